"""Which document came of which draft, seen from both ends: only what every reader can open."""

from typing import Any

from sites.querysets import open_to_all


def result_of(consultation: Any) -> Any:
    """The public document that came of a draft, in the language of the draft if it is there; else ``None``."""
    document = consultation.result_document
    if document is None:
        return None
    versions = type(document).objects.filter(translation_key=document.translation_key).select_related("document_type")
    found = {row.locale_id: row for row in open_to_all(versions)}
    return found.get(consultation.locale_id) or found.get(document.locale_id)


def consultation_of(document: Any) -> Any:
    """The public draft of which a document came, in the language of the document; ``None`` if there is none."""
    model = document._meta.get_field("consultations").related_model
    pages = model.objects.filter(result_document__translation_key=document.translation_key, locale=document.locale_id)
    return open_to_all(pages).order_by("-closes_at").first()
