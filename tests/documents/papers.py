"""Files of every kind, made of the words that a test wants in them."""

import io
import zipfile
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ODF = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
       'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"')  # fmt: skip
WIDTH, HEIGHT = 595, 842


def pdf(*pages, picture=None, annotations=(), encrypt=False):
    """A PDF whose pages are lists of words, or of words with the place where they stand.

    Args:
        pages: ``["MẬT", (300, 800, "Độc lập")]`` for each page; the first stand below each other on the left.
        picture: width and height of a picture on the first page.
        annotations: dictionaries of annotations on the first page, as they stand in the file.
        encrypt: whether it asks for a password that nobody has.
    """
    letters = sorted({letter for page in pages for line in page for letter in _words(line)})
    codes = {letter: f"{number:04X}" for number, letter in enumerate(letters, start=1)}
    mapping = "\n".join(f"<{code}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    cmap = f"begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{len(codes)} beginbfchar\n{mapping}\nendbfchar\nendcmap"  # noqa: E501  # one statement of PostScript
    first = 7  # the first page's number among the objects; each page is followed by its content
    kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",  # noqa: E501  # one object
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 >>",  # noqa: E501  # one object
        _stream(cmap),
        _stream(
            "\x00" * 3, "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8"
        ),
    ]
    for place, page in enumerate(pages):
        extra = f"/Annots [{' '.join(annotations)}]" if annotations and not place else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] {extra} "
            f"/Contents {first + 2 * place + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> /XObject << /P1 6 0 R >> >> >>"
        )
        drawing = f"q {picture[0]} 0 0 {picture[1]} 0 0 cm /P1 Do Q\n" if picture and not place else ""
        objects.append(_stream(drawing + "\n".join(_show(line, row, codes) for row, line in enumerate(page))))
    return _file(objects, encrypt)


def _words(line):
    return line if isinstance(line, str) else line[2]


def _show(line, row, codes):
    x, y, words = (60, HEIGHT - 60 - 18 * row, line) if isinstance(line, str) else line
    return f"BT /F1 12 Tf {x} {y} Td <{''.join(codes[letter] for letter in words)}> Tj ET"


def _stream(content, entries=""):
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects, encrypt):
    content, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    password = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00> <00>]"
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R {password if encrypt else ''} >>"
    content += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(content)}\n%%EOF"
    )
    return content.encode("latin-1")


def archive(**parts):
    """A ZIP of parts by path, with ``__`` for a slash and ``_xml`` for the ending."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return content.getvalue()


def paragraphs(*lines):
    """Paragraphs of Word, each in one run."""
    return "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)


def docx(*lines, inside="", **parts):
    """A document of Word.

    Args:
        lines: its paragraphs.
        inside: XML that follows them.
        parts: the insides of other parts, such as ``header1=paragraphs("MẬT")``.
    """
    others = {f"word__{name}_xml": f"<w:{name.rstrip('0123456789')} {W}>{text}</w:{name.rstrip('0123456789')}>"
              for name, text in parts.items()}  # fmt: skip
    body = f"<w:document {W}><w:body>{paragraphs(*lines)}{inside}</w:body></w:document>"
    return archive(word__document_xml=body, **others)


def odt(*lines, inside="", styles=""):
    """A document of OpenDocument; ``styles`` holds its headers."""
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)
    content = f"<office:document-content {ODF}><office:body>{text}{inside}</office:body></office:document-content>"
    return archive(content_xml=content, styles_xml=f"<office:document-styles {ODF}>{styles}</office:document-styles>")


def xlsx(*cells, header=""):
    """A spreadsheet of texts."""
    strings = "".join(f"<si><t>{escape(cell)}</t></si>" for cell in cells)
    sheet = f"<worksheet {S}><headerFooter><oddHeader>{escape(header)}</oddHeader></headerFooter></worksheet>"
    return archive(xl__sharedStrings_xml=f"<sst {S}>{strings}</sst>", xl__worksheets__sheet1_xml=sheet)


def pptx(*slides):
    """A presentation, a text for each slide."""
    parts = {f"ppt__slides__slide{number}_xml": f"<sld {A}><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></sld>"
             for number, text in enumerate(slides, start=1)}  # fmt: skip
    return archive(**parts)
