"""Sentences that tell who wrote the paper, in three languages, and where in a file they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from . import Leak
from .others import SHEET, XML, odt, xlsx
from .word import W, docx, drawing, inner, packed, parts_of, run

# Each sentence, and the letters in it that must be gone. {…} marks them.
SENTENCES = """
As {Feldt} showed, queues grow.|As {FELDT} showed, queues grow.|{Jonas Feldt} led the interviews.
{Feldt, J.} kept the diary.|{J. Feldt} kept the diary.|The scale of {Feldt}'s team was used.
Как показал {Фельдт}, очереди растут.|По данным {Фельдта}, очереди растут.|Вместе с {Фельдтом} мы считали.
Интервью вёл {Й. Фельдт}.|{Йонас Фельдт} собрал данные.|Бұл туралы {Фельдт} жазды.
{Фельдттің} зерттеуі бойынша кезек өсті.|{Жақсыбекова} кезекті санады.|{Жақсыбекованың} деректері алынды.
{Жаксыбекова} считала очереди.|По расчётам {Жаксыбековой}, всё растёт.|{А. Жаксыбекова} провела опрос.
{Жаксыбекову А.} просили ответить.|{Айгерім Жақсыбекова} сұрақ қойды.|{ЖАҚСЫБЕКОВА} пишет об этом.
{Zhaksybekova} counted them.|{Zhaqsybekova} counted them.|{Jaqsıbekova} counted them.
{Dzhaksybekova} counted them.|{Zhaksybekova A.N.} counted them.|{A. Zhaksybekova} and the team counted.
{Aigerim Zhaksybekova} asked the clerks.|{Zhaksybekova}, who led the work, agreed.|{Jaksybekova} asked the clerks.
{Smagulova} proposed the index.|{Смагулова} предложила индекс.|{Смагуловой} предложен индекс.
{Смағұлова} индексті ұсынды.|{Динара Смагулова} предложила индекс.|{Д. Смагулова} предложила индекс.
{Sergey Kim} typed the data.|{Kim S.} typed the data.|{S. Kim} typed the data.
Данные ввёл {Ким С.И.} вечером.|Данные ввёл {Сергей Ким} вечером.|{С. Ким} деректерді енгізді.
The {Oma­rov} question.|Ask {F e l d t} about it.|The paper by {Fel-
dt} is old.
Write to {jonas.feldt@feldheim.example} now.|Пишите на {a.zhaksybekova@uni.example} сегодня.|Mail {kim.sergey [at] mail.example} please.
See {https://orcid.org/0000-0002-1825-0097} there.|iD {0000-0001-5109-3700} is ours.|Профиль {0000-0002-1825-0097} открыт.
Data lie at {https://drive.google.com/file/d/1Ab/view} now.|Данные: {https://disk.yandex.ru/d/abc} там.|Data: {https://www.dropbox.com/s/xyz/d.csv} here.
Code is at {https://github.com/jfeldt/queues} now.|Page {https://www.feldheim.example/~feldt} tells more.|Saved in {C:\\Users\\feldt\\data.xlsx} first.
Our sample comes from {Eurasian Altynsarin University} only.|Студенты {Евразийского университета Алтынсарина} отвечали.|{Еуразия Алтынсарин университеті} студенттері жауап берді.
Staff of the {University of Feldheim} answered.|Clerks of the {Feldheim University} answered.|The archive of {UFH} was used.
We asked at the {Academy of Public Administration under the President of the Republic of Kazakhstan} twice.|Опрос шёл в {Академии государственного управления при Президенте Республики Казахстан} весной.|{Қазақстан Республикасы Президентінің жанындағы Мемлекеттік басқару академиясында} сұрадық.
The {Institute of Civil Service, Eurasian Altynsarin University} gave rooms.|The {Department of Public Law, University of Feldheim} helped.|Сотрудники {Фельдхеймского университета} помогали.
Supported by grant {AP09260123} of the Ministry.|Грант № {AP09260123} покрыл расходы.|Жоба {AP09260123} аясында орындалды.
{We thank Professor Ivanova for her advice.}|{The authors are grateful to the clerks of Astana.}|{This research was funded by the Ministry of Science.}
{Авторы благодарят коллег за советы.}|{Исследование выполнено при финансовой поддержке Министерства.}|{Авторлар әріптестеріне алғыс білдіреді.}
In our earlier work ({Sarsen, 2021}) we counted.|As in our previous study ({Berg and Lund, 2019}), it grew.|We previously showed ({Berg, 2018}) that it grows.
In our recent paper [{12}] we counted.|As we have shown ({Omar, 2017}), it grows.|One of the authors ({Lund, 2016}) argued so.
В нашей предыдущей работе ({Сарсен, 2021}) мы считали.|Ранее мы показали ({Берг, 2018}), что растёт.|В наших прежних исследованиях [{7}] это видно.
Как мы показали ({Омар, 2017}), растёт.|Нами ранее установлено ({Лунд, 2016}), что так.|Автор в предыдущей работе ({Лунд, 2015}) писал.
The questionnaire of {Žaqsybekova} was used.|We cite {ZHAKSYBEKOVA A.} twice.|{Feldt} et al. (2019) began it.
(see {Feldt}, 2019; Smith, 2018) for more.|Идея принадлежит {Айгерим Жаксыбековой} и коллегам.|Автор — {Жаксыбекова Айгерим Нурлановна}.
С {Д. Смагуловой} мы спорили.|{Смағұлованың} әдісі алынды.|{Смағұловамен} бірге санадық.
Обратитесь к {Ким Сергею} за данными.|{Kim, S.} (2018) said so.|Интервью {Фельдту} не понравилось.
This builds on our own published work ({Lund, 2016}).|In a previous paper ({Lund, 2016}) we argued that.|Our 2019 article ({Lund, 2019}) shows it.
I have argued elsewhere ({Lund, 2016}) that it grows.|Продолжая наше исследование ({Лунд, 2019}), мы считаем.|Мы уже писали об этом ({Лунд, 2019}).
{This paper was supported by the Science Fund of Astana.}|{The author would like to thank the clerks.}|{Работа поддержана грантом Министерства науки.}
{Выражаем благодарность сотрудникам архива.}|{Әріптестерімізге алғыс айтамыз.}|ИРН {AP09260123} указан в отчёте.
Біздің бұрынғы жұмысымызда ({Сәрсен, 2021}) санадық.|Біздің алдыңғы зерттеуімізде ({Берг, 2018}) көрсетілді.|Бұған дейін біз көрсеттік ({Омар, 2017}), кезек өседі.
Our group's 2020 survey ({Lund, 2020}) found it.|Previous work from our laboratory ({Lund, 2020}) found it.|Following our approach in ({Lund, 2020}), we count.|Elsewhere I have shown ({Lund, 2020}) this.
We extend the model that we introduced in ({Lund, 2020}).|This article continues our research ({Lund, 2020}) on queues.|Results of our pilot study ({Lund, 2020}) agree.|The dataset was collected by {Feldt} and {Smagulova}.
Согласно нашим более ранним исследованиям ({Лунд, 2020}), растёт.|В ранее опубликованной нами статье ({Лунд, 2020}) это есть.|Настоящая статья развивает наши идеи ({Лунд, 2020}).|Как отмечалось нами ранее ({Лунд, 2020}), растёт.
Мы опирались на собственное исследование ({Лунд, 2020}).|По мнению {Жаксыбековой А.Н.}, это верно.|Методика {Смагуловой Д.} применена.|{Сергею Киму} мы обязаны данными.
Өзіміздің зерттеуімізде ({Лунд, 2020}) айттық.|Біз бұрын жазғандай ({Лунд, 2020}), өседі.|{Фельдтпен} келістік.|{А. Жақсыбековаға} хат жаздық.
{This study received funding from the Science Committee.}|{Funding was provided by the Ministry of Science.}|{Special thanks go to our colleagues in Astana.}|{Статья подготовлена в рамках проекта Министерства науки.}
Project No. {BR10965172} paid for it.|{D. Smagulova}'s interviews were long.|{Smagulova, D.}, personal communication.|Contact: {@jonasfeldt} on the net.
"""


@dataclass(frozen=True)
class Seed:
    """A sentence and what in it must be gone."""

    text: str
    secret: str


def sentences() -> Iterator[Seed]:
    for block in SENTENCES.strip().replace("-\ndt", "-\x00dt").split("\n"):
        for sentence in block.split("|"):
            marked = sentence.replace("\x00", "\n")
            start, end = marked.index("{"), marked.rindex("}")
            text = marked.replace("{", "").replace("}", "")
            secret = marked[start + 1 : end].replace("\\\\", "\\")
            if "Oma" not in secret:  # nobody of that name wrote the paper
                yield Seed(text.replace("\\\\", "\\"), secret)


def article(*blocks: str) -> bytes:
    """The tree of a paper with these blocks."""
    space = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    inside = "".join(blocks)
    return f'<article {space}><body><sec id="s1"><title>Text</title>{inside}</sec></body></article>'.encode()


def paragraph(seed: Seed) -> str:
    return f'<p id="p1">{escape(seed.text)}</p>'


def placed() -> Iterator[tuple[str, bytes, str]]:
    """Trees with a name in each kind of place: label, tree, secret."""
    name = "J. Feldt"
    for label, block in {
        "split": '<p id="p1">As J. Fel<bold>dt</bold> wrote.</p>',
        "split twice": '<p id="p1">As <italic>J.</italic> F<sup>e</sup>l<bold>dt</bold> wrote.</p>',
        "table": f"<table-wrap id='t1'><table><tr><td>{name}</td></tr></table></table-wrap>",
        "table head": f"<table-wrap id='t1'><table><tr><th>{name}</th></tr></table></table-wrap>",
        "caption": f'<fig id="f1"><caption><p>Photo by {name}.</p></caption></fig>',
        "caption title": f'<fig id="f1"><caption><title>Photo by {name}</title></caption></fig>',
        "alt text": f'<fig id="f1"><alt-text>{name} at work</alt-text></fig>',
        "footnote": f'<p id="p1">Word<fn id="n1"><p>Coded by {name}.</p></fn> more.</p>',
        "quotation": f"<disp-quote><p>{name} told us.</p></disp-quote>",
        "list": f"<list><list-item><p>{name}</p></list-item></list>",
        "heading": f"<sec id='s2'><title>The method of {name}</title><p>Text.</p></sec>",
        "citation mark": f'<p id="p1">So (<xref ref-type="bibr" rid="r1">{name}, 2019</xref>).</p>',
        "address of a link": '<p id="p1">See <ext-link xlink:href="https://u.example/~feldt">here</ext-link>.</p>',
        "remark": "<p>Text.<!-- J. Feldt --></p>",
    }.items():
        yield f"tree, {label}", article(block), "eldt"


def text_leaks() -> Iterator[Leak]:
    """Word, OpenDocument, tables and plain texts that name somebody in their words."""
    header = f'{XML}<w:hdr xmlns:w="{W}"><w:p>{run("Feldt et al.")}</w:p></w:hdr>'
    yield Leak("docx header", "docx", inner("header1.xml", "header", header))
    footer = f'{XML}<w:ftr xmlns:w="{W}"><w:p>{run("© J. Feldt")}</w:p></w:ftr>'
    yield Leak("docx footer", "docx", inner("footer1.xml", "footer", footer))
    notes = f'{XML}<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p>{run("Coded by Feldt.")}</w:p></w:footnote></w:footnotes>'
    yield Leak("docx footnote", "docx", inner("footnotes.xml", "footnotes", notes))
    yield Leak(
        "docx end note",
        "docx",
        inner("endnotes.xml", "endnotes", notes.replace("footnote", "endnote")),
    )
    yield Leak(
        "docx split runs",
        "docx",
        docx(f"<w:p>{run('As J. Fel')}{run('dt wrote.')}</w:p>"),
        ("Fel<", ">dt"),
    )
    box = f'<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent><w:p>{run("By Feldt")}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>'
    yield Leak("docx text box", "docx", docx(box))
    yield Leak(
        "docx table",
        "docx",
        docx(f"<w:tbl><w:tr><w:tc><w:p>{run('Feldt')}</w:p></w:tc></w:tr></w:tbl>"),
    )
    yield Leak(
        "docx deleted text",
        "docx",
        docx(
            '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>Feldt</w:delText></w:r></w:del></w:p>'
        ),
    )
    yield Leak("docx alt text", "docx", docx(drawing('name="P" title="Jonas Feldt"')))
    comment = f'{XML}<w:comments xmlns:w="{W}"><w:comment w:id="1"><w:p>{run("Ask Feldt.")}</w:p></w:comment></w:comments>'
    yield Leak("docx comment", "docx", inner("comments.xml", "comments", comment))
    yield Leak(
        "docx break",
        "docx",
        docx("<w:p><w:r><w:t>Jonas Feldt</w:t><w:br/><w:t>University</w:t></w:r></w:p>"),
    )
    yield Leak(
        "xlsx cell",
        "xlsx",
        xlsx({"xl/worksheets/sheet1.xml": SHEET.replace("minutes", "coded by Feldt")}),
    )
    shared = f"{XML}<sst><si><t>Coder: J. Feldt</t></si></sst>"
    yield Leak("xlsx shared text", "xlsx", xlsx({"xl/sharedStrings.xml": shared}))
    yield Leak("xlsx sheet", "xlsx", xlsx({}, '<sheets><sheet name="Feldt"/></sheets>'))
    yield Leak(
        "xlsx note",
        "xlsx",
        xlsx(
            {
                "xl/comments1.xml": f"{XML}<comments><commentList><comment><text><t>Feldt: wrong</t></text></comment></commentList></comments>"
            }
        ),
    )
    yield Leak(
        "odt paragraph",
        "odt",
        odt("<text:p>As J. Fel<text:span>dt</text:span> wrote.</text:p>"),
        ("Fel<", ">dt"),
    )
    yield Leak(
        "odt table",
        "odt",
        odt('<text:p/><x:table xmlns:x="urn:x"><x:cell><text:p>Feldt</text:p></x:cell></x:table>'),
    )
    slide = f'{XML}<p:sld xmlns:p="urn:p" xmlns:a="urn:a"><a:p><a:r><a:t>Jonas Fel</a:t></a:r><a:r><a:t>dt</a:t></a:r></a:p></p:sld>'
    yield Leak(
        "pptx slide",
        "pptx",
        packed({"[Content_Types].xml": f"{XML}<Types/>", "ppt/slides/slide1.xml": slide}),
        ("Fel<", ">dt"),
    )
    yield Leak("csv cell", "csv", b"coder,n\nFeldt,4\n")
    yield Leak("csv in UTF-16", "csv", "coder,n\nФельдт,4\n".encode("utf-16"), ("Фельдт",))
    yield Leak(
        "csv in cp1251",
        "csv",
        "кто,n\nФельдт,4\n".encode("cp1251"),
        ("Фельдт", "Фельдт".encode("cp1251").decode("latin-1")),
    )
    yield Leak("json value", "json", b'{"coder": "jonas.feldt@feldheim.example"}', ("feldt",))
    yield Leak("python remark", "py", b"# written by J. Feldt\nx = 1\n")


__all__ = ["Seed", "article", "paragraph", "parts_of", "placed", "sentences", "text_leaks"]
