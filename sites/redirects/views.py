"""The screens for redirects: Wagtail's, limited to the sites of the person's units.

Wagtail's views ask for the install-wide permission only, list every redirect with every site, and offer an import
without any check of targets. These stand in for them under the same names (:mod:`sites.redirects.urls`); Wagtail's
views asking the policy for each instance would let them go. Imports are the operators', by ``manage.py
import_redirects``; what they bring in is checked when it is followed (:func:`sites.redirects.targets.target_of`).
"""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.contrib.redirects import views as stock
from wagtail.contrib.redirects.models import Redirect
from wagtail.permissions import policy_registry

from sites.reach import Reach, reach_of
from sites.redirects.forms import RedirectForm
from sites.redirects.permissions import sites_with_redirects
from sites.redirects.targets import public_among

MANAGING = ("add", "change", "delete", "view")


def redirects_of(user: Any) -> QuerySet[Redirect]:
    """The redirects that ``user`` manages."""
    return policy_registry.get_by_type(Redirect).instances_user_has_any_permission_for(user, MANAGING)


class SiteChoiceField(django_filters.fields.ModelChoiceField):
    """A unit's site, by the name of the unit."""

    def label_from_instance(self, site: Any) -> str:
        """The unit's name."""
        return str(site.unit)


class SiteFilter(django_filters.ModelChoiceFilter):
    """By unit; the choices are the person's."""

    field_class = SiteChoiceField


class RedirectFilterSet(WagtailFilterSet):
    """By kind and, for whoever manages several, by unit."""

    is_permanent = django_filters.ChoiceFilter(
        label=gettext_lazy("Type"),
        choices=[("True", gettext_lazy("Permanent")), ("False", gettext_lazy("Temporary"))],
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )
    site = SiteFilter(
        field_name="site", label=gettext_lazy("Unit"), queryset=lambda request: sites_with_redirects(request.user)
    )

    class Meta:
        model = Redirect
        fields = ["is_permanent", "site"]


class TargetColumn(stock.RedirectTargetColumn):
    """Where it leads, as far as the person may know (see :func:`note_targets`)."""

    def get_value(self, instance: Any) -> str:
        """Title or address."""
        return instance.target_title

    def get_url(self, instance: Any) -> str | None:
        """The screen of the page, for own pages."""
        return reverse(self.url_name, args=[instance.redirect_page_id]) if instance.target_is_own else None


def note_targets(redirects: Any, reach: Reach) -> None:
    """Give each redirect ``target_title``, ``target_address`` and ``target_is_own``.

    A page of another unit shows by its public title, and not at all once it is no longer public.
    """
    pages = [redirect.redirect_page for redirect in redirects if redirect.redirect_page_id]
    public = public_among(pages)
    for redirect in redirects:
        page = redirect.redirect_page
        redirect.target_is_own = page is not None and reach.holds_path(page.path)
        if page is None:
            redirect.target_title = redirect.target_address = redirect.redirect_link
        elif redirect.target_is_own or page.pk in public:
            redirect.target_title = page.draft_title if redirect.target_is_own else page.title
            redirect.target_address = page.full_url or ""
        else:
            redirect.target_title = redirect.target_address = _("(a page that is no longer public)")


def unit_name(redirect: Any) -> str:
    """The unit on whose site the redirect is."""
    unit = getattr(redirect.site, "unit", None) if redirect.site else None
    return str(unit) if unit else "–"


class RedirectIndexView(stock.IndexView):
    """Redirects of the person's units, with the unit of each."""

    filterset_class = RedirectFilterSet
    search_fields = ["old_path", "redirect_link"]
    columns = [
        TitleColumn(
            "old_path", label=gettext_lazy("Old address"), url_name="wagtailredirects:edit", sort_key="old_path"
        ),
        Column(
            "unit", label=gettext_lazy("Unit"), accessor=unit_name, width="25%", sort_key="site__unit__collation_key"
        ),
        TargetColumn("redirect_page", label=gettext_lazy("Leads to"), width="30%"),
        stock.IndexView.columns[3],
    ]
    list_export = ["old_path", "target_address", "get_is_permanent_display", "unit_name"]
    export_headings = {
        "old_path": gettext_lazy("Old address"),
        "target_address": gettext_lazy("Leads to"),
        "get_is_permanent_display": gettext_lazy("Type"),
        "unit_name": gettext_lazy("Unit"),
    }

    def get_base_queryset(self) -> Any:
        """The person's, with what a row shows."""
        return redirects_of(self.request.user).select_related("redirect_page", "site__unit")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Note where the shown ones lead."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        if not self.is_export:
            note_targets(context["object_list"], reach_of(self.request.user))
        return context

    def stream_csv(self, queryset: Any) -> Any:
        """Note where the rows lead before they are written."""
        return super().stream_csv(self._exported(queryset))

    def write_xlsx(self, queryset: Any, output: Any) -> None:
        """Note where the rows lead before they are written."""
        super().write_xlsx(self._exported(queryset), output)

    def _exported(self, queryset: Any) -> Any:
        note_targets(queryset, reach_of(self.request.user))
        for redirect in queryset:
            redirect.unit_name = unit_name(redirect)
        return queryset

    @property
    def header_more_buttons(self) -> list[Any]:
        """Without the import."""
        return super(stock.IndexView, self).header_more_buttons


class OwnRedirectMixin:
    """Another unit's redirect is not found."""

    request: Any

    def get_queryset(self) -> QuerySet[Redirect]:
        """The person's."""
        return redirects_of(self.request.user)


class RedirectCreateView(stock.CreateView):
    """A new redirect."""

    form_class = RedirectForm


class RedirectEditView(OwnRedirectMixin, stock.EditView):
    """Change a redirect."""

    form_class = RedirectForm

    def save_instance(self) -> Any:
        """Save. Wagtail also loads the roots of all sites here, for a cache that is not installed."""
        return super(stock.EditView, self).save_instance()


class RedirectDeleteView(OwnRedirectMixin, stock.DeleteView):
    """Delete a redirect."""
