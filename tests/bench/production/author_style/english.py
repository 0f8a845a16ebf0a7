"""Papers in English as their authors laid them out."""

from tests.bench.production import raw
from tests.bench.production.author_style.start import begin
from tests.bench.production.kit import (
    BREAK,
    TAB,
    Bold,
    Cell,
    Cite,
    Del,
    Formula,
    Ins,
    It,
    Note,
    Paper,
    Sup,
)

APA = (
    "Brandt, O. (2018). Offices that decide. Example Press.",
    "Ivanova, L., & Serikov, D. (2020). Letters and answers. Journal of Sample Studies, 12(3), 45–67.",
    "Larsen, P., Okoye, N., & Takeda, R. (2017). Queues without counters. Public Matters, 4(1), 1–19.",
    "Nurgali, A. (2021). Delegation in small offices. Sample Review, 9, 88–104.",
    "Whitfield, J. (2015). A short history of the form. Example Press.",
)
NUMBERED = (
    "Brandt O. Offices that decide. Berlin: Example Press; 2018.",
    "Ivanova L, Serikov D. Letters and answers. J Sample Stud. 2020;12(3):45–67.",
    "Larsen P, Okoye N, Takeda R. Queues without counters. Public Matters. 2017;4(1):1–19.",
    "Nurgali A. Delegation in small offices. Sample Rev. 2021;9:88–104.",
    "Whitfield J. A short history of the form. London: Example Press; 2015.",
    "Zeller M. Who signs? Vienna: Sample House; 2019.",
)
DAYS = (
    ("Region", "Cases", "Days"),
    ("North", "410", "12.4"),
    ("South", "388", "19.1"),
    ("West", "512", "9.8"),
)


def typed_numbers() -> Paper:
    """Bold headings with typed numbers, APA, hanging indents, a caption above as plain text."""
    paper, pen = begin("en-typed-numbers", "en", 0)
    paper.heading("Introduction", 1, "bold", "1.")
    paper.para(pen.write(), " This was shown earlier (", Cite("Brandt, 2018", 1), ").")
    paper.para(
        Cite("Larsen, Okoye, and Takeda (2017)", 3), " disagree: ", It("queues"), " do not vanish."
    )
    paper.heading("Data and methods", 1, "bold", "2.")
    paper.heading("Offices", 2, "bold", "2.1")
    paper.para(pen.write(3))
    paper.heading("Measures", 2, "bold", "2.2")
    paper.para(pen.write(), " See also ", Cite("Ivanova and Serikov (2020)", 2), ".")
    paper.table(DAYS, "Table 1", "Cases and days by region")
    paper.para(pen.write())
    paper.heading("Results", 1, "bold", "3.")
    paper.para(pen.write(4))
    paper.heading("Conclusion", 1, "bold", "4.")
    paper.para(pen.write(2), " (", Cite("Nurgali, 2021", 4), "; ", Cite("Whitfield, 2015", 5), ").")
    paper.reference_list("References", APA, "hanging")
    return paper


def capitals() -> Paper:
    """Headings in plain capitals, numbers in square brackets, Word's own numbered list at the end."""
    paper, pen = begin("en-capitals", "en", 3)
    paper.heading("Introduction", 1, "caps")
    paper.para(pen.write(3), " ", Cite("[1]", 1), ".")
    paper.heading("What we did", 1, "caps")
    paper.para(pen.write(2), " [", Cite("2", 2), ", ", Cite("3", 3), "] ", pen.write(1))
    paper.bullets("offices with one counter", "offices with several", "offices without any")
    paper.para(pen.write(2))
    paper.heading("What we found", 1, "caps")
    paper.para(pen.write(2), " [", Cite("4", 4), "]")
    paper.figure("Figure 1", "Days until the decision, by month")
    paper.para(pen.write(2), " [", Cite("5", 5), "; ", Cite("6", 6), "]")
    paper.heading("Discussion", 1, "caps")
    paper.para(pen.write(3))
    paper.reference_list("References", NUMBERED, "word", "caps")
    return paper


def tracked() -> Paper:
    """Headings by size alone; changes of a colleague still in the file."""
    paper, pen = begin("en-tracked", "en", 5)
    paper.heading("Introduction", 1, "size")
    paper.para(
        pen.write(1), " The office ", Del("never "), Ins("seldom "), "answers on the day itself."
    )
    paper.para(pen.write(2), Ins(" A sentence that a colleague put in."))
    paper.heading("Methods", 1, "size")
    paper.heading("Where we asked", 2, "size bold")
    paper.para(pen.write(2), Del(" This claim was too strong."))
    paper.heading("Whom we asked", 2, "size bold")
    paper.para(pen.write(3))
    paper.heading("Results", 1, "size")
    paper.para(pen.write(2), " (", Cite("Brandt, 2018", 1), ")")
    paper.table(DAYS, "Table 1", "Cases and days", how="below")
    paper.para(pen.write(1))
    paper.heading("Discussion", 1, "size")
    paper.para(pen.write(2), " (", Cite("Whitfield, 2015", 5), ")")
    paper.reference_list("References", APA, "hanging", "plain")
    return paper


