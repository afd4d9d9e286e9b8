"""A unit's documents: one that is still a draft, one that stands in the register."""

from collections.abc import Callable
from datetime import date

from documents.choices import RelationKind, ValidityStatus
from documents.models import DocumentRelation
from tests import pages
from tests.isolation.life import Life


def write_documents(life: Life) -> None:
    """A legal document that is still a draft."""
    word = life.words.secret
    page = pages.document(
        life.code,
        title=word("documenttitle"),
        slug=life.words.bare("documentslug"),
        number=life.words.bare("number"),
        abstract=word("abstract"),
        issuing_body=word("issuer"),
        signer_title=word("signertitle"),
        place=word("place"),
        signing_form="TM.",
        bases=word("bases"),
        full_text=word("fulltext"),
        signer_name=word("signername"),
        scope=word("scope"),
        gazette_number=life.words.bare("gazette"),
        recipients=word("recipients"),
        expires_on=date(2030, 1, 1),
        expiry_reason=word("expiryreason"),
        status_override=ValidityStatus.SUSPENDED,
        status_reason=word("statusreason"),
        relations=[related(word, life.words.bare("relatednumber"))],
        live=False,
        owner=life.writer,
    )
    page.save_revision(user=life.writer, log_action=True)
    life.keep(page, page.get_latest_revision())
    publish_document(life)


def publish_document(life: Life) -> None:
    """A document that is public, with what it does to another one: both stand in the register."""
    word = life.words.public
    page = pages.document(
        life.code,
        title=word("lawtitle"),
        slug=life.words.bare("lawslug", "public"),
        number=life.words.bare("lawnumber", "public"),
        abstract=word("lawabstract"),
        issuing_body=word("lawissuer"),
        signer_name=word("lawsigner"),
        relations=[related(lambda what: word(f"law{what}"), life.words.bare("lawrelated", "public"))],
        owner=life.writer,
    )
    page.save_revision(user=life.writer, log_action=True)
    life.publish(page)
    life.keep(page, page.get_latest_revision())


def related(word: Callable[[str], str], number: str) -> DocumentRelation:
    """A relation to a document that is not here."""
    return DocumentRelation(
        kind=RelationKind.AMENDS, target_number=number, target_body=word("relatedbody"), articles=word("articles")
    )
