"""How the record of a document stands in the editor."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

RECORD_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("number"),
            FieldPanel("document_type"),
            FieldPanel("abstract"),
            FieldPanel("document_fields"),
            FieldPanel("scope"),
            FieldPanel("security_level"),
        ],
        heading=_("Legal document"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("issuing_body"),
            FieldPanel("place"),
            FieldPanel("issued_on"),
            FieldPanel("signing_form"),
            FieldPanel("signer_title"),
            FieldPanel("signer_name"),
            FieldRowPanel([FieldPanel("gazette_number"), FieldPanel("gazette_on")]),
        ],
        heading=_("Issue"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("effective_from"), FieldPanel("expires_on")]),
            FieldPanel("expiry_reason"),
            FieldPanel("status_override"),
            FieldPanel("status_reason"),
        ],
        heading=_("Validity"),
    ),
    FieldPanel("bases"),
    InlinePanel("relations", heading=_("Relations to other documents"), label=_("Relation")),
    FieldPanel("full_text"),
    FieldPanel("recipients"),
    InlinePanel("attachments", heading=_("Files"), label=_("File")),
]
