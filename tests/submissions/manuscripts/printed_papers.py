"""Papers printed as PDF, for the tests of reading them."""

import typst

ONE = (
    "Civil servants who are hired on merit are said to perform better, and yet the way in which a "
    "commission is composed has hardly been measured in administrations of this size."
)
TWO = (
    "Independent members cost time and bring quality, since every appointment is explained in "
    "public and every explanation is kept with the records of the commission for ten years."
)
ENTRIES = (
    "Amanova, S., & Berg, T. (2021). Who sits at the table? A sample study of commissions in "
    "seven regional offices. Sample Journal of Public Personnel, 12(3), 201–219.",
    "Lindqvist, P. (2020). Reasons and reputations in administrations that explain what they do "
    "to everybody who asks. Sample Press.",
    "Rothgar, B. (2019). Merit as a habit of offices. Sample Review of Administration, 7(1), 1–25.",
)
HEAD = "Who sits at the table · Samples of Administration"


def printed(code: str) -> bytes:
    """Print typst code."""
    data: bytes = typst.compile(code.encode())
    return data


def paper(*, columns: int = 1, more: str = "", notes: bool = True, lines: str = "") -> bytes:
    """A paper of four pages or so with a running head, page numbers, notes and references."""
    note = "#footnote[A remark about the records that were counted.]" if notes else ""
    body = [
        f'#set page(paper: "a5", columns: {columns}, margin: 1.6cm, header: [{HEAD}], '
        "footer: context align(center, counter(page).display()))",
        '#set text(size: 9pt, hyphenate: true, lang: "en")',
        f"#set par(justify: true, first-line-indent: 1em{lines})",
        "= Introduction",
        *[f"{ONE} Remark {n} says so (Rothgar, 2019).{note}\n\n{TWO}" for n in range(1, 7)],
        "= Results",
        *[f"{TWO} Remark {n} says so (Lindqvist, 2020).\n\n{ONE}" for n in range(7, 14)],
        "See Table 1.",
        "#figure(table(columns: 3, [Commission], [Cases], [Days], [Insiders only], [231], [48], "
        "[Mixed], [181], [57]), caption: [Days by commission], kind: table)",
        "#figure(rect(width: 40%, height: 1cm), caption: [The course of the cases])",
        more,
        "= References",
        "#set par(first-line-indent: 0em, hanging-indent: 1.5em, justify: false)",
        *ENTRIES,
    ]
    return printed("\n\n".join(body))
