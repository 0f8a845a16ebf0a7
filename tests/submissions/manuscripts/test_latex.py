import io
import zipfile
from pathlib import Path

import pytest
import typst
from PIL import Image

from submissions.manuscripts.extract import read_title_page
from submissions.manuscripts.refusals import Refusal
from submissions.manuscripts.tree import HREF, line_of, parse

from .conftest import convert_bytes
from .parts import make_zip

SAMPLES = Path(__file__).parents[4] / "shared" / "standards" / "samples" / "latex"


def paper(body: str, preamble: str = "", of: str = "article") -> str:
    return f"\\documentclass{{{of}}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"


def tree_of(body: str, preamble: str = "", **files: str | bytes):
    return parse(converted(body, preamble, **files).tree)


def converted(body: str, preamble: str = "", of: str = "article", **files: str | bytes):
    """Convert a paper and the files beside it (`a__b` stands for a.b)."""
    parts = {name.replace("__", "."): data for name, data in files.items()}
    return convert_bytes(make_zip({"main.tex": paper(body, preamble, of), **parts}), "paper.zip")


def title_page(body: str, preamble: str = "", of: str = "article"):
    return read_title_page(converted(body, preamble, of).tree)


def words(article) -> list[str]:
    return [line_of(p) for p in article.iterfind("body//p")]


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(out, "PNG")
    return out.getvalue()


def pdf(text: str = "Words of the printed paper") -> bytes:
    return typst.compile(text.encode())


def refusal(data: bytes, name: str = "paper.zip") -> Refusal:
    with pytest.raises(Refusal) as caught:
        convert_bytes(data, name)
    return caught.value


# Which file is the paper, and what it takes in


def test_single_file_is_a_paper():
    article = parse(convert_bytes(paper("Words.").encode(), "paper.tex").tree)

    assert words(article) == ["Words."]


def test_files_are_laid_into_one_text():
    article = tree_of(
        "\\input{one}\n\\include{two.tex}\n% \\input{never}\n\\subfile{three}",
        one__tex="First. \\input two",
        two__tex="Second.",
        three__tex=paper("Third."),
        never__tex="Commented.",
    )

    assert words(article) == ["First. Second.", "Second.", "Third."]


def test_import_reads_from_its_folder():
    data = make_zip(
        {
            "paper/ms.tex": paper("\\import{parts/}{one}"),
            "paper/parts/one.tex": "One. \\input{two}",
            "paper/parts/two.tex": "Two.",
            "__MACOSX/paper/._ms.tex": b"\0\1",
        }
    )

    assert words(parse(convert_bytes(data, "paper.zip").tree)) == ["One. Two."]


def test_main_file_is_the_one_that_no_other_takes_in():
    data = make_zip(
        {"a.tex": paper("Part \\ldots"), "zzz.tex": paper("Whole. \\subfile{a}"), "b.tex": "loose"}
    )

    assert words(parse(convert_bytes(data, "paper.zip").tree))[0].startswith("Whole.")


def test_usual_name_wins_and_the_choice_is_said():
    data = make_zip({"cover.tex": paper("Letter."), "main.tex": paper("Paper.")})

    result = convert_bytes(data, "paper.zip")

    assert words(parse(result.tree)) == ["Paper."]
    assert [(loss.code, loss.place) for loss in result.losses] == [("latex_several", "main.tex")]


def test_missing_file_is_a_loss_and_a_cycle_ends():
    result = converted("Words. \\input{gone} \\input{a}", a__tex="A. \\input{a}")

    assert words(parse(result.tree)) == ["Words. A."]
    assert [(loss.code, loss.place) for loss in result.losses] == [
        ("latex_file", "gone"),
        ("latex_file", "a"),
    ]


def test_verbatim_text_takes_nothing_in():
    article = tree_of(
        "\\begin{verbatim}\n\\input{a} % kept\n\\end{verbatim}\n\\verb|\\input{a}|", a__tex="Taken."
    )

    assert "Taken." not in line_of(article.find("body"))
    assert article.find("body//preformat").text.strip() == "\\input{a} % kept"


def test_program_in_a_file_is_printed_as_it_is():
    article = tree_of("Words.\n\n\\lstinputlisting[language=R]{a.R}", a__R="x <- \\input{b}")

    assert article.find("body//preformat").text.strip() == "x <- \\input{b}"


