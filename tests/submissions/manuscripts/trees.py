"""Canonical trees for the tests of the renderers: a rich article, a hostile one, a long one."""

from io import BytesIO

from PIL import Image, ImageDraw

OPEN = (
    '<article xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:mml="http://www.w3.org/1998/Math/MathML" dtd-version="1.3" xml:lang="{language}">'
)
FRACTION = (
    "<alternatives><tex-math>\\bar{t} = \\frac{1}{n}\\sum_{i=1}^{n} t_i</tex-math><mml:math>"
    '<mml:mrow><mml:mover accent="true"><mml:mi>t</mml:mi><mml:mo>¯</mml:mo></mml:mover>'
    "<mml:mo>=</mml:mo><mml:mfrac><mml:mn>1</mml:mn><mml:mi>n</mml:mi></mml:mfrac>"
    "<mml:munderover><mml:mo>∑</mml:mo><mml:mrow><mml:mi>i</mml:mi><mml:mo>=</mml:mo>"
    "<mml:mn>1</mml:mn></mml:mrow><mml:mi>n</mml:mi></mml:munderover>"
    "<mml:msub><mml:mi>t</mml:mi><mml:mi>i</mml:mi></mml:msub></mml:mrow></mml:math></alternatives>"
)
MATRIX = (
    "<alternatives><tex-math>y = \\sqrt{\\alpha x^2} + \\begin{pmatrix}1 &amp; 0\\\\0 &amp; 1"
    "\\end{pmatrix}</tex-math><mml:math><mml:mi>y</mml:mi><mml:mo>=</mml:mo><mml:msqrt>"
    "<mml:mi>α</mml:mi><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:msqrt>"
    "<mml:mo>+</mml:mo><mml:mo>(</mml:mo><mml:mtable><mml:mtr><mml:mtd><mml:mn>1</mml:mn></mml:mtd>"
    "<mml:mtd><mml:mn>0</mml:mn></mml:mtd></mml:mtr><mml:mtr><mml:mtd><mml:mn>0</mml:mn></mml:mtd>"
    "<mml:mtd><mml:mn>1</mml:mn></mml:mtd></mml:mtr></mml:mtable><mml:mo>)</mml:mo></mml:math>"
    "</alternatives>"
)
INLINE = (
    "<inline-formula><alternatives><tex-math>p &lt; 0.05</tex-math><mml:math><mml:mi>p</mml:mi>"
    "<mml:mo>&lt;</mml:mo><mml:mn>0.05</mml:mn></mml:math></alternatives></inline-formula>"
)
TABLE = """<table-wrap id="tab-1"><label>Table 1</label><caption><p>Days from the first question
to the decision, median by country (sample data)</p></caption><table><thead>
<tr><th rowspan="2">Country</th><th rowspan="2">Requests</th><th colspan="2">Median days</th>
<th rowspan="2">Change</th></tr><tr><th>2015</th><th>2025</th></tr></thead><tbody>
<tr><td>Country A</td><td>312</td><td>14</td><td>11</td><td>−21 %</td></tr>
<tr><td>Country B</td><td>254</td><td>9</td><td>9</td><td>0 %</td></tr>
<tr><td>Country C</td><td>240</td><td>21</td><td>18</td><td>−14 %</td></tr>
<tr><td>Country D</td><td>228</td><td>12</td><td>11</td><td>−8 %</td></tr>
<tr><td>Country E<sup>a</sup></td><td>206</td><td>17</td><td>15</td><td>−12 %</td></tr>
<tr><td colspan="2"><bold>All countries</bold></td><td>14.2</td><td>12.6</td><td>−11 %</td></tr>
</tbody></table><table-wrap-foot><fn id="tab-1-a"><label>a</label><p>Two regions gave no data on
refused requests.</p></fn></table-wrap-foot></table-wrap>"""
FIGURE = """<fig id="fig-1"><label>Figure 1</label><caption><p>Time in the hall (grey) and elsewhere
(blue), 2025, sample data.</p></caption><alt-text>Bar chart: in all five countries the time outside
the hall is at least eight times the time in the hall.</alt-text>
<graphic xlink:href="figure1.png"/></fig>"""
REFERENCES = (
    "Alford, J., &amp; Sample, B. (2019). Minutes at the counter. <italic>Journal of Sample "
    "Studies, 12</italic>(3), 45–61. https://doi.org/10.00000/jss.45",
    "Author, C. (2021). Where the folder goes. <italic>Sample Review, 4</italic>, 1–19.",
    "Әбдіғалиева, Қ. Ұ. (2023). <italic>Ауылдағы қызмет: сапа мен қолжетімділік</italic> [Service "
    "in the village] (in Kazakh). Үлгі баспасы.",
    "Иванова, Е. П. Административные барьеры и цифровые услуги // Вопросы образцового управления. "
    "2020. № 2. С. 14–33.",
    "Muster, D. (2023). Distance and the welfare office: A panel of forty districts. "
    "<italic>Example Quarterly, 31</italic>(2), 201–228. https://doi.org/10.00000/eq.2023.31.2.201",
    "ქართული, ს. (2018). <italic>Public service halls</italic>. Tbilisi: Sample Press.",
    "OECD-Sample. (2022). <italic>Serving citizens: A framework</italic>. "
    "https://example.org/publications/serving-citizens-a-framework-for-the-second-decade.pdf",
    "Peeters, R., &amp; Widlak, A. (2018). The digital cage (sample). <italic>Sample Information "
    "Quarterly, 35</italic>(2), 175–183.",
    "Suharto-Sample. (2020). Queues as a policy instrument. <italic>Sample Policy, 9</italic>, 3–9.",
    "Şahin, Ö., &amp; Ğafurov, Ə. (2017). E-government in five steps. Sample University Press.",
    "Tummers, L. (2015). Coping during service delivery (sample). <italic>Example Review, "
    "25</italic>(4), 1099–1126.",
    "Zhang, W. (2016). 行政改革 [Administrative reform] (in Chinese). Sample Press.",
)
P1 = """In the first ten years of the new service centres the picture in the newspapers hardly
changed: a bright hall, a number on a screen, a smile behind the glass. What the picture does not
show is the cupboard behind the hall, and the person who walks from there to the old ministry twice
a day with a folder.<xref ref-type="fn" rid="fn-1"><sup>1</sup></xref> Earlier work counted the
minutes at the counter (<xref ref-type="bibr" rid="ref-1">Alford &amp; Sample, 2019</xref>); only a
few authors followed the folder (<xref ref-type="bibr" rid="ref-2">Author, 2021</xref>;
<xref ref-type="bibr" rid="ref-5">Muster, 2023</xref>)."""
P2 = """We followed 1,240 requests for four everyday documents. Each person kept a small diary; each
office let us see the stamps. <xref ref-type="table" rid="tab-1">Table 1</xref> lists what was
counted, and <xref ref-type="fig" rid="fig-1">Figure 1</xref> sets the two halves of the waiting time
beside each other. The difference is significant at """


