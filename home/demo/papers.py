"""Word files of the demo: as few parts as Word asks for, made of lines of text."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: Every run makes the same bytes.
DAY = (2026, 1, 1, 0, 0, 0)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD}"/></Types>'
)
RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def word_file(title: str, text: str) -> bytes:
    """A Word file with a title and a paragraph for each line."""
    paragraphs = "".join(_paragraph(line) for line in text.strip().splitlines())
    body = f"{_paragraph(title, is_title=True)}{paragraphs}"
    document = f'{HEAD}<w:document xmlns:w="{MAIN}"><w:body>{body}</w:body></w:document>'
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELATIONS),
            ("word/document.xml", document),
        ]:
            archive.writestr(ZipInfo(name, DAY), content.encode(), ZIP_DEFLATED)
    return out.getvalue()


def _paragraph(line: str, *, is_title: bool = False) -> str:
    place = '<w:pPr><w:jc w:val="center"/></w:pPr>' if is_title else ""
    looks = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>' + ("<w:b/>" if is_title else "")
    return (
        f'<w:p>{place}<w:r>{looks}<w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
    )