def test_cyrillic_names_of_an_old_windows_zip():
    out = io.BytesIO(make_zip({"main.tex": paper("\\input{глава}")}))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("XXXXX.tex", "Слова главы.")
    data = out.getvalue().replace(b"XXXXX.tex", "глава".encode("cp866") + b".tex")

    assert words(parse(convert_bytes(data, "paper.zip").tree)) == ["Слова главы."]


def test_old_encoding_is_read_as_its_preamble_says():
    data = paper("Слова.", "\\usepackage[cp1251]{inputenc}").encode("cp1251")

    assert words(parse(convert_bytes(data, "paper.tex").tree)) == ["Слова."]


# What cannot be read


def test_zip_without_a_main_file_is_refused():
    assert refusal(make_zip({"a.tex": "Words."})).code == "latex_no_main"


def test_unclosed_environment_is_named_with_file_and_line():
    data = make_zip(
        {"main.tex": paper("\\input{a}"), "a.tex": "One.\n\n\\begin{itemize}\n\\item Two."}
    )

    error = refusal(data)

    assert error.code == "latex_unclosed"
    assert error.parameters == {"file": "a.tex", "line": 3, "name": "itemize"}


def test_missing_brace_is_named_by_its_line():
    error = refusal(paper("Fine.\n\nA line with \\textbf{bold words.\n\nMore.").encode(), "a.tex")

    assert error.code == "latex_unreadable"
    assert error.parameters == {"file": "paper.tex", "line": 6}


def test_pdf_beside_an_unreadable_source_is_read():
    broken = paper("\\begin{itemize} \\item Words.")
    data = make_zip({"main.tex": broken, "main.pdf": pdf(), "figs/one.pdf": pdf("Figure")})

    result = convert_bytes(data, "paper.zip")

    assert result.tree is None
    assert "Words of the printed paper" in result.text
    assert [(loss.code, loss.place) for loss in result.losses] == [
        ("latex_pdf", "main.pdf"),
        ("pdf", ""),
    ]


# Title pages of the usual classes

AUTHBLK = r"""\title{On Budgets\thanks{Supported by grant 7 of the Fund.}}
\author[1,2]{Ann Lee\thanks{Corresponding author: ann@lee.org}}
\author[2]{Bob Ray}
\affil[1]{Institute of Law, Almaty}
\affil[2]{University of Berlin}
\date{May 2026}"""
PLAIN = r"""\title{On Budgets}
\author{Ann Lee\\ Institute of Law, Almaty\\ \texttt{ann@lee.org} \and Bob Ray\\ University of Berlin}"""
MARKED = r"""\title{On Budgets}
\author{Ann Lee$^{1,*}$, Bob Ray$^{2}$\\ $^1$Institute of Law, Almaty\\ $^2$University of Berlin\\
$^*$Corresponding author: ann@lee.org}"""
ELSEVIER = r"""\begin{frontmatter}\title{On Budgets}
\author[a]{Ann Lee\corref{c}}\ead{ann@lee.org}
\author[b]{Bob Ray}
\affiliation[a]{organization={Institute of Law}, city={Almaty}}
\address[b]{University of Berlin}\cortext[c]{Corresponding author}
\begin{abstract}We look at budgets in two towns.\end{abstract}
\begin{keyword}budget \sep town \JEL H11 \sep H72\end{keyword}\end{frontmatter}"""
ACM = r"""\title{On Budgets}
\author{Ann Lee}\email{ann@lee.org}\orcid{0000-0002-1825-0097}
\affiliation{\institution{Institute of Law}\city{Almaty}\country{Kazakhstan}}
\author{Bob Ray}\affiliation{\institution{University of Berlin}\country{Germany}}"""
REVTEX = r"""\title{On Budgets}
\author{Ann Lee}\email{ann@lee.org}\affiliation{Institute of Law, Almaty}
\author{Bob Ray}\affiliation{University of Berlin}"""
LNCS = r"""\title{On Budgets}
\author{Ann Lee\inst{1}\orcidID{0000-0002-1825-0097} \and Bob Ray\inst{2}}
\institute{Institute of Law, Almaty \email{ann@lee.org} \and University of Berlin}"""
IEEE = r"""\title{On Budgets}
\author{\IEEEauthorblockN{1\textsuperscript{st} Ann Lee}\IEEEauthorblockA{\textit{Institute of Law}\\
Almaty\\ ann@lee.org}\and\IEEEauthorblockN{Bob Ray}\IEEEauthorblockA{University of Berlin}}"""
SPRINGER = r"""\title[Budgets]{On Budgets}
\author*[1]{\fnm{Ann} \sur{Lee}}\email{ann@lee.org}
\author[2]{\fnm{Bob} \sur{Ray}}
\affil*[1]{\orgname{Institute of Law}, \orgaddress{\city{Almaty}, \country{Kazakhstan}}}
\affil[2]{\orgname{University of Berlin}}"""
CLASSES = {
    "authblk": AUTHBLK,
    "plain": PLAIN,
    "marked": MARKED,
    "elsevier": ELSEVIER,
    "acm": ACM,
    "revtex": REVTEX,
    "lncs": LNCS,
    "ieee": IEEE,
    "springer": SPRINGER,
}
AFTER = (
    "\n\\maketitle\n\\section{Introduction}\nWords of the paper itself, a whole sentence of them."
)


