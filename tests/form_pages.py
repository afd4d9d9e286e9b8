"""Forms on the cast's sites."""

from typing import Any

from wagtail.models import Locale

from home.models import FormField, FormPage
from tests import cast, pages

#: One question of every kind.
QUESTIONS = {
    "Họ và tên": "singleline",
    "Nội dung": "multiline",
    "Thư điện tử": "email",
    "Số người": "number",
    "Trang": "url",
    "Ngày": "date",
    "Buổi": "radio",
    "Xã": "dropdown",
    "Quan tâm": "checkboxes",
    "Đồng ý": "checkbox",
}
CHOICES = {"Buổi": "Sáng\nChiều", "Xã": "Tân An\nĐồng Sơn", "Quan tâm": "Y tế\nThuế\nĐất"}


def form_page(
    code: str = "syt", language: str = "vi", questions: dict[str, str] | None = None, **fields: Any
) -> FormPage:
    """A form of a unit, published."""
    values = {"title": "Đăng ký tiêm chủng", "slug": "dang-ky", "intro": "<p>Mời bà con đăng ký.</p>", **fields}
    values.setdefault("first_published_at", pages.NOON if values.get("live", True) else None)
    values.setdefault("thank_you", "<p>Trạm y tế sẽ gọi lại.</p>")
    page = FormPage(locale=Locale.objects.get(language_code=language), **values)
    for place, (label, kind) in enumerate((questions or QUESTIONS).items()):
        page.form_fields.add(
            FormField(label=label, field_type=kind, choices=CHOICES.get(label, ""), sort_order=place, required=True)
        )
    with pages.without_chain():
        return cast.home_of(code, language).add_child(instance=page)
