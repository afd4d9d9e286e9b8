"""Files of Word as a clerk has them, made of what a test wants in them."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from PIL import Image

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="emf" ContentType="image/x-emf"/></Types>'
)
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = {"Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2", "Caption": "caption"}


def paragraph(text, style="", item=None, bold=False, italic=False):
    """A paragraph; ``item`` is ("ul" or "ol", depth)."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if item:
        properties += f'<w:numPr><w:ilvl w:val="{item[1]}"/><w:numId w:val="{1 if item[0] == "ul" else 2}"/></w:numPr>'
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    run = f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def table(*rows, bold_first=True):
    """A table of cells of words."""
    body = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell, bold=bold_first and not n)}</w:tc>" for cell in row) + "</w:tr>"
        for n, row in enumerate(rows)
    )
    return f"<w:tbl>{body}</w:tbl>"


def picture(number, alt=""):
    """Shows one of the pictures of the file."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="{number + 1}" name="Picture" descr={quoteattr(alt)}/>'
        f'<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId{100 + number}"/></pic:blipFill>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def word_file(*body, pictures=(), extra=None, ending="png"):
    """The bytes of a .docx; ``pictures`` are contents, ``extra`` further parts of the archive."""
    document = f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>"
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    levels = {
        kind: "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="{kind}"/></w:lvl>' for n in range(3))
        for kind in ("bullet", "decimal")
    }
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="1">{levels["bullet"]}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2">{levels["decimal"]}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )
    relations = [("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml")]
    relations += [(f"rId{100 + n}", "image", f"media/{n}.{ending}") for n in range(len(pictures))]
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _relations([("rId1", "officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/document.xml": document,
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
        "word/numbering.xml": numbering,
        **{f"word/media/{n}.{ending}": content for n, content in enumerate(pictures)},
        **(extra or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _relations(rows):
    inner = "".join(f'<Relationship Id="{key}" Type="{KINDS}/{kind}" Target="{to}"/>' for key, kind, to in rows)
    return f'<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'


def png(width=640, height=480, colour=(11, 93, 59)):
    """The content of a picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, "PNG")
    return buffer.getvalue()


def sample():
    """An article as Word has it: a title, headings, lists, a table with its caption, a picture with its words."""
    return word_file(
        paragraph("Khai trương trạm y tế xã Tân An", "Title"),
        paragraph("Một trạm mới cho nhân dân", "Heading1"),
        paragraph("Sáng 20/11, xã khai trương trạm."),
        paragraph(""),
        paragraph("Phòng khám", item=("ul", 0)),
        paragraph("Trẻ em", item=("ul", 1)),
        paragraph("Đăng ký", item=("ol", 0)),
        paragraph("Bảng 1. Lượt khám", "Caption"),
        table(("Thôn", "Lượt"), ("Đông", "30"), ("Đoài", "25")),
        picture(0, "Trạm y tế nhìn từ cổng"),
        picture(1),
        pictures=[png(), png(colour=(200, 30, 30))],
    )
