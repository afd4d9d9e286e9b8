"""The form for a redirect of a unit's site."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminPageChooser
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from sites.redirects.addresses import clean_link, clean_old_path, trusted_hosts
from sites.redirects.permissions import sites_with_redirects
from sites.redirects.targets import leads_back, may_lead_to


class SiteField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's class takes no parameter
    """The site that a redirect is on, by the name of its unit."""

    def label_from_instance(self, site: Any) -> str:
        """The unit's name and its address."""
        return f"{site.unit.display_name} ({site.hostname})"


class RedirectForm(WagtailAdminModelForm):
    """A redirect always has one site: with Wagtail's “All sites” a unit could answer on every other's host."""

    site = SiteField(label=gettext_lazy("Unit"), queryset=Site.objects.none())
    old_path = forms.CharField(
        label=gettext_lazy("Old address"),
        max_length=1000,
        strip=False,
        help_text=gettext_lazy("The path that readers may still follow, such as /gioi-thieu/bo-may."),
    )
    redirect_link = forms.CharField(
        label=gettext_lazy("Or lead to an address"), max_length=1000, strip=False, required=False
    )

    required_css_class = "required"

    class Meta(WagtailAdminModelForm.Meta):
        model = Redirect
        fields = ("site", "old_path", "redirect_page", "redirect_link", "is_permanent")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sites: Any = self.fields["site"]
        sites.queryset = sites_with_redirects(self.for_user)
        if len(sites.queryset) == 1:
            sites.empty_label = None
        self.fields["redirect_page"].widget = AdminPageChooser()
        self.fields["redirect_page"].label = _("Lead to a page")
        self.fields["redirect_page"].help_text = _("A page of the unit, or a public page of any other unit.")
        self.fields["redirect_link"].help_text = _(
            "With https:// in front. Allowed are the portals of the province and: %(hosts)s."
        ) % {"hosts": trusted_hosts() or "–"}

    def clean_old_path(self) -> str:
        """A path of the site that is not the machinery's."""
        return clean_old_path(self.cleaned_data["old_path"])

    def clean_redirect_link(self) -> str:
        """An address on an allowed host."""
        link = self.cleaned_data["redirect_link"]
        return clean_link(link) if link.strip() else ""

    def clean(self) -> dict[str, Any]:
        """Exactly one target, which the unit may lead to.

        Raises:
            ValidationError: no target or two.
        """
        values: dict[str, Any] = super().clean()
        if {"redirect_page", "redirect_link", "site"} & self.errors.keys():
            return values
        page, link = values.get("redirect_page"), values.get("redirect_link")
        if bool(page) == bool(link):
            raise ValidationError(_("Choose a page or write an address: one of the two."))
        if page and not may_lead_to(values["site"].unit, page):
            # In the words of a page that does not exist: which drafts another unit has is its own affair.
            field: Any = self.fields["redirect_page"]
            self.add_error("redirect_page", field.error_messages["invalid_choice"])
        return values

    def _post_clean(self) -> None:
        # After the instance has taken the values, for the way is followed through it.
        super()._post_clean()
        if not self.errors and leads_back(self.instance):
            self.add_error(None, _("This redirect would lead back to itself."))
