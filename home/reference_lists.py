"""Lists that the hub keeps for the whole province: trusted hosts, shared collections; others build on them.

Units read them where they choose from them; the permissions to keep them are the hub's administrator's alone
(:data:`sites.permissions.HUB_PERMISSIONS`).
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.permission_policies import ModelPermissionPolicy

from home.hub.access import OfHub
from sites.guard import Decision
from sites.hosts import validate_hostname
from sites.models import SharedCollection, TrustedHost, Unit
from sites.reach import below
from sites.redirects.addresses import refuse_look_alike
from vietnamese.folding import nfc


class CleanTexts(forms.ModelForm[Any]):
    """A form whose texts come out in the spelling of the house."""

    def clean(self) -> dict[str, Any]:
        """Every text in NFC, without spaces around it."""
        values = super().clean() or {}
        return {name: nfc(value).strip() if isinstance(value, str) else value for name, value in values.items()}


class TrustedHostForm(CleanTexts):
    """A host outside of the portals to which redirects may lead."""

    hostname = forms.CharField(
        label=gettext_lazy("Host name"),
        max_length=253,
        help_text=gettext_lazy("Without https:// and path, such as dichvucong.gov.vn. Names below it do not count."),
    )

    class Meta:
        model = TrustedHost
        fields = ("hostname", "note")

    def clean_hostname(self) -> str:
        """A plain host name in lower case."""
        host = nfc(self.cleaned_data["hostname"]).strip().lower()
        validate_hostname(host)
        refuse_look_alike(host)
        return host


class CollectionField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's class takes no parameter
    """A collection of the hub, indented by its depth."""

    def label_from_instance(self, collection: Any) -> str:
        """The name."""
        return str(collection.get_indented_name(2))


class SharedCollectionForm(forms.ModelForm[SharedCollection]):
    """A collection of the hub from which all units may choose."""

    collection = CollectionField(
        label=gettext_lazy("Collection"),
        queryset=Collection.objects.none(),
        help_text=gettext_lazy("With everything in it and below it. Units choose from it and change nothing."),
    )

    class Meta:
        model = SharedCollection
        fields = ("collection",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["collection"]
        field.queryset = sharable_collections()

    def clean_collection(self) -> Collection:
        """A collection of which nothing is private.

        Raises:
            ValidationError: it, or one above or below it, is open to some people only.
        """
        collection: Collection = self.cleaned_data["collection"]
        inside = CollectionViewRestriction.objects.filter(collection__path__startswith=collection.path)
        if inside.exists() or collection.get_view_restrictions().exists():
            raise ValidationError(_("This collection, or one in it, is private. Only public ones can be shared."))
        return collection


def sharable_collections() -> Any:
    """The hub's own collections that are not shared yet, neither by themselves nor with one above."""
    hub = Unit.objects.filter(depth=1).select_related("collection").first()
    if hub is None or hub.collection is None:
        return Collection.objects.none()
    shared = SharedCollection.objects.values_list("collection__path", flat=True)
    return Collection.objects.filter(below([hub.collection.path])).exclude(below(shared)).order_by("path")


class DeleteView(generic.DeleteView):
    """Deletes an entry that nothing uses; which units use one is not said."""

    #: Ways from an entry to what uses it.
    uses = ("documents", "entries", "comments")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask, unless it could not be done."""
        return self._refuse() if self._is_used() else super().get(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Delete."""
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ProtectedError:
            return self._refuse()

    def _is_used(self) -> bool:
        uses = (getattr(self.object, name, None) for name in self.uses)
        return any(used is not None and used.exists() for used in uses)

    def _refuse(self) -> HttpResponse:
        refusal = _("“%(name)s” is in use and cannot be deleted. Nothing was changed.") % {"name": self.object}
        messages.error(self.request, refusal)
        return redirect(self.get_success_url())


class KeptListViewSet(ModelViewSet):
    """Screens of a list of the hub.

    Without copying (Wagtail's view lets the copy overwrite the original) and without the list of uses, which would
    name other units' pages.
    """

    form: Any = None
    copy_view_enabled = False
    add_to_reference_index = False
    add_to_settings_menu = True
    delete_view_class = DeleteView
    list_per_page = 50

    def get_form_class(self, for_update: bool = False) -> Any:
        """The form."""
        return self.form

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without the address of the list of uses."""
        return super().get_common_view_kwargs(**{"usage_url_name": None, **kwargs})

    def get_urlpatterns(self) -> list[Any]:
        """Without it here too."""
        return [address for address in super().get_urlpatterns() if address.name != "usage"]

    @classmethod
    def decisions(cls) -> dict[str, Decision]:
        """What the guard is told: people of the hub who may see the list; what they may do the views ask."""
        label = cls.model._meta
        decision = OfHub(f"{label.app_label}.view_{label.model_name}")
        names = ("index", "index_results", "add", "edit", "delete", "history", "history_results")
        return {f"{cls.name}:{name}": decision for name in names}


class TrustedHostViewSet(KeptListViewSet):
    """Hosts to which redirects may lead."""

    model = TrustedHost
    name = "trusted_host"
    url_prefix = "trusted-hosts"
    icon = "link-external"
    menu_label = gettext_lazy("Trusted hosts")
    menu_order = 810
    form = TrustedHostForm
    list_display = ["hostname", "note"]
    search_fields = ["hostname", "note"]
    ordering = ["hostname"]


class SharedCollectionPolicy(ModelPermissionPolicy):
    """A share is given or taken back; there is nothing in it to change."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Never a change."""
        return action != "change" and bool(super().user_has_permission(user, action))


class SharedCollectionIndexView(generic.IndexView):
    """Shared collections."""

    def get_base_queryset(self) -> Any:
        """With their names."""
        return super().get_base_queryset().select_related("collection")


class SharedCollectionViewSet(KeptListViewSet):
    """Collections of the hub from which all units may choose."""

    model = SharedCollection
    name = "shared_collection"
    url_prefix = "shared-collections"
    icon = "folder-open-1"
    menu_label = gettext_lazy("Shared collections")
    menu_order = 820
    form = SharedCollectionForm
    index_view_class = SharedCollectionIndexView
    list_display = ["collection"]
    ordering = ["collection__path"]


VIEWSETS = (TrustedHostViewSet, SharedCollectionViewSet)
DECISIONS: dict[str, Decision] = {name: rule for viewset in VIEWSETS for name, rule in viewset.decisions().items()}
