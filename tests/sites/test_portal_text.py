"""The filters of templates."""

from sites.templatetags.portal_text import breakable_email, vietnamese_slug


def test_headings_get_plain_addresses():
    assert vietnamese_slug("Đường Đa Mai") == "duong-da-mai"


def test_an_email_breaks_behind_the_at():
    assert breakable_email("an@syt.gov.vn") == "an@<wbr>syt.gov.vn"


def test_marks_in_an_email_are_printed_and_not_obeyed():
    assert breakable_email("<b>@<i>") == "&lt;b&gt;@<wbr>&lt;i&gt;"
