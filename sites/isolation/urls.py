"""Addresses of Wagtail's admin that our own views answer; they stand before Wagtail's.

Wagtail has no setting for these views, and what it lets packages register comes after its own. The names are ours: a
second namespace of Wagtail's name would hide the first from ``reverse``, which goes on finding Wagtail's, at the same
addresses.
"""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from sites.isolation import views
from sites.isolation.choosers import BrowseView
from sites.translating import urls as translating

locked = views.UnitLockedPagesView
translations = views.UnitTranslationsReportView

urlpatterns = decorate_urlpatterns(
    [
        path("reports/locked/", locked.as_view(), name="unit_locked_pages"),
        path("reports/locked/results/", locked.as_view(results_only=True), name="unit_locked_pages_results"),
        path("localize/reports/translations/", translations.as_view(), name="unit_translations"),
        path(
            "localize/reports/translations/results/",
            translations.as_view(results_only=True),
            name="unit_translations_results",
        ),
        *translating.urlpatterns,
        path("choose-page/", BrowseView.as_view(), name="unit_choose_page"),
        path("choose-page/<int:parent_page_id>/", BrowseView.as_view(), name="unit_choose_page_child"),
        path("tag-autocomplete/", views.autocomplete_tags, name="unit_tag_autocomplete"),
    ],
    require_admin_access,
)
