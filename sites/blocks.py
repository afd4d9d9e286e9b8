"""What a body is made of; each block has its template of the same name in ``templates/blocks/``."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from sites.querysets import open_to_all
from sites.videos import HOST_NAMES, hosted_video
from vietnamese.folding import nfc

#: Files that browsers play.
VIDEO_FILES = frozenset({"mp4", "webm"})
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


class VideoBlock(blocks.StructBlock):
    """A video: a file of the unit, or one at a known host, which is asked only when a reader plays it."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    file = DocumentChooserBlock(label=_("Video file (MP4 or WebM)"), required=False)
    url = blocks.URLBlock(
        label=_("Address of the video"),
        required=False,
        help_text=format_lazy(_("At {hosts}; instead of a file."), hosts=HOST_NAMES),
    )
    poster = ImageChooserBlock(label=_("Picture before it plays"), required=False)
    transcript = blocks.TextBlock(
        label=_("What is said and shown"),
        required=False,
        help_text=_("For readers who cannot hear or see the video."),
    )

    def clean(self, value: Any) -> Any:
        """Ask for a file that browsers play, or for an address at a known host.

        Raises:
            StructBlockValidationError: names the part that is wrong.
        """
        cleaned = super().clean(value)
        if problem := _video_problem(cleaned.get("file"), cleaned.get("url") or ""):
            name, message = problem
            raise StructBlockValidationError(block_errors={name: ValidationError(message)})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the video at its host, if it is at one."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["hosted"] = hosted_video(value.get("url") or "")
        return context

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"


def _video_problem(file: Any, url: str) -> tuple[str, Any] | None:
    """The name of the part that is wrong, and what is wrong with it."""
    if bool(file) == bool(url):
        return "file", _("Choose a video file, or enter the address of a video; not both.")
    if file and file.file_extension.lower() not in VIDEO_FILES:
        return "file", _("This file is no video in the form MP4 or WebM.")
    if url and hosted_video(url) is None:
        return "url", _("Videos are shown from %(hosts)s only. Upload the file of any other.") % {"hosts": HOST_NAMES}
    return None


class RelatedBlock(blocks.StructBlock):
    """Pages that a reader may want to read next; those that are no longer public fall away by themselves."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=160)
    pages = blocks.ListBlock(blocks.PageChooserBlock(label=_("Page")), label=_("Pages"), min_num=1, max_num=12)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the pages that every reader may open, in their order: two queries, whatever their number."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = [page.pk for page in value["pages"] if page is not None]
        public = open_to_all(Page.objects.filter(pk__in=chosen)).specific()
        context["pages"] = sorted(public, key=lambda page: chosen.index(page.pk))
        return context

    class Meta:
        icon = "doc-empty-inverse"
        label = _("Related items")
        template = "blocks/related.html"


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
    video = VideoBlock()
    files = FilesBlock()
    related = RelatedBlock()
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
