"""LaTeX sources as authors zip them."""

import re

from tests.bench.intake.held_out.kit import TEXTS, Kit, numbered_places
from tests.bench.intake.held_out.literature import POOLS, Work, apa
from tests.bench.intake.held_out.word import archive
from tests.bench.intake.record import Label, Reference

SPECIAL = {"&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "–": "--", "’": "'"}


def tex(text: str) -> str:
    """Text with TeX's own signs escaped."""
    return "".join(SPECIAL.get(sign, sign) for sign in text)


def sections(kit: Kit, keys: list[str], command: str) -> str:
    """Sections of the body with citations by `command`."""
    texts = TEXTS[kit.language]
    parts = []
    for words in texts.HEADINGS:
        sentences = kit.rng.sample(texts.BODY, 6)
        cited = (one.replace("{0}", f"\\{command}{{{kit.rng.choice(keys)}}}") for one in sentences)
        parts.append(f"\\section{{{words}}}\n{' '.join(cited)}\n")
    return "\n".join(parts)


def bibliography(works: list[Work]) -> tuple[str, tuple[Reference, ...], list[str]]:
    """A thebibliography with APA-like items, its references and the keys."""
    keys, items, references = [], [], []
    for work in works:
        key = re.sub(r"\W", "", work.authors[0][0]) + str(work.year)
        text = apa(work, f"https://doi.org/{work.doi}" if work.doi else "").strip()
        address = f"\\url{{https://doi.org/{work.doi}}}"
        printed = tex(apa(work, "")) + (address if work.doi else "")
        items.append(f"\\bibitem{{{key}}} {printed}")
        keys.append(key)
        references.append(Reference(text, work.doi))
    body = "\n\n".join(items)
    return (
        f"\\begin{{thebibliography}}{{99}}\n{body}\n\\end{{thebibliography}}",
        tuple(references),
        keys,
    )


def authblk(kit: Kit) -> tuple[bytes, Label]:
    """\\author[1]{…} \\affil[1]{…}, the sections in files of their own."""
    writers = kit.writers(3, places=2)
    places, numbers = numbered_places(writers)
    works = kit.rng.sample(POOLS["en"], 7)
    listed, references, keys = bibliography(works)
    authors = "\n".join(
        f"\\author[{','.join(map(str, own))}]{{{tex(writer.name().printed)}"
        + (f"\\thanks{{Corresponding author: {writer.email}}}" if writer is writers[0] else "")
        + "}"
        for writer, own in zip(writers, numbers, strict=True)
    )
    affiliations = "\n".join(f"\\affil[{n}]{{{tex(place)}}}" for n, place in enumerate(places, 1))
    main = f"""\\documentclass[11pt]{{article}}
\\usepackage[utf8]{{inputenc}}
\\usepackage{{authblk,url}}
\\title{{{tex(kit.whole_title())}}}
{authors}
{affiliations}
\\date{{}}
\\begin{{document}}
\\maketitle
\\begin{{abstract}}
{tex(kit.abstract())}
\\end{{abstract}}
\\noindent\\textbf{{Keywords:}} {", ".join(kit.topic().keywords)}

\\input{{sections/body}}
\\section*{{Acknowledgements}}
{tex(thanks := kit.statement("acknowledgements"))}

{listed}
\\end{{document}}
"""
    data = archive({"main.tex": main, "sections/body.tex": sections(kit, keys, "cite")})
    return data, Label(
        kit.topic().title,
        "en",
        subtitle=kit.topic().subtitle,
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=tuple(
            writer.person(
                writer.name(),
                *(places[number - 1] for number in own),
                email=writer is writers[0],
                corresponding=writer is writers[0],
            )
            for writer, own in zip(writers, numbers, strict=True)
        ),
        statements={"acknowledgements": thanks},
        references=references,
    )


def elsevier(kit: Kit) -> tuple[bytes, Label]:
    """The frontmatter environment, with literature in a .bib file that the text cites in full."""
    writers = kit.writers(2)
    works = kit.rng.sample(POOLS["en"], 6)
    entries, keys = [], []
    for work in works:
        key = re.sub(r"\W", "", work.authors[0][0]) + str(work.year)
        names = " and ".join(f"{family}, {initials}" for family, initials in work.authors)
        doi = f"  doi = {{{work.doi}}},\n" if work.doi else ""
        entries.append(
            f"@article{{{key},\n  author = {{{names}}},\n  title = {{{work.title}}},\n"
            f"  journal = {{{work.source}}},\n  year = {{{work.year}}},\n"
            f"  volume = {{{work.volume}}},\n  pages = {{{work.pages}}},\n{doi}}}\n"
        )
        keys.append(key)
    one, two = writers
    separated = " \\sep ".join(kit.topic().keywords)
    main = f"""\\documentclass[preprint,12pt]{{elsarticle}}
\\journal{{Sample Journal of Administration}}
\\begin{{document}}
\\begin{{frontmatter}}
\\title{{{tex(kit.topic().title)}}}
\\author[a]{{{tex(one.name().printed)}\\corref{{cor1}}}}
\\ead{{{one.email}}}
\\author[b]{{{tex(two.name().printed)}}}
\\ead{{{two.email}}}
\\cortext[cor1]{{Corresponding author}}
\\address[a]{{{tex(one.places[0].en)}}}
\\address[b]{{{tex(two.places[0].en)}}}
\\begin{{abstract}}
{tex(kit.abstract())}
\\end{{abstract}}
\\begin{{keyword}}
{separated}
\\end{{keyword}}
\\end{{frontmatter}}
{sections(kit, keys, "citep")}
\\section*{{Declaration of competing interest}}
{tex(conflicts := kit.statement("conflicts"))}

\\nocite{{*}}
\\bibliographystyle{{elsarticle-harv}}
\\bibliography{{literature}}
\\end{{document}}
"""
    data = archive({"paper.tex": main, "literature.bib": "\n".join(entries)})
    return data, Label(
        kit.topic().title,
        "en",
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=(
            one.person(one.name(), one.places[0].en, email=True, corresponding=True),
            two.person(two.name(), two.places[0].en, email=True),
        ),
        statements={"conflicts": conflicts},
        references=tuple(Reference(work.title, work.doi, title_only=True) for work in works),
    )


def plain(kit: Kit) -> tuple[bytes, Label]:
    """\\author{A\\thanks{…} \\and B}, as in the manual."""
    writers = kit.writers(2)
    listed, references, keys = bibliography(kit.rng.sample(POOLS["en"], 6))
    authors = " \\and\n".join(
        f"{tex(writer.name().printed)}\\thanks{{{tex(writer.places[0].en)}. "
        f"Email: \\texttt{{{writer.email}}}}}"
        for writer in writers
    )
    below = f"\\\\ \\large {tex(kit.topic().subtitle)}" if kit.topic().subtitle else ""
    main = f"""\\documentclass{{article}}
\\begin{{document}}
\\title{{{tex(kit.topic().title)}{below}}}
\\author{{{authors}}}
\\maketitle
\\begin{{abstract}}
{tex(kit.abstract())}

\\emph{{Keywords}}: {"; ".join(kit.topic().keywords)}. \\quad \\emph{{JEL}}: D73, H83
\\end{{abstract}}
{sections(kit, keys, "cite")}
{listed}
\\end{{document}}
"""
    return archive({"article.tex": main}), Label(
        kit.topic().title,
        "en",
        subtitle=kit.topic().subtitle,
        abstracts={"en": kit.abstract()},
        keywords={"en": kit.topic().keywords},
        authors=tuple(
            writer.person(writer.name(), writer.places[0].en, email=True) for writer in writers
        ),
        codes={"jel": ("D73", "H83")},
        references=references,
    )


def cyrillic(kit: Kit) -> tuple[bytes, Label]:
    """A Russian paper: babel, УДК, two abstracts, authors in one line."""
    writers = kit.writers(2, guests=False)
    names = [writer.cyrillic_short("ru", after=False, gap=" ") for writer in writers]
    place = writers[0].places[0].ru
    listed, references, keys = bibliography(kit.rng.sample(POOLS["ru"], 7))
    main = f"""\\documentclass[12pt]{{article}}
\\usepackage[utf8]{{inputenc}}
\\usepackage[english,russian]{{babel}}
\\title{{{kit.topic().title}}}
\\author{{{", ".join(name.printed for name in names)}\\\\ \\small {place}}}
\\begin{{document}}
УДК 338.242
\\maketitle
\\begin{{abstract}}
{tex(kit.abstract())}
\\end{{abstract}}
\\textbf{{Ключевые слова:}} {", ".join(kit.topic().keywords)}.

{{\\selectlanguage{{english}}
\\textbf{{Abstract.}} {tex(kit.abstract("en"))}

\\textbf{{Keywords:}} {", ".join(kit.topic("en").keywords)}.}}

{sections(kit, keys, "cite")}
\\section*{{Финансирование}}
{tex(funding := kit.statement("funding"))}

{listed}
\\end{{document}}
"""
    return archive({"statya.tex": main}), Label(
        kit.topic().title,
        "ru",
        abstracts={"ru": kit.abstract(), "en": kit.abstract("en")},
        keywords={"ru": kit.topic().keywords, "en": kit.topic("en").keywords},
        authors=tuple(
            writer.person(name, place) for writer, name in zip(writers, names, strict=True)
        ),
        codes={"udc": ("338.242",)},
        statements={"funding": funding},
        references=references,
    )
