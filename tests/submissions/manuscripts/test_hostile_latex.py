"""LaTeX and zips made to do harm: nothing outside the archive is read, nothing is written, all ends."""

import io
import stat
import time
import zipfile

import pytest

from submissions.manuscripts import bounds
from submissions.manuscripts.convert import convert
from submissions.manuscripts.refusals import Refusal
from submissions.manuscripts.sentences import words_of
from submissions.manuscripts.sniff import kind_of
from submissions.manuscripts.tree import line_of, parse

from .conftest import convert_bytes
from .hostile import names_in
from .parts import make_zip

PAPER = "\\documentclass{article}\\begin{document}\nSome words.\n\n%s\n\\end{document}"


@pytest.fixture
def guarded(tmp_path):
    """Convert beside a secret; only the job's own folder may change."""
    job = tmp_path / "world" / "job"
    job.mkdir(parents=True)
    (tmp_path / "world" / "secret.tex").write_text("SECRET-WORDS")

    def read(body: str, preamble: str = "", **files: str | bytes):
        text = PAPER.replace("\\begin", preamble + "\\begin", 1) % body
        data = make_zip({"main.tex": text} | {k.replace("__", "."): v for k, v in files.items()})
        try:
            return convert(data, kind_of(data, "paper.zip"), folder=job)
        finally:
            assert names_in(tmp_path) - {f"world/{each}" for each in ("job", "secret.tex")} == {
                "world",
                *(f"world/job/{each}" for each in names_in(job)),
            }

    return read


@pytest.mark.parametrize(
    "attack",
    [
        r"\input{/etc/passwd}",
        r"\input /etc/passwd",
        r"\include{../../secret}",
        r"\input{../secret}",
        r"\subfile{../secret.tex}",
        r"\import{../}{secret}",
        r"\verbatiminput{/etc/passwd}",
        r"\lstinputlisting{../secret.tex}",
        r"\inputminted{text}{/etc/passwd}",
        r"\includegraphics{/etc/passwd}",
        r"\includegraphics{../secret.tex}",
        r"\input{|cat /etc/passwd}",
        r"\newread\f \openin\f=/etc/passwd \read\f to \line \line",
        r"\def\y{\input}\y{/etc/passwd}",
        r"\newcommand{\y}[1]{\input{#1}}\y{/etc/passwd}",
        r"\csname input\endcsname{/etc/passwd}",
        r"\catcode`\@=0 @input{/etc/passwd}",
        r"\bibliography{/etc/passwd,../secret}",
        r"\InputIfFileExists{/etc/passwd}{yes}{no}",
        r"\usepackage{../secret}",
        r"\includepdf{/etc/passwd}",
    ],
)
def test_files_outside_the_archive_are_not_read(attack, guarded):
    result = guarded(attack)

    shown = result.tree.decode()
    assert "Some words." in shown
    assert "root:" not in shown
    assert "SECRET" not in shown
    assert result.media == {}


@pytest.mark.parametrize(
    "attack",
    [
        r"\immediate\write18{touch ../written}",
        r"\newwrite\f\immediate\openout\f=../written.tex \write\f{x}",
        r"\begin{filecontents*}{../written.tex}x\end{filecontents*}",
        r"\directlua{os.execute('touch ../written')}",
        r"\ShellEscape{touch ../written}",
    ],
)
def test_nothing_is_written_or_run(attack, guarded):
    result = guarded(attack)

    assert "Some words." in line_of(parse(result.tree))
    assert "touch" not in result.tree.decode()


MANY = "".join(
    rf"\newcommand{{\{'abcdefgh'[n]}}}{{{(chr(92) + 'bcdefghi'[n]) * 10}}}" for n in range(8)
)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "attack",
    [
        r"\def\x{\x\x}\x",
        r"\def\x{\x}\x",
        r"\loop\iftrue a\repeat",
        MANY + r"\newcommand{\i}{hello hello hello hello}\a",
        r"\newenvironment{foo}{\begin{foo}}{\end{foo}}\begin{foo}x\end{foo}",
        r"\newcommand{\z}[1]{\z{\ref{#1}}\z{\ref{#1}}}\z{a}",
        "{" * 100_000 + "}" * 100_000,
        r"\begin{itemize}" * 3_000,
        r"\section{" * 5_000 + "}" * 5_000,
        "$" + r"\frac{" * 3_000 + "}{1}" * 3_000 + "$",
        r"\begin{tabular}{*{99}{*{99}{l}}}a\end{tabular}",
        r"\title{" * 20_000,
    ],
)
def test_what_grows_without_end_is_stopped(attack, guarded):
    began = time.monotonic()

    try:
        guarded(attack)
    except Refusal as error:
        assert str(words_of(error)).endswith(".")
    assert time.monotonic() - began < bounds.CONVERSION_SECONDS + 15


