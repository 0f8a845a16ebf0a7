import pytest

from submissions.manuscripts.filenames import neutral_name


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("IJCSRP-2026-0001", "manuscript", "docx"), "ijcsrp-2026-0001-manuscript.docx"),
        (("../../etc/passwd", "a\r\nb", "p/d.f"), "etc-passwd-a-b.p-d-f"),
        (("", "", ""), "file.bin"),
    ],
)
def test_name_is_neutral(parts, name):
    assert neutral_name(*parts) == name


def test_name_tells_the_version():
    assert neutral_name("X-1", "copy", "pdf", version=2) == "x-1-v2-copy.pdf"
