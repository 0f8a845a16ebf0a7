"""Parts that hold nothing but properties, as they are without any."""

_XML = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_OPENXML = b"http://schemas.openxmlformats.org/"
EMPTY = {
    "docProps/core.xml": _XML
    + b'<cp:coreProperties xmlns:cp="'
    + _OPENXML
    + b'package/2006/metadata/core-properties"/>',
    "docProps/app.xml": _XML
    + b'<Properties xmlns="'
    + _OPENXML
    + b'officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": _XML
    + b'<Properties xmlns="'
    + _OPENXML
    + b'officeDocument/2006/custom-properties"/>',
    "meta.xml": _XML
    + b'<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    + b'office:version="1.2"/>',
}