def rich_tree(*, language: str = "en") -> bytes:
    """An article with everything that the canonical tree may hold."""
    references = "".join(
        f'<ref id="ref-{number}"><mixed-citation>{text}</mixed-citation></ref>'
        for number, text in enumerate(REFERENCES, 1)
    )
    return f"""{OPEN.format(language=language)}<body>
<sec id="sec-1"><title>The promise</title><p id="p-1">{P1}</p>
<p id="p-2">We ask a plain question: <italic>who still waits</italic>, and for what? The answer
matters because the next wave of centres is being planned now, often with the same measure of success
as the first. See <ext-link xlink:href="https://example.org/plans">the plans</ext-link>, or ask at
<email>office@example.org</email>.</p></sec>
<sec id="sec-2"><title>Five countries, one method</title><p id="p-3">{P2}{INLINE}.</p>{TABLE}
<p id="p-4">The mean waiting time of a district is</p>
<disp-formula id="eq-1"><label>(1)</label>{FRACTION}</disp-formula>
<p id="p-5">where <italic>n</italic> is the number of requests; H<sub>2</sub>O and
10<sup>3</sup> stand here as <bold>marks</bold>.<fn id="fn-2"><p>Days are calendar days; holidays are
counted because people wait on holidays too.</p></fn> The model adds a shift:</p>
<disp-formula id="eq-2">{MATRIX}</disp-formula></sec>
<sec id="sec-3"><title>What we found</title><p id="p-6">The visit is short now. The way is not.
Compare <xref ref-type="sec" rid="sec-2">the method</xref> and equation
<xref ref-type="disp-formula" rid="eq-1">(1)</xref>.</p>{FIGURE}
<disp-quote id="q-1"><p id="p-7">I can see that the form is complete. I may not say so. I may only
send it on.</p><attrib>Counter staff, Country C, sample quotation</attrib></disp-quote>
<sec id="sec-3-1"><title>Distance</title><p id="p-8">People who live more than fifty kilometres from
a centre gained nothing in our data. They came less often, but they came better prepared, and the
days between the visits stayed what they had been.</p>
<list list-type="order"><list-item><p>First, the folder travels once a day.</p></list-item>
<list-item><p>Second, nobody owns the way between two desks.</p><list list-type="bullet">
<list-item><p>the counter does not see it;</p></list-item><list-item><p>the back office does not
count it.</p></list-item></list></list-item></list></sec></sec>
<sec id="sec-4"><title>What managers can do</title><list list-type="bullet">
<list-item><p id="p-9">Write down which cases the counter may close, and raise the limit every
year.</p></list-item><list-item><p id="p-10">Publish the median of the whole request on the door,
not the minutes in the hall.</p></list-item></list></sec></body>
<back><ack><title>Acknowledgements</title><p id="p-11">We thank the sample offices.</p></ack>
<fn-group><fn id="fn-1"><p>In three countries the folder travels by car once a day; see
https://example.org/folder.</p></fn></fn-group><ref-list>{references}</ref-list></back>
</article>""".encode()


def hostile_tree(text: str) -> bytes:
    """A tree whose title, paragraph, cell, caption, note and reference are one given text."""
    return f"""{OPEN.format(language="en")}<body><sec id="s"><title>{text}</title><p id="p">{text}
<fn><p>{text}</p></fn></p><table-wrap><caption><p>{text}</p></caption><table><tr><td>{text}</td>
</tr></table></table-wrap><p><inline-formula><alternatives><tex-math>{text}</tex-math><mml:math>
<mml:mtext>{text}</mml:mtext><mml:mi>{text}</mml:mi></mml:math></alternatives></inline-formula></p>
</sec></body><back><ref-list><ref id="r"><mixed-citation>{text}</mixed-citation></ref></ref-list>
</back></article>""".encode()


def body_tree(content: str, *, language: str = "en") -> bytes:
    """A tree whose body is the given content."""
    return f"{OPEN.format(language=language)}<body>{content}</body></article>".encode()


def chart(width: int = 1200, height: int = 640) -> bytes:
    """A bar chart as PNG."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for row, (hall, rest) in enumerate(((40, 620), (50, 500), (60, 980), (68, 620), (76, 850))):
        top = 30 + row * (height - 60) // 5
        draw.rectangle((60, top, 60 + hall, top + 80), fill="#72808a")
        draw.rectangle((66 + hall, top, 66 + hall + rest, top + 80), fill="#005f78")
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


MEDIA = {"figure1.png": chart()}
