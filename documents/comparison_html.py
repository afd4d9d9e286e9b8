"""Two texts side by side as the rows of a table.

Written here and not in templates, as :mod:`documents.legal_html` is: there are thousands of rows.
"""

from collections.abc import Iterable, Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from vietnamese.legal_alignment import Node
from vietnamese.legal_comparison import Row
from vietnamese.word_changes import Run

NOTHING = mark_safe("")
#: Deeper levels are drawn like this one.
DEEPEST = 4


class RowsWriter:
    """Writes rows; colour is never the only sign, for every change is said in words as well.

    Args:
        before_url: address of the earlier document, to which the numbers of articles and clauses on the left lead.
        after_url: the same of the later one.
    """

    def __init__(self, before_url: str, after_url: str) -> None:
        self.before_url, self.after_url = before_url, after_url
        self._opened = {"removed": _("removed:"), "added": _("added:")}
        self._closed = {"removed": _("end of what was removed"), "added": _("end of what was added")}
        self._absent = _("Not in this text")

    def rows(self, rows: Iterable[Row], only_changes: bool) -> SafeString:
        """All rows, or those with changes and the headings above them."""
        return format_html_join("\n", "{}", ((row,) for row in self._drawn(rows, only_changes, 0, True)))

    def _drawn(self, rows: Iterable[Row], only_changes: bool, depth: int, is_head: bool) -> Iterator[SafeString]:
        for row in rows:
            if row.has_changes or not only_changes:
                yield self._row(row, depth, is_head)
                yield from self._drawn(row.rows, only_changes, depth + 1, None not in (row.before, row.after))

    def _row(self, row: Row, depth: int, is_head: bool) -> SafeString:
        return format_html(
            '<tr class="comparison__row comparison__row--{} comparison__{} comparison__depth-{}">{}{}</tr>',
            "moved" if row.state == "same" and row.moved else row.state,
            row.kind,
            min(depth, DEEPEST),
            self._cell(row, row.before, row.runs_before, self.before_url, is_head),
            self._cell(row, row.after, row.runs_after, self.after_url, is_head),
        )

    def _cell(self, row: Row, node: Node | None, runs: Iterable[Run], url: str, is_head: bool) -> SafeString:
        if node is None:
            return format_html(
                '<td class="comparison__absent"><span class="govuk-visually-hidden">{}</span></td>', self._absent
            )
        remarks = self._remarks(row, node) if is_head else ()
        badges = format_html_join("", ' <span class="badge">{}</span>', ((remark,) for remark in remarks))
        return format_html("<td>{}{}{}</td>", self._marker(node, url), self._runs(row, runs), badges)

    def _marker(self, node: Node, url: str) -> SafeString:
        if not node.marker:
            return NOTHING
        number = format_html('<a href="{}#{}">{}</a>', url, node.anchor, node.marker) if node.anchor else node.marker
        return format_html('<span class="legal__label">{}</span> ', number)

    def _runs(self, row: Row, runs: Iterable[Run]) -> SafeString:
        # Of what is wholly new or gone the other cell says so, once.
        is_whole = row.before is None or row.after is None
        return format_html_join("", "{}", ((self._run(run, is_whole),) for run in runs))

    def _run(self, run: Run, is_whole: bool) -> SafeString | str:
        if run.kind == "same":
            return run.text
        tag = "del" if run.kind == "removed" else "ins"
        if is_whole:
            return format_html("<{0}>{1}</{0}>", tag, run.text)
        return format_html(
            "<{0}>{1}{2}{3}</{0}>",
            tag,
            format_html('<span class="govuk-visually-hidden">[{} </span>', self._opened[run.kind]),
            run.text,
            format_html('<span class="govuk-visually-hidden"> {}]</span>', self._closed[run.kind]),
        )

    def _remarks(self, row: Row, node: Node) -> Iterator[str]:
        if row.before is None or row.after is None:
            yield _("Dropped") if row.after is None else _("Added")
        elif node is row.after:
            if row.is_renumbered:
                yield _("Was %(number)s") % {"number": row.before.marker.rstrip(".),")}
            if row.moved:
                yield _("Moved")
