"""What a body is made of; each block has its template of the same name in ``templates/blocks/``."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from vietnamese.folding import nfc

RICH_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


def composed(value: Any) -> Any:
    """The same raw block value with every text in NFC."""
    match value:
        case str():
            return nfc(value)
        case list():
            return [composed(item) for item in value]
        case dict():
            return {key: composed(item) for key, item in value.items()}
        case _:
            return value


class PictureBlock(blocks.StructBlock):
    """A picture with the alternative text that fits this place, its caption and credit."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("Alternative text"),
        max_length=250,
        help_text=_("Says what the picture shows, for readers who cannot see it."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)
    credit = blocks.CharBlock(label=_("Credit"), required=False, max_length=120)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side."""

    pictures = blocks.ListBlock(PictureBlock(), label=_("Pictures"), min_num=2, max_num=24)

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "blocks/gallery.html"


class QuotationBlock(blocks.StructBlock):
    """Words of somebody."""

    text = blocks.TextBlock(label=_("Text"))
    who = blocks.CharBlock(label=_("Who said it"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quotation.html"


class InfoBoxBlock(blocks.StructBlock):
    """A box that stands out."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    body = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Information box")
        template = "blocks/info_box.html"


class FilesBlock(blocks.StructBlock):
    """Files to download."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=160)
    files = blocks.ListBlock(DocumentChooserBlock(label=_("File")), label=_("Files"))

    class Meta:
        icon = "doc-full-inverse"
        label = _("Files")
        template = "blocks/files.html"


class PersonBlock(blocks.StructBlock):
    """A leader or contact officer (NĐ 42/2022 Đ4)."""

    name = blocks.CharBlock(label=_("Name"), max_length=120)
    position = blocks.CharBlock(label=_("Office held"), max_length=200)
    picture = ImageChooserBlock(label=_("Portrait"), required=False)
    phone = blocks.CharBlock(label=_("Telephone"), required=False, max_length=60)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)
    duties = blocks.TextBlock(label=_("Responsible for"), required=False)

    class Meta:
        icon = "user"
        label = _("Person")


class PeopleBlock(blocks.StructBlock):
    """People with office, telephone and e-mail."""

    people = blocks.ListBlock(PersonBlock(), label=_("People"))

    class Meta:
        icon = "group"
        label = _("People")
        template = "blocks/people.html"


class LinkBlock(blocks.StructBlock):
    """A link to a page or an address."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    url = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "link"
        label = _("Link")


class LinksBlock(blocks.StructBlock):
    """A list of links."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=160)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"))

    class Meta:
        icon = "link"
        label = _("Links")
        template = "blocks/links.html"


class TableBlock(blocks.StructBlock):
    """A table with a caption and typed columns."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=200)
    table = TypedTableBlock(
        [("text", blocks.CharBlock(label=_("Text"))), ("number", blocks.FloatBlock(label=_("Number")))],
        label=_("Table"),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"


class BodyBlock(blocks.StreamBlock):
    """The body of every page."""

    heading = blocks.CharBlock(
        label=_("Heading"), icon="title", max_length=200, form_classname="title", template="blocks/heading.html"
    )
    paragraph = blocks.RichTextBlock(
        label=_("Text"), icon="pilcrow", features=RICH_TEXT_FEATURES, template="blocks/paragraph.html"
    )
    picture = PictureBlock()
    gallery = GalleryBlock()
    quotation = QuotationBlock()
    info_box = InfoBoxBlock()
    table = TableBlock()
    files = FilesBlock()
    people = PeopleBlock()
    links = LinksBlock()
    contact = blocks.StaticBlock(
        label=_("Contact of the unit"),
        icon="mail",
        admin_text=_("Shows the address, telephone and e-mail from the unit's branding."),
        template="blocks/contact.html",
    )

    def get_prep_value(self, value: Any) -> Any:
        """Store every typed text in NFC, in drafts too."""
        return composed(super().get_prep_value(value))

    class Meta:
        block_counts = {"contact": {"max_num": 1}}
