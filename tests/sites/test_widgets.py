"""The admin's slug field: its replacements, run as its script runs them, give the slug that saving would give."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.models import StandardPage
from sites.widgets import VietnameseSlugInput, slug_formatters
from vietnamese.slugs import slugify

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"


def typed(title: str) -> str:
    """What Wagtail's script makes of a title: the replacements, then lower case and nothing but ASCII."""
    for pattern, replacement in slug_formatters():
        title = re.sub(pattern, replacement, title)
    return re.sub(r"[^-\w\s]", "", title.lower(), flags=re.ASCII)


@pytest.mark.parametrize(
    "title",
    ["Đường Đa Mai", "Quyết định số 76/2007/QĐ-UBND", "Nghị định 42/2022/NÐ-CP", "M’Đrắk – “tốt”…", " (khẩn) ", "???"],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_typing_and_saving_agree(title, form):
    assert typed(unicodedata.normalize(form, title)) == slugify(title)


@given(st.text(st.sampled_from(LETTERS + LETTERS.upper() + " -/,.'“”0123456789")).filter(lambda text: len(text) < 90))
def test_typing_and_saving_agree_on_any_vietnamese_title(title):
    assert typed(title) == slugify(title)


def test_the_forms_of_pages_use_the_field():
    form = StandardPage.get_edit_handler().get_form_class()
    assert isinstance(form.base_fields["slug"].widget, VietnameseSlugInput)
