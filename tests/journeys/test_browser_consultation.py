"""A citizen comments on a draft on a telephone, the department decides in its admin, and in time the form is gone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.demo_site import DOMAIN
from tests.journeys.test_browser_approval import english_in
from tests.journeys.test_browser_people import sign_in

pytestmark = pytest.mark.browser

HOST = f"stttt.{DOMAIN}"
DRAFT = "/du-thao/cung-cap-thong-tin-tren-moi-truong-mang/"
TEXT = "Đề nghị bổ sung thời hạn cập nhật số điện thoại của từng phòng chuyên môn."
CONTACT = "0987 654 321"
REVIEWER = "stttt-truongban"
#: What an hour, a month and the close instant do, without waiting for them.
A_MONTH_LATER = """
from datetime import timedelta
from documents.models import ConsultationPage
for page in ConsultationPage.objects.filter(drafting_body__contains="Thông tin"):
    length = timedelta(days=31)
    ConsultationPage.objects.filter(pk=page.pk).update(
        opens_at=page.opens_at - length, closes_at=page.closes_at - length
    )
"""


def sound(page):
    """Nothing that a reader with a screen reader would stumble over, and nothing wider than the screen."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_a_comment_from_the_citizen_to_the_page_and_the_end_of_the_consultation(window, demo_site):
    reference = comment(window)
    publish(window, reference)
    with window() as opened:
        page = opened.open(HOST, DRAFT)
        row = page.locator(".comment", has_text=TEXT)
        assert "Sẽ bổ sung vào Điều 3." in row.inner_text()
        assert "Hoàng Văn Nam" in row.inner_text()
        assert CONTACT not in page.content()
        sound(page)
        opened.screenshot("consultation-4-public")
    demo_site.manage("shell", "--no-imports", "--command", A_MONTH_LATER)
    with window("phone") as opened:
        page = opened.open(HOST, DRAFT)
        assert not page.locator("form.reader-form").count()
        assert "Đã hết thời hạn nhận góp ý." in page.locator("main").inner_text()
        assert page.locator(".comment", has_text=TEXT).count() == 1
        opened.screenshot("consultation-5-closed")
        page = opened.open(HOST, "/du-thao/")
        assert page.locator(".draft-row .status").first.inner_text() == "Đã kết thúc"


def comment(window):
    """Read the open draft, comment with a mistake first, and return the reference of the receipt."""
    with window("phone", has_touch=True, is_mobile=True) as opened:
        opened.watch.expected.add(422)
        page = opened.open(HOST, "/du-thao/")
        page.locator(".draft-row a").first.click()
        page.wait_for_url(f"**{DRAFT}")
        assert "Điều 3" in page.locator(".legal__text").inner_text()
        sound(page)
        page.wait_for_timeout(4_500)  # nobody writes a comment sooner
        page.get_by_label("Họ và tên").fill("Hoàng Văn Nam")
        page.get_by_label("Thư điện tử hoặc số điện thoại").fill("chưa có")
        page.get_by_label("Nội dung góp ý").fill(TEXT)
        page.get_by_label("Tôi đồng ý công khai họ tên").check()
        page.get_by_label("Tôi đồng ý", exact=True).check()
        page.get_by_role("button", name="Gửi góp ý").click()
        page.locator(".govuk-error-summary").wait_for()
        assert english_in(page.locator("main").inner_text()) == []
        assert page.get_by_label("Nội dung góp ý").input_value() == TEXT
        assert page.get_by_label("Họ và tên").input_value() == "Hoàng Văn Nam"
        assert page.get_by_label("Tôi đồng ý", exact=True).is_checked()
        sound(page)
        opened.screenshot("consultation-1-mistake")
        page.locator(".govuk-error-summary a").first.click()
        page.get_by_label("Thư điện tử hoặc số điện thoại").fill(CONTACT)
        page.get_by_role("button", name="Gửi góp ý").click()
        page.wait_for_url("**?received=*")
        reference = page.locator(".comment__reference").inner_text()
        assert re.fullmatch(r"[2-9A-HJ-NP-Z]{8}", reference)
        assert CONTACT not in page.content()
        sound(page)
        opened.screenshot("consultation-2-receipt")
        return reference


def publish(window, reference):
    """The head of the board finds the comment among the new ones, answers and publishes it."""
    with window() as opened:
        page = sign_in(opened, REVIEWER)
        page.get_by_role("link", name="Góp ý dự thảo").first.click()
        page.wait_for_url(re.compile("/admin/draft-comments/"))
        page.get_by_label("Trạng thái").select_option("new")
        page.get_by_role("button", name="Hiển thị").click()
        page.get_by_role("link", name=reference).wait_for()
        assert english_in(page.locator("main").inner_text()) == []
        opened.screenshot("consultation-3-list")
        page.get_by_role("link", name=reference).click()
        page.locator("main", has_text=CONTACT).wait_for()
        assert english_in(page.locator("main").inner_text()) == []
        opened.screenshot("consultation-3-comment")
        page.get_by_label("Trạng thái").select_option("published")
        page.get_by_label("Ý kiến trả lời của đơn vị").fill("Sẽ bổ sung vào Điều 3.")
        page.get_by_role("button", name="Lưu quyết định").click()
        page.locator(".messages .success").wait_for()
