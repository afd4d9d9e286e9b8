"""The page that belongs to a unit: the base of every page type of the product."""

from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from sites.choices import Lane, SearchKind
from sites.heads import PageHead
from sites.issues import Issue
from sites.lists import list_address
from sites.models.units import Unit
from vietnamese.folding import nfc, without_controls
from vietnamese.slugs import slugify

LONGEST_DESCRIPTION = 200
#: Address of a page whose title has neither a letter nor a digit.
NAMELESS_PAGE = "trang"


class UnitPage(Page):
    """A page in a unit's tree.

    Everything that holds for all pages of units stands here: whose page it is, the frame around it, its head.
    """

    #: Schema.org type of the page, and its Open Graph type.
    schema_type = "WebPage"
    og_type = "website"
    #: Page types set this to the name of the field that holds their lead or abstract.
    summary_field = ""
    #: Page types that hold what somebody signed set this: its words are as they were signed, faults included.
    keeps_spelling = False

    lane = models.CharField(
        _("content block"),
        max_length=12,
        choices=Lane,
        default=Lane.GOVERNMENT,
        help_text=_("Decides which seats of the board approve the page."),
    )

    content_panels = [*Page.content_panels, FieldPanel("lane")]

    class Meta:
        abstract = True

    @cached_property
    def unit(self) -> Unit | None:
        """The unit whose tree holds the page."""
        return Unit.objects.owning(self)

    @property
    def summary(self) -> str:
        """One or two sentences that say what the page is about."""
        text = self.search_description or (getattr(self, self.summary_field) if self.summary_field else "")
        return Truncator(strip_tags(str(text)).strip()).chars(LONGEST_DESCRIPTION)

    @property
    def head_image(self) -> Any:
        """The picture that stands for the page when it is shared, or ``None``."""
        return None

    def clean(self) -> None:
        """Bring every text that a person typed to NFC; decomposed text is neither found nor drawn rightly."""
        super().clean()
        self.normalise_texts()
        self.refuse_foreign_references()

    def minimal_clean(self) -> None:
        """Normalise and check drafts too: they are searched and previewed."""
        self.normalise_texts()
        super().minimal_clean()
        self.refuse_foreign_references()

    def refuse_foreign_references(self) -> None:
        """Refuse pictures, files and links that are not the unit's to show, on whatever way they came."""
        # Imported late: the rule of ownership is built from the models of this package.
        from sites.isolation.references import refuse_foreign_references

        if self.path:  # of a page without a place in the tree the unit is not known yet; its form asks the parent
            refuse_foreign_references(self, Unit.objects.owning(self))

    def deadline_start(self) -> tuple[str, date] | None:
        """What the deadline of the page counts from: its kind (``workflow.choices.DeadlineKind``) and the day.

        ``None`` if no regulation sets one, or if the day has not been entered.
        """
        return None

    def update_aliases(self, **kwargs: Any) -> None:
        """Let aliases follow what is public.

        Wagtail calls this when a text is scheduled too, and its aliases would show it at once (wagtail#11344).
        """
        if self.live:
            super().update_aliases(**kwargs)

    def normalise_texts(self) -> None:
        """Set every plain text field of the page to NFC, and take out control characters, which break feeds."""
        for column in self._meta.concrete_fields:
            if isinstance(column, models.CharField | models.TextField):
                value = getattr(self, column.attname)
                if isinstance(value, str):
                    setattr(self, column.attname, nfc(without_controls(value)))

    @property
    def takes_reference_items(self) -> bool:
        """Whether unconfirmed information may stand on the page (seed 004 Đ9.1)."""
        return False

    def approval_issues(self) -> list[Issue]:
        """What is wrong with the page as it stands in memory, and what of it prevents its approval."""
        # Imported late: the checks read blocks and references, which are built from the models of this package.
        from sites.content_checks import issues_of

        return issues_of(self)

    def _set_core_field_defaults(self) -> None:
        # Wagtail would take Django's slugify, in which đ is lost, and no address at all for a title like “Đ”.
        parent_is_known = self.path or getattr(self, "_cached_parent_obj", None)
        if parent_is_known and not self.slug:
            self.slug: str = self._get_autogenerated_slug(slugify(self.title) or NAMELESS_PAGE)
        super()._set_core_field_defaults()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the frame (``portal``), the way here (``breadcrumbs``), the page's list if it has one, and the head."""
        # Imported late: the frame is built from the models of this package.
        from sites.portal import Portal

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context.update(self.get_list(request))
        portal = Portal(request, self)
        place = list_address(context["query"], context["page_obj"].number) if "page_obj" in context else ""
        context.update(portal=portal, breadcrumbs=portal.breadcrumbs, head=self.get_head(request, portal, place))
        return context

    def get_list(self, request: HttpRequest) -> dict[str, Any]:
        """A list page's part of the context: ``page_obj``, ``query`` (its filters, encoded) and links for filters."""
        return {}

    def get_head(self, request: HttpRequest, portal: Any, place: str = "") -> PageHead:
        """Build the head of the page.

        Args:
            request: decides the host of absolute addresses.
            portal: the page's frame.
            place: which part of the page's list is shown, as a query; a part is a page of its own.
        """
        canonical = self.canonical_url(request) + place
        image_url = self.head_image_url(request)
        return PageHead(
            title=self.head_title(portal),
            description=self.summary or self.head_description(portal),
            canonical=canonical,
            language=portal.language,
            alternates=self.head_alternates(request, portal, canonical),
            site_name=portal.unit.display_name,
            creator=self.head_creator(),
            published=self.head_date(),
            modified=self.last_published_at.date().isoformat() if self.last_published_at else "",
            image_url=image_url or portal.emblem_url,
            og_type=self.og_type,
            identifier=self.head_identifier(),
            structured_data=self.structured_data(canonical, image_url, portal),
        )

    def head_alternates(self, request: HttpRequest, portal: Any, canonical: str) -> list[tuple[str, str]]:
        """Language and address of every version; none of a part of a list, and of what is known by another address.

        Search engines pass over versions that do not name one another by the address under which each is known.
        """
        if canonical != self.get_full_url(request):
            return []
        return [(code, page.get_full_url(request)) for code, page in sorted(portal.translations.items())]

    def canonical_url(self, request: HttpRequest) -> str:
        """The absolute address under which search engines know what the page says."""
        return self.get_full_url(request) or ""

    def head_title(self, portal: Any) -> str:
        """Title of the page, then the unit's short name."""
        title = self.seo_title or self.title
        name = portal.unit.short_display_name
        return title if title == name else f"{title} – {name}"

    def head_description(self, portal: Any) -> str:
        """What the page is about when nobody has said so: search engines and the scoring of portals want a text."""
        return f"{self.title} – {portal.unit.display_name}"

    def head_creator(self) -> str:
        """Who made the content, if not simply the unit."""
        return ""

    def head_date(self) -> str:
        """ISO date of the content."""
        return self.first_published_at.date().isoformat() if self.first_published_at else ""

    def head_identifier(self) -> str:
        """A number by which the thing is known, if it has one."""
        return ""

    @property
    def search_kind(self) -> str:
        """What readers who search for it take it for."""
        return SearchKind.PAGE

    @property
    def search_content_key(self) -> UUID:
        """The same for the page and for what other units have taken over from it."""
        return self.translation_key

    def search_date(self) -> date | None:
        """The day under which results show the page."""
        return timezone.localdate(self.last_published_at) if self.last_published_at else None

    def search_number(self) -> str:
        """The number of a document, by which it is found at once."""
        return ""

    def search_facts(self) -> str:
        """Short facts that weigh as much as the summary when the page is searched."""
        return ""

    def search_body(self) -> str:
        """Every word by which the page is found beyond its title and summary."""
        # Imported late, as above.
        from sites.page_texts import texts_of

        return "\n".join(text.text for text in texts_of(self))

    def head_image_url(self, request: HttpRequest) -> str:
        """Absolute address of the sharing picture, 1200 by 630."""
        if self.head_image is None:
            return ""
        return request.build_absolute_uri(self.head_image.get_rendition("fill-1200x630|format-jpeg").url)

    def structured_data(self, canonical: str, image_url: str, portal: Any) -> dict[str, Any]:
        """The page as a schema.org object."""
        data: dict[str, Any] = {
            "@type": self.schema_type,
            "@id": canonical,
            "url": canonical,
            "name": self.title,
            "inLanguage": portal.language,
            "publisher": {
                "@type": "GovernmentOrganization",
                "name": portal.unit.display_name,
                "url": portal.unit.site_url,
            },
        }
        if self.summary:
            data["description"] = self.summary
        if image_url:
            data["image"] = image_url
        return data
