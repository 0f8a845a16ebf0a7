"""The parts of an office file: which go, which are emptied, which are cleaned and how."""

import io
import posixpath
import re
import zipfile

from lxml import etree

from ..archives import open_checked
from ..refusals import Refusal
from ..seeking import Seeker
from ..tree import Element, drop
from .emptied import EMPTY
from .images import UNREADABLE, picture, redraw_alike, without_title
from .markup import Markup

MADE_ON = (1980, 1, 1, 0, 0, 0)  # the zip format's first day: no date of anybody's work
DEPTH = 3  # files inside files inside files
DROPPED = re.compile(
    r"""docProps/thumbnail|Thumbnails/|(?:^|/)customXml/|(?:word|ppt)/people\.xml|
    word/comments(?:Extended|Ids|Extensible)\.xml|xl/(?:persons|threadedComments|revisions)/|
    ppt/(?:authors|changesInfos|revisionInfo)|(?:^|/)printerSettings|docMetadata/|
    xl/connections\.xml|_xmlsignatures/|META-INF/(?:document|macro)signatures\.xml|
    (?:^|/)layout-cache|manifest\.rdf$|Configurations2/|(?:^|/)vbaProject|userCustomization/|
    word/(?:attachedToolbars|mailMergeData|recipientData)|xl/userNames""",
    re.X,
)
PICTURES = re.compile(r"\.(?:png|jpe?g|gif|tiff?|bmp|webp)$", re.I)
OBJECTS = re.compile(r"(?:^|/)(?:embeddings|ObjectReplacements|activeX)/", re.I)
FIXED = re.compile(
    r"^(?:\[Content_Types\]\.xml|mimetype|_rels/|META-INF/|docProps/|content\.xml|styles\.xml|"
    r"meta\.xml|settings\.xml|(?:word|xl|ppt)/(?:document|workbook|presentation|styles)\.xml)"
)
TARGETS = (
    "PartName",
    "Target",
    "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path",
)
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Package:
    """Cleans one office file and those embedded in it."""

    def __init__(self, seeker: Seeker | None, *, also_probable: bool, depth: int = 0) -> None:
        self.seeker, self.also_probable, self.depth = seeker, also_probable, depth
        self.taken: list[dict[str, str]] = []
        self.gone: set[str] = set()
        self.renamed: dict[str, str] = {}

    def cleaned(self, data: bytes) -> bytes:
        """Return the file anew; parts keep their order, so that `mimetype` stays first."""
        out = io.BytesIO()
        with open_checked(data) as old, zipfile.ZipFile(out, "w") as new:
            entries = [entry for entry in old.infolist() if not entry.is_dir()]
            parts = {entry.filename: old.read(entry) for entry in entries}
            self._choose(parts)
            markup = Markup(self.seeker, self.renamed, self.taken, also_probable=self.also_probable)
            markup.learn(parts)
            for entry in entries:
                if entry.filename in self.gone:
                    continue
                part = zipfile.ZipInfo(self.renamed.get(entry.filename, entry.filename), MADE_ON)
                part.compress_type = entry.compress_type
                new.writestr(part, self._part(entry.filename, parts, markup))
        return out.getvalue()

    def _choose(self, parts: dict[str, bytes]) -> None:
        """Decide which parts go and which get another name; what is embedded is cleaned first."""
        for number, (name, data) in enumerate(parts.items(), 1):
            if DROPPED.search(name):
                self.gone.add(name)
            elif OBJECTS.search(name) and not _is_markup(name):
                inner = self._embedded(data)
                if inner is None:
                    self.gone.add(name)
                else:
                    parts[name] = inner
            if (
                self.seeker
                and not FIXED.match(name)
                and self.seeker.in_name(posixpath.basename(name))
            ):
                folder, ending = posixpath.dirname(name), posixpath.splitext(name)[1]
                self.renamed[name] = posixpath.join(folder, f"part{number}{ending}")

    def _embedded(self, data: bytes) -> bytes | None:
        """Clean a package or picture inside the file; None for what nobody can clean (OLE)."""
        if data.startswith(b"PK\x03\x04") and self.depth < DEPTH:
            inner = Package(self.seeker, also_probable=self.also_probable, depth=self.depth + 1)
            try:
                cleaned = inner.cleaned(data)
            except Refusal:
                return None
            self.taken += inner.taken
            return cleaned
        try:
            return redraw_alike(data)
        except UNREADABLE:
            return None

    def _part(self, name: str, parts: dict[str, bytes], markup: Markup) -> bytes:
        data = parts[name]
        if name in EMPTY or name.endswith("/meta.xml"):
            return EMPTY[name if name in EMPTY else "meta.xml"]
        if PICTURES.search(name):
            return picture(data)
        if name.lower().endswith((".emf", ".wmf")):
            return without_title(data)
        root = markup.parsed(data) if _is_markup(name) else None
        if root is None:
            return data
        if name.endswith((".rels", "META-INF/manifest.xml")) or name == "[Content_Types].xml":
            self._lists(name, root, markup)
        else:
            self._without_objects(name, root, parts)
            markup.clean(name, root)
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)

    def _lists(self, name: str, root: Element, markup: Markup) -> None:
        """Take parts that are gone out of a list of parts; links outside lead to nobody."""
        base = owner_folder(name)
        for entry in list(root):
            if not isinstance(entry.tag, str) or "attachedTemplate" in entry.get("Type", ""):
                root.remove(entry)
                continue
            for key in TARGETS:
                target = entry.get(key)
                if target is not None:
                    self._target(entry, key, str(target), base, markup)

    def _target(self, entry: Element, key: str, target: str, base: str, markup: Markup) -> None:
        path = resolved(base, target)
        if entry.get("TargetMode") == "External":
            entry.set(key, markup.address(target))
        elif path in self.gone or DROPPED.search(path):
            drop(entry)
        elif path in self.renamed:
            new = posixpath.basename(self.renamed[path])
            entry.set(key, target.replace(posixpath.basename(path), new))

    def _without_objects(self, name: str, root: Element, parts: dict[str, bytes]) -> None:
        """Drop the elements that show a part which is gone."""
        folder, base = posixpath.split(name)
        data = parts.get(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        if data is None:
            return
        links = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        lost = {
            link.get("Id")
            for link in links
            if isinstance(link.tag, str)
            and link.get("TargetMode") != "External"
            and (resolved(folder, link.get("Target", "")) in self.gone)
        }
        if not lost:
            return
        for element in list(root.iter()):
            if any(str(k).startswith(RELATIONS) and v in lost for k, v in element.attrib.items()):
                parent = element.getparent()
                if parent is not None:
                    parent.remove(element)


def _is_markup(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml", ".svg", ".rdf", ".xhtml"))


def owner_folder(name: str) -> str:
    """The folder from which the targets in a list of relations are counted."""
    return posixpath.dirname(posixpath.dirname(name)) if name.endswith(".rels") else ""


def resolved(folder: str, target: str) -> str:
    """The name of the part that a relation means."""
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(folder, target))