def manual_bullets() -> Paper:
    """Underlined headings, points with typed signs, typed numbers before points."""
    paper, pen = begin("en-manual-bullets", "en", 7)
    paper.heading("Background", 1, "underlined bold")
    paper.para(pen.write(2))
    paper.bullets("a single window", "a single file", "a single signature", how="•\t")
    paper.heading("Questions", 1, "underlined bold")
    paper.para("We asked three questions:")
    paper.numbered("Who keeps the file?", "Who may sign it?", "Who tells the citizen?", how="{}) ")
    paper.para(pen.write(2))
    paper.heading("Answers", 1, "underlined bold")
    paper.para(pen.write(1), " Heads of offices named the following:")
    paper.bullets("lack of staff", "lack of rooms", "lack of trust", "too many forms", how="- ")
    paper.para(pen.write(2), " (", Cite("Nurgali, 2021", 4), ")")
    paper.heading("What follows", 1, "underlined bold")
    paper.para(pen.write(2), " (", Cite("Brandt, 2018", 1), ")")
    paper.reference_list("References", APA, "plain")
    return paper


def line_breaks() -> Paper:
    """Headings that end with a line break, and stand in one paragraph with the text; breaks inside."""
    paper, pen = begin("en-line-breaks", "en", 9)
    for name in ("Introduction", "Methods", "Results", "Conclusion"):
        text = pen.write(3)
        paper.document.add_paragraph()
        line = paper.document.paragraphs[-1]
        line.add_run(name).bold = True
        line.add_run().add_break()
        line.add_run(text)
        paper._say("headings", name, 1)
        paper._say("paragraphs", text)
        paper.para(pen.write(1), BREAK, pen.write(1), BREAK, pen.write(1))
    paper.para("As was said (", Cite("Larsen, Okoye, & Takeda, 2017", 3), "), it is so.")
    paper.reference_list("References", APA, "lines")
    return paper


def raised_notes() -> Paper:
    """Notes that the author typed: raised numbers, and lines under "Notes" at the end."""
    paper, pen = begin("en-raised-notes", "en", 11)
    paper.heading("Introduction", 1, "bold")
    paper.para(pen.write(2), Note("The files are kept in the regional archive.", mark="1"))
    paper.para(
        pen.write(1), Note("The figures leave out the two capitals.", mark="2"), " ", pen.write(1)
    )
    paper.heading("Findings", 1, "bold")
    paper.para(pen.write(2), Note("Asked in a letter of 4 May.", mark="3"))
    paper.para(pen.write(2), " (", Cite("Whitfield, 2015", 5), ")")
    paper.heading("Conclusion", 1, "bold")
    paper.para(pen.write(2), Note("A longer version is with the first author.", mark="4"))
    paper.typed_notes(
        "Notes",
        "The files are kept in the regional archive.",
        "The figures leave out the two capitals.",
        "Asked in a letter of 4 May.",
        "A longer version is with the first author.",
    )
    paper.reference_list("References", APA, "hanging")
    return paper


def text_boxes() -> Paper:
    """A remark and a caption in text boxes; headings in bold italics below bold ones."""
    paper, pen = begin("en-text-boxes", "en", 2)
    paper.heading("Introduction", 1, "bold")
    paper.para(pen.write(2))
    paper.boxed("In short: whoever keeps the file decides when it is closed.")
    paper.heading("Methods", 1, "bold")
    paper.heading("The offices", 2, "bold italic")
    paper.para(pen.write(2))
    paper.heading("The questions", 2, "bold italic")
    paper.para(pen.write(2))
    paper.figure("Figure 1", "Cases closed in a day", how="box")
    paper.heading("Results", 1, "bold")
    paper.para(pen.write(3), " (", Cite("Brandt, 2018", 1), ")")
    paper.reference_list("References", APA, "hanging")
    return paper


def merged_cells() -> Paper:
    """Tables with merged cells in head and stub, notes below them."""
    paper, pen = begin("en-merged-cells", "en", 4)
    paper.heading("Introduction", 1, "bold", "1")
    paper.para(pen.write(2), " (see Table 1).")
    paper.heading("Results", 1, "bold", "2")
    paper.table(
        (
            (Cell("Region", rows=2), Cell("Cases", columns=2), Cell("Days", rows=2)),
            ("open", "closed"),
            (Cell("North", rows=2), "12", "398", "12.4"),
            ("14", "402", "13.0"),
            ("South", Cell("not known", columns=2), "19.1"),
        ),
        "Table 1",
        "Open and closed cases",
        note="Note. Two districts of the north are counted apart.",
    )
    paper.para(pen.write(2))
    paper.table(
        (
            ("Grade", "2024", "2025"),
            (Cell("Regional offices", columns=3),),
            ("A", "14", "15"),
            ("B", "40", "38"),
            (Cell("District offices", columns=3),),
            ("A", "3", "5"),
        ),
        "Table 2",
        "Staff by grade",
        sign=": ",
    )
    paper.heading("Conclusion", 1, "bold", "3")
    paper.para(pen.write(2), " [", Cite("1", 1), "] [", Cite("2", 2), "–", Cite("6", 6), "]")
    paper.reference_list("References", NUMBERED, "square")
    return paper


