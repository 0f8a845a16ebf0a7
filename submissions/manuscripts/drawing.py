"""Objects drawn as pictures by LibreOffice, where it is installed.

LibreOffice prints a sheet with every object on a page of its own, which `sheets` cuts into pictures.
It runs inside the sandbox, with a profile of its own that runs no macros and follows no links.
"""

import shutil
from pathlib import Path

from . import bounds, sandbox

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
