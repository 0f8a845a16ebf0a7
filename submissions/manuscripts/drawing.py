"""Objects drawn as pictures by LibreOffice, where it is installed.

LibreOffice prints a sheet with every object on a page of its own; the pages are cut to what is on
them. Both happen inside the sandbox, LibreOffice with a profile of its own that runs no macros and
follows no links.
"""

import io
import re
import shutil
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from . import bounds, sandbox
from .objects import MARK

PROGRAMS = ("soffice", "libreoffice")
PROFILE = "office"
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"
 oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>2</value></prop></item>
</oor:items>
"""
MARKED = re.compile(MARK.replace("{}", r"(\d+)"))
PAGES_AT_MOST = 120
LOOK_SCALE = 0.5  # of 72 dots an inch, to see where the ink is
DRAW_SCALE = 2.8  # some 200 dots an inch
EDGE = 3  # points of white around


def office_program() -> str:
    """Return the path of LibreOffice; nothing where it is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None) or ""


def convert_by_office(program: str, source: str, ending: str, *, folder: Path) -> Path:
    """Let LibreOffice convert a file of the job's folder; return the new file.

    Raises `sandbox.SandboxError` where it fails, takes too long or writes nothing.
    """
    profile = folder / PROFILE
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(SETTINGS, encoding="utf-8")
    made = folder / Path(source).with_suffix(f".{ending}").name
    argv = [
        program,
        f"-env:UserInstallation={profile.resolve().as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nofirststartwizard",
        "--convert-to",
        ending,
        "--outdir",
        str(folder),
        str(folder / source),
    ]
    outcome = sandbox.run(
        argv, folder=folder, seconds=bounds.OFFICE_SECONDS, megabytes=bounds.OFFICE_MEGABYTES
    )
    if not made.is_file() or not made.stat().st_size:
        raise sandbox.Failed(outcome.returncode, outcome.stderr)
    return made


def cut_pages(pdf: Path) -> dict[int, bytes]:
    """Return the picture (PNG) of each object by its number; runs inside the sandbox."""
    drawn: dict[int, bytes] = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for page_number in range(min(len(document), PAGES_AT_MOST)):
            page = document[page_number]
            mark = MARKED.search(page.get_textpage().get_text_bounded())
            picture = _cut(page) if mark else None
            if mark and picture:
                drawn[int(mark.group(1))] = picture
            page.close()
    return drawn


def _cut(page: pypdfium2.PdfPage) -> bytes | None:
    """Return what is on a page below the mark, without the white around it."""
    width, height = page.get_size()
    rough = page.render(scale=LOOK_SCALE).to_pil().convert("L")
    white = Image.new("L", rough.size, 255)
    ink = ImageChops.difference(rough, white).point(lambda value: 255 if value > 8 else 0).getbbox()
    if ink is None:
        return None
    left, top, right, bottom = (side / LOOK_SCALE for side in ink)
    crop = (
        max(left - EDGE, 0),
        max(height - bottom - EDGE, 0),
        max(width - right - EDGE, 0),
        max(top - EDGE, 0),
    )
    out = io.BytesIO()
    page.render(scale=DRAW_SCALE, crop=crop).to_pil().convert("RGB").save(out, "PNG")
    return out.getvalue()