def listed_headings() -> Paper:
    """Headings as bold points of Word's numbered list."""
    paper, pen = begin("en-listed-headings", "en", 6)
    for name in ("Introduction", "Review of the literature", "Method", "Results", "Conclusion"):
        paper.heading(name, 1, "bold listed")
        paper.para(pen.write(2))
        paper.para(pen.write(1), " (", Cite("Brandt, 2018", 1), ") ", pen.write(1))
    paper.reference_list("References", APA, "hanging")
    return paper


def gaps_and_tabs() -> Paper:
    """Empty paragraphs as distance, tabs as indents, formulas with typed numbers, real footnotes."""
    paper, pen = begin("en-gaps-and-tabs", "en", 8)
    paper.gap()
    paper.heading("Introduction", 1, "bold centred")
    paper.gap()
    paper.para(TAB, pen.write(2), Note("Counted on the last day of March."))
    paper.para(TAB, pen.write(2))
    paper.gap()
    paper.heading("Model", 1, "bold centred")
    paper.gap()
    paper.para(
        TAB,
        "Let ",
        Formula(raw.math(raw.lowered("x", "i")), "xi"),
        " be the days of case ",
        It("i"),
        "; then",
    )
    paper.display(Formula(raw.math(raw.sign("m="), raw.fraction("s", "n")), "m=sn"), number="(1)")
    paper.para(
        "where ", It("n"), " is the number of cases", Note("Without those withdrawn."), " and"
    )
    paper.display(
        Formula(
            raw.math(raw.sign("s="), raw.total("i=1", "n", raw.lowered("x", "i"))), "s=∑i=1nxi"
        ),
        number="(2)",
    )
    paper.gap()
    paper.heading("Results", 1, "bold centred")
    paper.para(
        TAB, pen.write(2), " By (1) and (2) it is ", Formula(raw.math(raw.root("n")), "n"), "."
    )
    paper.gap()
    paper.gap()
    paper.para(TAB, pen.write(2), " (", Cite("Ivanova & Serikov, 2020", 2), ")")
    paper.reference_list("References", APA, "hanging")
    return paper


def raised_citations() -> Paper:
    """Citations as raised numbers, references numbered by Word, run-in bold words that are no headings."""
    paper, pen = begin("en-raised-citations", "en", 10)
    paper.heading("Introduction", 1, "bold")
    paper.para(
        pen.write(2), Cite("1", 1, raised=True), " ", pen.write(1), Cite("2", 2, raised=True)
    )
    paper.para(Bold("Why offices wait."), " ", pen.write(2), Cite("3", 3, raised=True))
    paper.para(Bold("Why citizens wait."), " ", pen.write(2), Cite("4", 4, raised=True))
    paper.heading("Methods", 1, "bold")
    paper.para(pen.write(2), " The office has 40 m", Sup("2"), " of floor.")
    paper.para(pen.write(2), Cite("5", 5, raised=True), Sup(","), Cite("6", 6, raised=True))
    paper.heading("Results", 1, "bold")
    paper.figure("Fig. 1", "Floor and days", how="same")
    paper.para(pen.write(2))
    paper.reference_list("References", NUMBERED, "word")
    return paper


def two_pictures() -> Paper:
    """Two pictures over one caption, a caption above, italic headings of the second level."""
    paper, pen = begin("en-two-pictures", "en", 12)
    paper.heading("Introduction", 1, "bold")
    paper.para(pen.write(2), " (", Cite("Nurgali, 2021", 4), ")")
    paper.heading("Earlier work", 2, "italic")
    paper.para(pen.write(2), " The word ", It("file"), " is used for both.")
    paper.heading("Present work", 2, "italic")
    paper.para(pen.write(2))
    paper.heading("Results", 1, "bold")
    paper.figure("Figure 1", "Before and after", pictures=2, sign=": ")
    paper.para(pen.write(3))
    paper.figure("Figure 2", "The same by month", how="above")
    paper.para(pen.write(2))
    paper.heading("Conclusion", 1, "bold")
    paper.para(pen.write(2))
    paper.reference_list("References", APA, "plain")
    return paper


PAPERS = (
    typed_numbers,
    capitals,
    tracked,
    manual_bullets,
    line_breaks,
    raised_notes,
    text_boxes,
    merged_cells,
    listed_headings,
    gaps_and_tabs,
    raised_citations,
    two_pictures,
)