def test_files_that_take_each_other_in_are_bounded(guarded):
    files = {f"f{n}__tex": rf"\input{{f{n + 1}}}" * 9 for n in range(11)}

    with pytest.raises(Refusal) as caught:
        guarded(r"\input{f0}", **files, f11__tex="Words.")

    assert caught.value.code == "too_much"


def test_eps_is_never_run(guarded):
    result = guarded(r"\includegraphics{a}", a__eps="%!PS\n(/etc/passwd) (r) file")

    assert [loss.code for loss in result.losses] == ["latex_eps"]


# Zips


def refusal(data: bytes, name: str = "paper.zip") -> str:
    with pytest.raises(Refusal) as caught:
        convert_bytes(data, name)
    assert str(words_of(caught.value)).endswith(".")
    return caught.value.code


TEX = PAPER % "More."


@pytest.mark.parametrize(
    "name",
    ["../evil.tex", "/evil.tex", "a/../../evil.tex", "..\\evil.tex", "C:/evil.tex", "C:\\evil.tex"],
)
def test_names_that_point_outside_are_refused(name):
    assert refusal(make_zip({"main.tex": TEX, name: "x"})) == "unsafe_names"


def test_name_with_a_zero_byte_is_refused():
    data = make_zip({"main.tex": TEX, "evilX.tex": "x"}).replace(b"evilX.tex", b"evil\0.tex")

    assert refusal(data) in ("unsafe_names", "damaged")


def test_symbolic_link_is_refused():
    entry = zipfile.ZipInfo("figure.png")
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    out = io.BytesIO(make_zip({"main.tex": TEX}))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(entry, "/etc/passwd")

    assert refusal(out.getvalue()) == "unsafe_names"


def test_bomb_and_lying_sizes_are_refused():
    big = bytes((bounds.RATIO_FROM_MEGABYTES + 1) * bounds.MEGABYTE)

    assert refusal(make_zip({"main.tex": TEX, "big.dat": big})) == "bomb"


def test_too_many_files_are_refused():
    many = {f"{number}.txt": "" for number in range(bounds.ENTRIES)}

    assert refusal(make_zip({"main.tex": TEX, **many})) == "bomb"


def test_locked_zip_is_refused():
    data = bytearray(make_zip({"main.tex": TEX}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1

    assert refusal(bytes(data)) == "encrypted"


def test_cut_off_zip_is_refused():
    assert refusal(make_zip({"main.tex": TEX})[:-30]) == "damaged"


def test_archive_inside_a_paper_is_never_opened():
    inner = make_zip({"secret.tex": "INNER"})
    data = make_zip({"main.tex": PAPER % r"\input{inner.zip}", "inner.zip": inner}, stored=True)

    result = convert_bytes(data, "paper.zip")

    assert "INNER" not in result.tree.decode()
    assert ("latex_file", "inner.zip") in [(loss.code, loss.place) for loss in result.losses]


def test_svg_and_html_beside_a_paper_are_not_shown():
    data = make_zip(
        {
            "main.tex": PAPER % r"\includegraphics{a.svg}",
            "a.svg": "<svg onload='alert(1)'><script>alert(1)</script></svg>",
            "index.html": "<script>alert(1)</script>",
        }
    )

    result = convert_bytes(data, "paper.zip")

    assert b"alert" not in result.tree
    assert result.media == {}


def test_pdf_figure_with_a_huge_page_is_drawn_small():
    page = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]"
        b"/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9000000 9000000]>>endobj\n"
        b"trailer<</Root 1 0 R>>"
    )
    data = make_zip({"main.tex": PAPER % r"\includegraphics{a}", "a.pdf": page})

    result = convert_bytes(data, "paper.zip")

    assert all(len(picture) < bounds.MEGABYTE for picture in result.media.values())
