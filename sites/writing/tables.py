"""Tables: rows of cells of words, and the headings of their columns."""

from bs4 import Tag

from sites.writing.inline import BOLD, inline_html, plain_text
from sites.writing.pieces import Table

MOST_COLUMNS = 20
MOST_ROWS = 1000


def rows_of(table: Tag) -> list[list[Tag | None]]:
    """The cells of each row; ``None`` where a cell reaches over several places."""
    grid: dict[tuple[int, int], Tag | None] = {}
    own = [row for row in table.find_all("tr") if row.find_parent("table") is table][:MOST_ROWS]
    for number, row in enumerate(own):
        column = 0
        for cell in row.find_all(["td", "th"], recursive=False):
            while (number, column) in grid:
                column += 1
            for down in range(_span(cell, "rowspan", len(own) - number)):
                for right in range(_span(cell, "colspan", MOST_COLUMNS)):
                    grid.setdefault((number + down, column + right), None if down or right else cell)
    width = min(MOST_COLUMNS, max((place[1] for place in grid), default=-1) + 1)
    return [[grid.get((number, column)) for column in range(width)] for number in range(len(own))]


def read_table(table: Tag, rows: list[list[Tag | None]], caption: str) -> Table:
    """The words of a table."""
    texts = [[text_of(cell) for cell in row] for row in rows]
    is_headed = len(rows) > 1 and _is_heading(table, rows[0])
    filled = tuple(tuple(row) for row in texts[is_headed:] if any(row))
    return Table(tuple(texts[0]) if is_headed else (), filled, caption)


def text_of(cell: Tag | None) -> str:
    """The words of a cell."""
    return plain_text(inline_html(_lines(cell))) if cell is not None else ""


def _lines(cell: Tag) -> list[object]:
    nodes: list[object] = []
    for node in cell.children:
        if isinstance(node, Tag) and node.name in {"p", "div", "ul", "ol", "table"} and nodes:
            nodes.append(Tag(name="br"))
        nodes.append(node)
    return nodes


def _is_heading(table: Tag, row: list[Tag | None]) -> bool:
    """Whether the first row holds headings: it says so, or all its words are bold and not all of the table's are."""
    cells = [cell for cell in row if cell is not None and cell.get_text().strip()]
    if not cells:
        return False
    if all(cell.name == "th" or cell.find_parent("thead") is not None for cell in cells):
        return True
    return all(map(_is_bold, cells)) and not all(map(_is_bold, table.find_all("td")))


def _is_bold(cell: Tag) -> bool:
    html = inline_html(_lines(cell)).replace("<br/>", "").strip()
    return bool(cell.find(list(BOLD)) or "<b>" in html) and html.startswith("<b>") and html.endswith("</b>")


def _span(cell: Tag, name: str, most: int) -> int:
    value = str(cell.get(name, ""))
    return max(1, min(int(value), most)) if value.isascii() and value.isdigit() and len(value) < 5 else 1
