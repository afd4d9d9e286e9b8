"""Drafts and procedures that are not public yet, and comments, which a unit's reviewers and publishers alone read."""

from datetime import UTC, datetime

from django.core.files.base import ContentFile

from documents.models import (
    ConsentText,
    ConsultationComment,
    ConsultationIndexPage,
    ConsultationPage,
    DocumentField,
    DocumentType,
    ProcedureIndexPage,
    ProcedurePage,
)
from tests import cast, pages
from tests.isolation.life import Life


def be_commented_on(life: Life) -> None:
    """A draft that is not public, with a comment that waits and one that was hidden."""
    home = cast.home_of(life.code)
    with pages.without_chain():
        listing = home.add_child(
            instance=ConsultationIndexPage(
                title=life.words.secret("draftlist"),
                slug=life.words.bare("draftlist"),
                locale=home.locale,
                live=False,
                lead=life.words.secret("draftlistlead"),
            )
        )
        draft = listing.add_child(
            instance=ConsultationPage(
                title=life.words.secret("drafttitle"),
                slug=life.words.bare("drafttitle"),
                document_type=DocumentType.objects.get(code="QĐ"),
                drafting_body=life.words.secret("draftbody"),
                lead=life.words.secret("draftlead"),
                full_text=life.words.secret("drafttext"),
                summary_text=[("paragraph", f"<p>{life.words.secret('draftsummary')}</p>")],
                opens_at=datetime(2026, 10, 1, tzinfo=UTC),
                closes_at=datetime(2026, 12, 30, tzinfo=UTC),
                locale=home.locale,
                live=False,
            )
        )
    consent = ConsentText.objects.get(version=1)
    for state in ("new", "hidden"):
        row = ConsultationComment.objects.create(
            page=draft,
            made_at=datetime(2026, 11, 1, tzinfo=UTC),
            language="vi",
            reference=f"{life.code}-{state}",  # too short for a canary
            name=life.words.secret(f"{state}commentname"),
            contact=life.words.secret(f"{state}commentcontact"),
            organisation=life.words.secret(f"{state}commentbody"),
            article=life.words.secret(f"{state}commentarticle"),
            text=life.words.secret(f"{state}commenttext"),
            answer=life.words.secret(f"{state}commentanswer"),
            reason=life.words.secret(f"{state}commentreason"),
            attachment=ContentFile(b"%PDF-1.4", name=f"{life.words.bare(f'{state}commentfile')}.pdf"),
            attachment_name=f"{life.words.bare(f'{state}commentfile')}.pdf",
            attachment_note=life.words.secret(f"{state}commentnote"),
            consent=consent,
            consent_digest=consent.digest,
            state=state,
            decided_by=life.head,
        )
        life.keep(row, draft)


def offer_procedures(life: Life) -> None:
    """A procedure that is not public yet, in a list that is not either."""
    home, words = cast.home_of(life.code), life.words
    with pages.without_chain():
        listing = home.add_child(
            instance=ProcedureIndexPage(
                title=words.secret("procedurelist"),
                slug=words.bare("procedurelist"),
                locale=home.locale,
                live=False,
                lead=words.secret("procedurelistlead"),
            )
        )
        procedure = listing.add_child(
            instance=ProcedurePage(
                title=words.secret("proceduretitle"),
                slug=words.bare("proceduretitle"),
                code=words.bare("procedurecode"),
                field=DocumentField.objects.get(code="y-te"),
                level="commune",
                agency=words.secret("procedureagency"),
                applicants=words.secret("procedureapplicants"),
                lead=words.secret("procedurelead"),
                steps=[("step", words.secret("procedurestep"))],
                papers=[("paper", {"name": words.secret("procedurepaper"), "originals": 1, "copies": 0, "form": None})],
                time_number=5,
                time_unit="days",
                time_text=words.secret("proceduretime"),
                fee_text=words.secret("procedurefee"),
                result=words.secret("procedureresult"),
                bases=[("basis", {"document": None, "number": "", "title": words.secret("procedurebasis")})],
                service_url=f"https://{words.bare('procedureservice')}.example.org/",
                locale=home.locale,
                live=False,
            )
        )
    life.keep(procedure, listing)
