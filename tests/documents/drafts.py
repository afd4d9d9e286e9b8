"""Drafts for comment and procedures that tests put into the cast's sites, and what citizens send."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Locale

from documents.models import (
    ConsentText,
    ConsultationComment,
    ConsultationIndexPage,
    ConsultationPage,
    DocumentField,
    DocumentType,
    ProcedureIndexPage,
    ProcedurePage,
    UnitDocument,
)
from tests import cast, pages

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
OPENS = datetime(2026, 11, 1, 8, 0, tzinfo=VIETNAM)
CLOSES = datetime(2026, 11, 30, 17, 0, tzinfo=VIETNAM)
WITHIN = datetime(2026, 11, 10, 9, 0, tzinfo=VIETNAM)
TEXT = "Điều 1. Phạm vi\nQuy định này áp dụng trên địa bàn tỉnh.\nĐiều 2. Hiệu lực\nCó hiệu lực từ ngày ký."


def listing(model: type[Any], code: str = "syt", language: str = "vi", **fields: Any) -> Any:
    """The unit's list of a type right below its home page, made where it is missing."""
    home = cast.home_of(code, language)
    found = model.objects.child_of(home).first()
    if found:
        return found
    slug = "du-thao" if model is ConsultationIndexPage else "thu-tuc"
    with pages.without_chain():
        return home.add_child(
            instance=model(title=slug, slug=slug, locale=home.locale, first_published_at=pages.NOON, **fields)
        )


def consultation(code: str = "syt", language: str = "vi", **fields: Any) -> ConsultationPage:
    """A draft, published unless ``live=False``."""
    values = {
        "title": "Dự thảo quy định về tiêm chủng",
        "document_type": DocumentType.objects.get(code="QĐ"),
        "drafting_body": "Sở Y tế",
        "opens_at": OPENS,
        "closes_at": CLOSES,
        "full_text": TEXT,
        "locale": Locale.objects.get(language_code=language),
        "first_published_at": pages.NOON,
        **fields,
    }
    with pages.without_chain():
        return listing(ConsultationIndexPage, code, language).add_child(instance=ConsultationPage(**values))


def procedure(unit: str = "syt", language: str = "vi", **fields: Any) -> ProcedurePage:
    """A procedure, published unless ``live=False``."""
    values = {
        "title": "Cấp giấy khai sinh",
        "code": "1.004194",
        "field": DocumentField.objects.get(code="y-te"),
        "level": "commune",
        "agency": "Trung tâm Phục vụ hành chính công",
        "applicants": "Cá nhân",
        "result": "Giấy khai sinh",
        "locale": Locale.objects.get(language_code=language),
        "first_published_at": pages.NOON,
        **fields,
    }
    with pages.without_chain():
        return listing(ProcedureIndexPage, unit, language).add_child(instance=ProcedurePage(**values))


def file(title: str = "Tờ trình", code: str = "syt") -> UnitDocument:
    """A file of the unit, as it may be attached to a draft."""
    content = ContentFile(b"%PDF-1.4", name="tep.pdf")
    return UnitDocument.objects.create(title=title, file=content, collection=cast.unit(code).collection)


def comment(page: ConsultationPage, **fields: Any) -> ConsultationComment:
    """A comment as it is kept."""
    consent = ConsentText.objects.get(version=1)
    values = {
        "made_at": WITHIN,
        "language": "vi",
        "name": "Trần Thị Mai",
        "contact": "mai@example.org",
        "text": "Đề nghị bổ sung Điều 3.",
        "consent": consent,
        "consent_digest": consent.digest,
        **fields,
    }
    return ConsultationComment.objects.create(page=page, **values)


def filled(soup: Any, **fields: Any) -> dict[str, Any]:
    """What a browser sends from the form on a page, filled in rightly but for ``fields``."""
    form = soup.find("form", class_="reader-form")
    hidden = {box["name"]: box.get("value", "") for box in form.find_all("input", type="hidden")}
    return {
        **hidden,
        "name": "Trần Thị Mai",
        "contact": "0912 345 678",
        "text": "Đề nghị bổ sung Điều 3.",
        "consent": "on",
        **fields,
    }


def later(moment: datetime, **steps: Any) -> datetime:
    """A moment some time after another."""
    return moment + timedelta(**steps)


def post(page: ConsultationPage, data: dict[str, Any]) -> HttpResponse:
    """Send data to a draft of Health from a browser that has no login."""
    return Client(headers={"host": cast.HOSTS["syt"]}).post(pages.path_of(page), data)


def send(visit: Any, clock: Any, page: ConsultationPage, **fields: Any) -> HttpResponse:
    """Open a draft of Health, take half a minute, and send the form filled in rightly but for ``fields``."""
    data = filled(pages.read(visit("syt", pages.path_of(page))), **fields)
    clock.shift(timedelta(seconds=30))
    return post(page, {name: value for name, value in data.items() if value != ""})
