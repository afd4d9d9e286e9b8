"""Parts of the editor of articles."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from sites.ownership import owned_by
from sites.reach import reach_of


class PeoplePanel(InlinePanel):
    """The people who took part; of accounts it offers those of the editor's own units."""

    def get_form_options(self) -> dict[str, Any]:
        """Let each row know who edits."""
        options: dict[str, Any] = super().get_form_options()
        rows = options["formsets"][self.relation_name]
        rows.update(form=contribution_form(rows.get("form")), inherit_kwargs=["for_user"])
        return options


def contribution_form(base: type[WagtailAdminModelForm] | None) -> type[WagtailAdminModelForm]:
    """The form of one person who took part, built on the one that the panel has made."""

    class ContributionForm(base or WagtailAdminModelForm):  # type: ignore[misc]  # a base that is made while running
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            people = get_user_model()._default_manager.filter(is_active=True)
            mine = owned_by(people, reach_of(self.for_user))
            present = get_user_model()._default_manager.filter(pk=self.instance.person_id)
            self.fields["person"].queryset = (mine | present).distinct().order_by("last_name", "first_name")

    return ContributionForm


#: The editor of an article below its title and content block, in the order in which it is written.
ARTICLE_PANELS = [
    FieldPanel("kind"),
    FieldPanel("lead"),
    MultiFieldPanel(
        [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("picture_caption")], heading=_("Picture")
    ),
    FieldPanel("body"),
    MultiFieldPanel(
        [
            FieldPanel("published_at"),
            FieldPanel("occurred_on"),
            FieldPanel("author"),
            FieldPanel("source"),
            FieldPanel("source_url"),
        ],
        heading=_("Source and author"),
    ),
    PeoplePanel("contributions", heading=_("People who took part, and their shares")),
    MultiFieldPanel(
        [
            FieldPanel("tag_names"),
            InlinePanel("placements", heading=_("Also in"), label=_("further section or topic")),
            FieldPanel("pinned_until"),
            FieldPanel("featured_until"),
        ],
        heading=_("Where it stands"),
    ),
    InlinePanel("corrections", heading=_("Corrections")),
]
