"""Tables for download hold texts, never formulas.

Titles, answers of readers and names come from anybody, and a spreadsheet runs what begins with “=”. Wagtail 8.0.1 types
the cells of XLSX as text, and writes CSV as it comes.
What would let it go: Wagtail neutralising CSV.
"""

import re
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

#: What a spreadsheet takes for the beginning of a formula; the wide forms are those of East Asian keyboards.
BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - the wide forms
#: Characters with which a workbook cannot be written.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def as_text(value: Any) -> Any:
    """A value of a cell; a text that could be run gets an apostrophe in front."""
    if not isinstance(value, str):
        return value
    value = _CONTROLS.sub("", value)
    return f"'{value}" if value.startswith(BEGINNINGS) or value.lstrip().startswith(BEGINNINGS) else value


def install() -> None:
    """Let every export of the admin do so (once, at start-up)."""
    stock_value, stock_heading = SpreadsheetExportMixin.preprocess_field_value, SpreadsheetExportMixin.get_heading

    def preprocess_field_value(self: Any, field: str, value: Any, export_format: str) -> Any:
        return as_text(stock_value(self, field, value, export_format))

    def get_heading(self: Any, queryset: Any, field: str) -> str:
        return str(as_text(stock_heading(self, queryset, field)))

    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
    SpreadsheetExportMixin.get_heading = get_heading
