"""From an uploaded file to the canonical tree.

Everything that touches the file's content happens in one confined process (`building`): pandoc,
the tree, the pictures. This side only hands the bytes over and reads what was left.
"""

from dataclasses import dataclass, field
from pathlib import Path

import pypandoc

from . import bounds, pandoc, sandbox
from .losses import Loss
from .refusals import Refusal, refusal_of
from .sniff import Kind

READ_PDF = "submissions.manuscripts.pdf:read_text"
BUILD = "submissions.manuscripts.building:convert_file"


@dataclass(frozen=True)
class Converted:
    """A manuscript as a tree, its pictures by the name the tree uses, and what was lost.

    `tree` is None for a PDF, which has `text` instead; `text` is empty for all others.
    """

    tree: bytes | None
    media: dict[str, bytes] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)
    text: str = ""


def convert(data: bytes, kind: Kind, *, folder: Path) -> Converted:
    """Convert a file that `kind_of` let in. `folder` is empty and belongs to this job alone.

    Raises `Refusal`; in bounded time and memory whatever the file is.
    """
    source = f"paper.{kind.value}"
    function, arguments = READ_PDF, {"name": source}
    beside: list[str] = []
    if kind != Kind.PDF:
        program = pypandoc.get_pandoc_path()
        function, arguments = BUILD, arguments | {"program": program}
        if kind in pandoc.READ_AS_THEY_ARE:
            beside = pandoc.command(program, kind, source)
    (folder / source).write_bytes(data)
    try:
        answer = sandbox.call(
            function,
            folder=folder,
            seconds=bounds.CONVERSION_SECONDS,
            megabytes=bounds.CONVERSION_MEGABYTES,
            arguments=arguments,
            beside=beside,
        )
    except sandbox.SandboxError as error:
        raise refusal_of(error, seconds=bounds.CONVERSION_SECONDS) from error
    if "refusal" in answer:
        raise Refusal(answer["refusal"], **answer["parameters"])
    if kind == Kind.PDF:
        return Converted(tree=None, losses=[Loss("pdf")], text=answer["text"])
    return Converted(
        tree=(folder / answer["tree"]).read_bytes(),
        media={name: (folder / path).read_bytes() for name, path in answer["media"].items()},
        losses=[Loss(code, place) for code, place in answer["losses"]],
    )
