"""Places in a legal text by name, in the page's language: “Điều 9 khoản 1 điểm đ”, “Article 9, clause 1, point đ”."""

from django.utils.translation import gettext as _

from vietnamese.legal_citations import Citation, citations
from vietnamese.legal_text import LegalText


def place_names(text: LegalText) -> dict[str, str]:
    """Return every anchor of a text with the name of its place; what nobody cites, such as a dash, has none."""
    cited = citations(text)
    return {anchor: name_of(cited[anchor]) if anchor in cited else "" for anchor in text.anchors()}


def name_of(citation: Citation) -> str:
    """The place in words."""
    name = _pattern(citation) % {
        "article": citation.article,
        "clause": citation.clause,
        "point": citation.point,
    }
    added = [citation.repeat, citation.part.capitalize()]
    return " ".join([name, *(f"({word})" for word in added if word)])


def _pattern(citation: Citation) -> str:
    if citation.clause and citation.point:
        return _("Article %(article)s, clause %(clause)s, point %(point)s")
    if citation.clause:
        return _("Article %(article)s, clause %(clause)s")
    if citation.point:
        return _("Article %(article)s, point %(point)s")
    return _("Article %(article)s")
