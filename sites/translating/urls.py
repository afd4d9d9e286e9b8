"""Addresses of wagtail-localize that our own views answer (see :mod:`sites.isolation.urls`)."""

from django.urls import path
from wagtail_localize.views import edit_translation

from sites.translating import machine, pofiles, views
from sites.translating.segments import unless_frozen

of_translation = "localize/translate/<int:translation_id>"

urlpatterns = [
    path(
        "localize/submit/page/<int:page_id>/",
        views.UnitSubmitPageTranslationView.as_view(),
        name="unit_submit_page_translation",
    ),
    path(
        "localize/update/<int:translation_source_id>/",
        views.UnitUpdateTranslationsView.as_view(),
        name="unit_update_translations",
    ),
    path(
        f"{of_translation}/strings/<int:string_segment_id>/edit/",
        unless_frozen(edit_translation.edit_string_translation),
        name="unit_edit_string_translation",
    ),
    path(
        f"{of_translation}/overrides/<int:overridable_segment_id>/edit/",
        unless_frozen(edit_translation.edit_override),
        name="unit_edit_override",
    ),
    path(f"{of_translation}/pofile/upload/", pofiles.upload_pofile, name="unit_upload_pofile"),
    path(f"{of_translation}/machine_translate/", machine.machine_translate, name="unit_machine_translate"),
    path(f"{of_translation}/disable/", unless_frozen(edit_translation.stop_translation), name="unit_stop_translation"),
    path("localize/page/<int:page_id>/convert_to_alias/", views.convert_to_alias, name="unit_convert_to_alias"),
]