@pytest.mark.parametrize("name", CLASSES)
def test_authors_of_every_class_are_read(name):
    page = title_page(CLASSES[name] + AFTER)

    assert page.title.value == "On Budgets"
    assert [author.printed for author in page.authors] == ["Ann Lee", "Bob Ray"]
    assert page.authors[0].affiliation.startswith("Institute of Law")
    assert page.authors[1].affiliation == "University of Berlin" + (
        ", Germany" if name == "acm" else ""
    )
    assert page.authors[0].email == "ann@lee.org"
    assert page.authors[1].email == ""


@pytest.mark.parametrize("name", ["authblk", "marked", "elsevier", "springer"])
def test_corresponding_author_is_known(name):
    page = title_page(CLASSES[name] + AFTER)

    assert [author.corresponding for author in page.authors] == [True, False]


@pytest.mark.parametrize("name", ["acm", "lncs"])
def test_orcid_is_read(name):
    page = title_page(CLASSES[name] + AFTER)

    assert [author.orcid for author in page.authors] == ["0000-0002-1825-0097", ""]


def test_abstract_keywords_and_codes_are_read():
    page = title_page(ELSEVIER + AFTER)

    assert page.abstracts["en"].value == "We look at budgets in two towns."
    assert page.keywords["en"].value == ["budget", "town"]


def test_abstracts_in_two_languages():
    page = title_page(
        r"\title{О бюджетах}\author{И. И. Петров}\begin{abstract}Мы изучили бюджеты двух городов и "
        r"нашли различия.\end{abstract}\keywords{бюджет, город}"
        r"\begin{otherlanguage}{english}\begin{abstract}We looked at the budgets of two towns."
        r"\end{abstract}\end{otherlanguage}" + AFTER
    )

    assert set(page.abstracts) == {"ru", "en"}
    assert page.keywords["ru"].value == ["бюджет", "город"]


def test_markup_in_a_title_stays_text():
    page = title_page(
        r"\title{H$_2$O \& ``$\alpha < \beta$'' <script>alert(1)</script>}\author{Ann Lee}" + AFTER
    )

    assert page.title.value == "H2O & “α<β” <script>alert(1)</script>"


# References


BIBLIOGRAPHY = r"""\begin{thebibliography}{9}
\bibitem[Lee and Ray(2019)]{lee} Lee, A. and Ray, B. (2019). \emph{Budgets}. doi:10.5555/abc.
\bibitem[Kim et al.(2020)Kim, Roe, and Poe]{kim} Kim, C. (2020). Towns.
\end{thebibliography}"""


def citations(article) -> list[tuple[str, str]]:
    return [(x.text, x.get("rid")) for x in article.findall("body//xref[@ref-type='bibr']")]


def test_names_and_years_are_cited_as_printed():
    article = tree_of(
        r"See \citep[p.~3]{lee,kim} and \citet{kim}. \citeauthor{lee}" + BIBLIOGRAPHY,
        r"\usepackage{natbib}",
    )

    assert words(article)[0] == (
        "See (Lee and Ray, 2019; Kim et al., 2020, p. 3) and Kim et al. (2020). Lee and Ray"
    )
    assert citations(article)[:3] == [
        ("Lee and Ray, 2019", "r1"),
        ("Kim et al., 2020", "r2"),
        ("Kim et al. (2020)", "r2"),
    ]
    assert article.findtext("back/ref-list/title") == "References"
    assert article.find("back//pub-id").text == "10.5555/abc"


