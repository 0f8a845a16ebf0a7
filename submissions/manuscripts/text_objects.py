"""Objects of an OpenDocument text."""
import zipfile
from .objects import Package
def open_text(archive: zipfile.ZipFile) -> Package | None:
    return None
