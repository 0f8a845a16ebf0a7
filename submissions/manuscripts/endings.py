"""How a confined program ended: well, or by which bound."""

import signal

from . import launch

GHC_HEAP_EXHAUSTED = 251  # pandoc's exit code when it reaches its memory limit


class SandboxError(Exception):
    """A program was stopped or failed."""


class TimedOut(SandboxError):
    """It ran longer than it may."""


class TooMuch(SandboxError):
    """It needed more memory, or wrote more, than it may."""


class Failed(SandboxError):
    """It ended by itself with an error."""

    def __init__(self, returncode: int, stderr: bytes) -> None:
        super().__init__(f"exit code {returncode}: {stderr[-2000:].decode(errors='replace')}")
        self.returncode = returncode
        self.stderr = stderr


def check_end(returncode: int, stderr: bytes) -> None:
    """Raise what an exit code and messages mean; nothing when the program ended well."""
    if returncode == -signal.SIGXCPU:
        raise TimedOut
    if _ran_out(returncode, stderr):
        raise TooMuch
    if returncode != 0:
        raise Failed(returncode, stderr)


def _ran_out(returncode: int, stderr: bytes) -> bool:
    """Whether an exit means too much memory or too large a file."""
    if returncode in (-signal.SIGXFSZ, -signal.SIGKILL, launch.OUT_OF_MEMORY, GHC_HEAP_EXHAUSTED):
        return True
    signs = (b"out of memory", b"MemoryError", b"File too large")
    return returncode != 0 and any(sign in stderr for sign in signs)