def test_numbers_are_cited_where_the_list_has_no_names():
    article = tree_of(
        r"See \cite{b,a}.\bibliography{x}",
        main__bbl=r"\begin{thebibliography}{9}\bibitem{a} One."
        r"\bibitem{b} Two.\end{thebibliography}",
    )

    assert words(article)[0] == "See [2, 1]."
    assert citations(article) == [("2", "r2"), ("1", "r1")]
    assert [ref.findtext("label") for ref in article.iterfind("back/ref-list/ref")] == ["1", "2"]


BIB = """@string{press = {University Press}}
@article{lee, author = {Lee, Ann and Ray, Bob}, title = "Budgets of {DNA}", year = 2019,
  journal = {Law}, doi = {10.5555/abc}}
@book{un, author = {{United Nations}}, title = {Towns}, publisher = press, year = {2020}}
@misc{unused, title = {Never cited}}
@article{broken, title = {No end
"""


def test_works_are_printed_from_a_bib_file():
    article = tree_of(
        r"See \parencite{un} and (e.g. \cite{lee}).\printbibliography",
        r"\usepackage{biblatex}\addbibresource{refs.bib}",
        refs__bib=BIB,
    )

    assert words(article)[0] == "See (United Nations, 2020) and (e.g. Lee and Ray, 2019)."
    entries = [line_of(entry) for entry in article.iterfind("back/ref-list/ref/mixed-citation")]
    assert [entry[:10] for entry in entries] == ["Lee, Ann, ", "United Nat"]
    assert "University Press" in entries[1]
    assert [link[1] for link in citations(article)] == ["r2", "r1"]


def test_missing_bib_file_is_a_loss():
    result = converted(r"See \cite{a}.\bibliography{gone}")

    assert [(loss.code, loss.place) for loss in result.losses] == [("latex_bib", "gone")]


# Figures, tables, formulas, numbers


def test_figures_are_brought_in_and_a_pdf_is_drawn():
    result = converted(
        "\\graphicspath{{figs/}}\n\\begin{figure}\\includegraphics[width=2cm]{one}\\caption{Red}"
        "\\label{f}\\end{figure} Figure~\\ref{f} and \\autoref{g}. \\begin{figure*}"
        "\\includegraphics{two.pdf}.\\caption{Drawn}\\label{g}\\end{figure*}",
        **{"figs/one__png": png(), "figs/two__pdf": pdf()},
    )

    article = parse(result.tree)
    figures = article.findall("body//fig")
    assert [figure.findtext("label") for figure in figures] == ["Figure 1", "Figure 2"]
    assert [line_of(figure.find("caption")) for figure in figures] == ["Red", "Drawn"]
    assert [figure.find("graphic").get(HREF) for figure in figures] == list(result.media)
    assert "Figure 1 and Figure 2." in words(article)
    assert Image.open(io.BytesIO(result.media["figure-2.png"])).width > 400
    assert result.losses == []


def test_figures_that_cannot_be_shown_are_named():
    result = converted(
        "\\begin{figure}\\includegraphics{a.eps}\\caption{One}\\end{figure}"
        "\\begin{figure}\\includegraphics{gone}\\caption{Two}\\end{figure}"
        "\\begin{figure}\\begin{tikzpicture}\\draw (0,0);\\end{tikzpicture}\\caption{Three}\\end{figure}",
        a__eps="%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) run",
    )

    assert [(loss.code, loss.place) for loss in result.losses] == [
        ("latex_drawing", "Figure 3"),
        ("latex_eps", "Figure 1"),
        ("latex_figure", "Figure 2"),
    ]
    captions = [line_of(c) for c in parse(result.tree).iterfind("body//fig/caption")]
    assert captions == ["One", "Two", "Three"]


def test_parts_of_a_figure_become_one():
    article = tree_of(
        "\\begin{figure}\\subfloat[Left]{\\includegraphics{a}}\\begin{subfigure}{2cm}"
        "\\includegraphics{b}\\caption{Right}\\end{subfigure}\\caption{Both.}\\end{figure}",
        a__png=png(),
        b__png=png(),
    )

    assert line_of(article.find("body//fig/caption")) == "Both. (a) Left; (b) Right"
    assert len(article.findall("body//fig/graphic")) == 2


