"""The deployment's secrets: made once, kept in the data folder, readable by its owner only."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

NAMES = ("SECRET_KEY", "LINK_KEYS")
_BYTES = 48


def load_keys(data: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """Return SECRET_KEY and LINK_KEYS for the parts' environment; makes the missing ones.

    What the environment already names wins, so that a deployment may keep them elsewhere.
    """
    folder = data / "secrets"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {name: environment.get(name) or _load(folder / name) for name in NAMES}


def _load(file: Path) -> str:
    if not file.exists() or not file.read_text().strip():
        new = file.with_suffix(".new")
        new.unlink(missing_ok=True)
        with os.fdopen(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as stream:
            stream.write(secrets.token_urlsafe(_BYTES))
        new.replace(file)
    return file.read_text().strip()
