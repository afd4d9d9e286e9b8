"""The demo's procedures with their forms, and drafts for comment with what citizens say about them."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from documents.models import (
    ConsentText,
    ConsultationComment,
    ConsultationFile,
    ConsultationIndexPage,
    ConsultationPage,
    DocumentField,
    DocumentType,
    LegalDocumentPage,
    ProcedureIndexPage,
    ProcedurePage,
    UnitDocument,
)
from home.demo.bodies import blocks, paired_texts
from home.demo.english import translate
from home.demo.material import Material
from home.demo.papers import word_file
from vietnamese.slugs import slugify

#: What the material says of a procedure in a field of the same name.
PROCEDURE_FIELDS = (
    "title", "code", "level", "agency", "applicants", "lead", "in_person", "by_post", "online", "time_number",
    "time_unit", "time_text", "fee_amount", "fee_text", "result", "service_url",
)  # fmt: skip
CONSULTATION_FIELDS = ("title", "drafting_body", "lead", "full_text", "publishes_comments")
COMMENT_FIELDS = ("name", "shows_name", "contact", "organisation", "article", "text", "state", "answer", "reason")
OPENS, CLOSES = time(8), time(17)


def fill_procedure_list(filler: Any, material: Material) -> None:
    """Say what the unit's list of procedures holds."""
    _introduce(filler, ProcedureIndexPage.objects.descendant_of(filler.home).get(), material)


def fill_consultation_list(filler: Any, material: Material) -> None:
    """Say what the unit's list of drafts holds; the hub's speaks for the province."""
    page = ConsultationIndexPage.objects.child_of(filler.home).get()
    page.covers_province = filler.unit.is_hub
    _introduce(filler, page, material)


def _introduce(filler: Any, page: Any, material: Material) -> None:
    english = page.get_translations().get()
    page.lead = material["lead"]
    filler.publish(page)
    texts = {page.title: english.title, page.slug: english.slug, material["lead"]: material["lead_en"]}
    translate(page, texts, editor=filler.editor)


def fill_procedure(filler: Any, row: Material) -> None:
    """Publish a procedure with its forms, and its English version if there is one."""
    forms = [_file(filler, form) for form in row.get("form", [])]
    listing = ProcedureIndexPage.objects.descendant_of(filler.home).get()
    page = listing.add_child(
        instance=ProcedurePage(
            slug=slugify(row["title"]),
            field=DocumentField.objects.get(code=row["field"]),
            steps=[("step", step) for step in row["steps"]],
            papers=[("paper", _paper(paper, forms)) for paper in row["paper"]],
            forms=[("form", form) for form in forms],
            bases=[("basis", {"document": None, **basis}) for basis in row["basis"]],
            locale=filler.home.locale,
            owner=filler.editor,
            live=False,
            **{name: row[name] for name in PROCEDURE_FIELDS if name in row},
        )
    )
    filler.publish(page)
    if "title_en" in row:
        translate(page, _procedure_texts(row), editor=filler.editor)


def _paper(paper: Material, forms: list[UnitDocument]) -> dict[str, Any]:
    own = next((form for form in forms if form.title == paper.get("form")), None)
    return {
        "name": paper["name"],
        "originals": paper.get("originals", 1),
        "copies": paper.get("copies", 0),
        "form": own,
    }


def _procedure_texts(row: Material) -> dict[str, str]:
    texts = {row[name]: row[f"{name}_en"] for name in PROCEDURE_FIELDS if f"{name}_en" in row}
    texts |= dict(zip(row["steps"], row["steps_en"], strict=True))
    texts |= {paper["name"]: paper["name_en"] for paper in row["paper"]}
    texts |= {basis["title"]: title for basis, title in zip(row["basis"], row["basis_en"], strict=True)}
    return texts | {slugify(row["title"]): slugify(row["title_en"])}


def fill_consultation(filler: Any, row: Material) -> None:
    """Publish a draft, its English version and what citizens have said about it."""
    opens_at, closes_at = _time_of(row)
    page = (
        ConsultationIndexPage.objects.child_of(filler.home)
        .get()
        .add_child(
            instance=ConsultationPage(
                slug=row["slug"],
                document_type=DocumentType.objects.get(name=row["document_type"]),
                opens_at=opens_at,
                closes_at=closes_at,
                summary_text=blocks(row.get("summary", "")),
                result_document=_result_of(filler, row),
                draft_files=[ConsultationFile(document=_file(filler, file), role=file["role"]) for file in row["file"]],
                locale=filler.home.locale,
                owner=filler.editor,
                live=False,
                **{name: row[name] for name in CONSULTATION_FIELDS if name in row},
            )
        )
    )
    filler.publish(page)
    translate(page, _consultation_texts(row), editor=filler.editor)
    for comment in row.get("comment", []):
        _comment(page, comment, filler)


def _time_of(row: Material) -> tuple[datetime, datetime]:
    """On the days that the material names, or so many days from today."""
    today = timezone.localdate()
    opens_on = row.get("opens_on") or today - timedelta(days=row["opened_days_ago"])
    closes_on = row.get("closes_on") or today + timedelta(days=row["closes_in_days"])
    at = partial(timezone.make_aware)
    return at(datetime.combine(opens_on, OPENS)), at(datetime.combine(closes_on, CLOSES))


def _result_of(filler: Any, row: Material) -> LegalDocumentPage | None:
    own = LegalDocumentPage.objects.descendant_of(filler.home)
    return own.get(number=row["result"]) if "result" in row else None


def _consultation_texts(row: Material) -> dict[str, str]:
    names = [name for name in CONSULTATION_FIELDS if f"{name}_en" in row]
    texts = {row[name].strip(): row[f"{name}_en"].strip() for name in names}
    texts |= paired_texts(row.get("summary", ""), row.get("summary_en", ""))
    return texts | {row["slug"]: slugify(row["title_en"])}


def _comment(page: ConsultationPage, row: Material, filler: Any) -> None:
    consent = ConsentText.objects.get(version=1)
    is_decided = row["state"] != "new"
    ConsultationComment.objects.create(
        page=page,
        made_at=page.opens_at + timedelta(hours=row["hours_after_opening"]),
        language="vi",
        consent=consent,
        consent_digest=consent.digest,
        decided_at=page.opens_at + timedelta(hours=row["hours_after_opening"] + 20) if is_decided else None,
        decided_by=filler.editor if is_decided else None,
        **{name: row[name] for name in COMMENT_FIELDS if name in row},
    )


def _file(filler: Any, row: Material) -> UnitDocument:
    content = ContentFile(word_file(row["title"], row["text"]), name=f"{slugify(row['title'])}.docx")
    file: UnitDocument = UnitDocument.objects.create(
        title=row["title"], file=content, collection=filler.unit.collection, uploaded_by_user=filler.editor
    )
    file.get_file_size()
    file.get_file_hash()
    return file