def test_tables_of_every_package_are_tables():
    article = tree_of(
        r"\begin{table}\caption{Costs}\label{t}\resizebox{\textwidth}{!}{\begin{tabularx}{9cm}"
        r"{@{}l*{2}{S[table-format=2.1]}@{}}\toprule Year & {A} & {B}\\ \midrule 2020 & 1.0 & 2\\ "
        r"\bottomrule\end{tabularx}}\begin{tablenotes}\item[a] A note.\end{tablenotes}\end{table}"
        r"See \cref{t}."
    )

    table = article.find("body//table-wrap")
    assert table.findtext("label") == "Table 1"
    assert [line_of(cell) for cell in table.iter("th")] == ["Year", "A", "B"]
    assert [line_of(cell) for cell in table.iter("td")] == ["2020", "1.0", "2"]
    assert words(article)[-1] == "See table 1."
    assert "a A note." in words(article)


def test_formulas_are_numbered_and_cited():
    article = tree_of(
        r"\begin{equation}\label{e:a} x = 1 \end{equation}\begin{align} a &= b \nonumber \\ "
        r"c &= d \label{e:b} \end{align} By \eqref{e:b} and (\ref{e:a})."
    )

    formulas = article.findall("body//disp-formula")
    assert [formula.findtext("label") for formula in formulas] == ["(1)", "(2)"]
    assert [formula.findtext("alternatives/tex-math") for formula in formulas][0] == "x = 1"
    assert "By (2) and (1)." in " ".join(words(article))
    links = article.findall("body//xref")
    assert [link.get("rid") for link in links] == [f.get("id") for f in reversed(formulas)]


def test_sections_are_numbered_where_the_text_speaks_of_numbers():
    text = r"\section{One}\subsection{Inner}\label{i}\section*{Free}\section{Two}\appendix\section{Three}"

    def titles(body):
        return [line_of(title) for title in tree_of(body).iterfind("body//sec/title")]

    assert titles(text + "Words.") == ["One", "Inner", "Free", "Two", "Three"]
    assert titles(text + r"See \ref{i}.") == ["1. One", "1.1 Inner", "Free", "2. Two", "A. Three"]


def test_own_macros_are_understood():
    article = tree_of(
        r"\fig{a} costs \eur{5}. \begin{figure}\caption{A}\label{a}\end{figure}",
        r"\newcommand{\fig}[1]{Figure~\ref{#1}}\usepackage{mine}",
        mine__sty=r"\newcommand{\eur}[1]{#1 euro}",
    )

    assert words(article)[0] == "Figure 1 costs 5 euro."


def test_notes_stay_notes():
    article = tree_of(r"Words\footnote{Below.} here.")

    assert line_of(article.find("back/fn-group/fn/p")) == "Below."


def test_no_letter_of_ours_is_left():
    result = converted(r"\section*{A}\cite{a}\autoref{b}\appendix\section{B}" + BIBLIOGRAPHY)

    assert not any("\ue000" <= sign <= "\ue1ff" for sign in result.tree.decode())


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
@pytest.mark.parametrize(
    ("name", "authors", "figures", "tables", "references"),
    [("CCR2025.1.2.YAO", 4, 11, 8, 62), ("CCR2023.1.004.KATH", 3, 0, 2, 43)],
)
def test_published_papers_are_read_whole(name, authors, figures, tables, references):
    folder = SAMPLES / name
    data = make_zip({p.name: p.read_bytes() for p in folder.iterdir()})

    result = convert_bytes(data, "paper.zip")

    article = parse(result.tree)
    page = read_title_page(result.tree)
    assert page.title.value.startswith(("Candidate Party", "Automated Detection"))
    assert len(page.authors) == authors
    assert all(author.affiliation for author in page.authors)
    assert page.abstracts["en"].value and page.keywords["en"].value
    assert len(article.findall("body//fig/graphic")) >= figures
    assert len(article.findall("body//table-wrap")) >= tables
    assert len(article.findall("back/ref-list/ref")) >= references
    assert result.losses == []


def test_works_are_printed_from_what_biber_left():
    bbl = (
        r"\entry{lee}{article}{}\name{author}{1}{}{% {{hash=1}{% family={Lee}, familyi={L}, "
        r"given={Ann\bibnamedelima B.}, giveni={A}}}}\field{journaltitle}{Law}\field{title}{Budgets}"
        r"\field{year}{2019}\verb{doi}\verb 10.5555/abc\endverb\endentry"
    )

    article = tree_of(r"See \parencite{lee}.\printbibliography", main__bbl=bbl)

    assert words(article)[0] == "See (Lee, 2019)."
    entry = line_of(article.find("back/ref-list/ref/mixed-citation"))
    assert entry.startswith("Lee, Ann B. 2019. “Budgets.” Law")
    assert article.find("back//pub-id").text == "10.5555/abc"
