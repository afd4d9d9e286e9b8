"""The screens of pages: the explorer and the forms that take a parent page."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from wagtail.admin.forms.pages import CopyForm, MoveForm, ParentChooserForm
from wagtail.admin.views.pages.choose_parent import GenericChooseParentView
from wagtail.admin.views.pages.copy import CopyView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.move import MoveChooseDestinationView
from wagtail.admin.views.pages.revisions import RevisionsView
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page
from wagtail.utils.decorators import xframe_options_sameorigin_override

from sites.ownership import owned_by
from sites.reach import reach_of


class UnitExplorerView(ExplorableIndexView):
    """At the top of the tree it lists the person's own home pages, wherever in the tree they stand."""

    def get_base_queryset(self) -> Any:
        """The pages below; below the tree's root the home pages of the person's units."""
        pages = super().get_base_queryset()
        reach = reach_of(self.request.user)
        is_plain_top = self.parent_page.is_root() and not (self.is_searching or self.is_filtering)
        if not is_plain_top or reach.is_everything:
            return pages
        return self.annotate_queryset(self.model._default_manager.filter(path__in=reach.roots))


class OwnParents:
    """Gives a form's page field the person's own pages as its only choices.

    Wagtail accepts any page and then names it in the message that refuses it.
    """

    parent_field = ""
    request: HttpRequest

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        """The form, limited."""
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]  # a mixin: the view is beside it
        limit_choices(form.fields[self.parent_field], self.request)
        return form


def limit_choices(field: Any, request: HttpRequest) -> None:
    """Limit a form's field for a page to the pages of the person's units."""
    field.queryset = owned_by(Page.objects.all(), reach_of(request.user))


class UnitMoveView(OwnParents, MoveChooseDestinationView):
    """Moves within the unit."""

    parent_field = "new_parent_page"
    form_class = MoveForm


class UnitChooseParentView(OwnParents, GenericChooseParentView):
    """New pages below own ones."""

    parent_field = "parent_page"
    form_class = ParentChooserForm


class UnitCopyView(OwnParents, CopyView):
    """Copies within the unit."""

    parent_field = "new_parent_page"
    form_class = CopyForm

    def post(self, request: HttpRequest, page_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        """Copy, or show the form again.

        Wagtail reads the new parent before the form is checked, and so fails on an id that does not exist.
        """
        parent = request.POST.get("new_parent_page", "")
        own = owned_by(Page.objects.all(), reach_of(request.user))
        if not parent.isdigit() or not own.filter(pk=parent).exists():
            raise Http404
        return super().post(request, page_id, *args, **kwargs)


class UnitContentTypeUseView(ContentTypeUseView):
    """Own pages of one type, without the way to the report that counts those of the whole install."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Only the list itself."""
        return [item for item in super().get_breadcrumbs_items() if "page-types-usage" not in str(item["url"])]


@method_decorator(xframe_options_sameorigin_override, name="get")
class UnitRevisionView(RevisionsView):
    """A version of a page as readers would see it, which the screen of its approval shows in a frame."""


class UnitPageViewSet(PageViewSet):
    """Wagtail's screens of pages with the views above."""

    model = Page
    index_view_class = UnitExplorerView
    copy_view_class = UnitCopyView
    revisions_view_class = UnitRevisionView
    move_view_class = UnitMoveView
    choose_parent_view_class = UnitChooseParentView
    content_type_use_view_class = UnitContentTypeUseView
