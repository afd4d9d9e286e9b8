"""What the guard of the admin decides about the addresses that stand before wagtail-localize's own."""

from sites.guard import Decision, Objects

TRANSLATION = "wagtail_localize.Translation"
PAGE = Objects(page_id="wagtailcore.Page")

DECISIONS: dict[str, Decision] = {
    "unit_submit_page_translation": PAGE,
    "unit_convert_to_alias": PAGE,
    "unit_edit_string_translation": Objects(
        translation_id=TRANSLATION, string_segment_id="wagtail_localize.StringSegment"
    ),
    "unit_edit_override": Objects(
        translation_id=TRANSLATION, overridable_segment_id="wagtail_localize.OverridableSegment"
    ),
    **{
        f"unit_{name}": Objects(translation_id=TRANSLATION)
        for name in ("upload_pofile", "machine_translate", "stop_translation")
    },
}
