"""Fills a database with public documents as a province has them: numbers, titles from the words of real ones, texts.

PostgreSQL, in the database of DATABASE_URL, which must be migrated; the units of the test suite's cast are founded in
it if there are none. Everything that reads public documents finds them: pages, the register, the search.

    DATABASE_URL=postgres:///bench python -m bench.documents --count 200000 [--no-register]
"""

import argparse
import os
import random
import sys
import time
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

BATCH = 1000
FIRST_DAY, DAYS = date(2005, 1, 3), 7900
ACTS = [
    "Ban hành Quy chế", "Phê duyệt kế hoạch", "Phê duyệt quy hoạch", "Quy định mức thu", "Hướng dẫn thực hiện",
    "Giao chỉ tiêu", "Công bố danh mục", "Kiện toàn Ban chỉ đạo", "Tăng cường công tác", "Báo cáo kết quả",
    "Phê duyệt kết quả đấu thầu", "Thu hồi đất để thực hiện", "Cấp kinh phí cho", "Tổ chức hội nghị tổng kết",
    "Triển khai chương trình", "Xử lý kiến nghị về", "Điều chỉnh chủ trương đầu tư", "Thành lập đoàn kiểm tra",
]  # fmt: skip
SUBJECTS = [
    "tiêm chủng mở rộng", "phòng cháy và chữa cháy", "bảo vệ môi trường", "an toàn giao thông", "chuyển đổi số",
    "giáo dục mầm non", "giáo dục nghề nghiệp", "xây dựng nông thôn mới", "bảo hiểm y tế", "cấp nước sạch",
    "phát triển du lịch", "quản lý đất đai", "cải cách hành chính", "tiếp công dân", "phòng chống ma túy",
    "phòng chống bệnh dại", "giải phóng mặt bằng", "hỗ trợ hộ nghèo", "học phí công lập", "thủy lợi nội đồng",
    "an toàn thực phẩm", "đường giao thông nông thôn", "trạm y tế cơ sở", "thi đua khen thưởng",
    "phát triển công nghiệp", "bảo tồn di tích", "văn thư lưu trữ", "công nghệ thông tin", "chăm sóc người cao tuổi",
]  # fmt: skip
PLACES = "Bắc Nam Đông Tây Tân Hòa Yên Lục Sơn Việt Hiệp Lạng Đa Mỹ Phú Quế".split()  # noqa: SIM905 - shorter
ENDINGS = "Giang Mai An Bình Sơn Thế Ngạn Nam Dũng Yên Hòa Lộc Thịnh Xuân Đức Long".split()  # noqa: SIM905 - shorter
TYPES = {"QĐ": "Quyết định", "KH": "Kế hoạch", "TB": "Thông báo", "NQ": "Nghị quyết", "CT": "Chỉ thị", "BC": "Báo cáo"}
WORDS = (  # noqa: SIM905 - shorter
    "cơ quan đơn vị chịu trách nhiệm thi hành quyết định này kể từ ngày ký căn cứ luật tổ chức chính quyền địa phương "
    "theo đề nghị của giám đốc sở chánh văn phòng thủ trưởng các ngành kinh phí ngân sách nhà nước năm kế hoạch "
    "tổng hợp báo cáo trước ngày tháng quý thời hạn người dân doanh nghiệp hồ sơ thủ tục giấy phép cấp đổi thu hồi"
).split()


def main() -> int:
    """Fill the database and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--no-register", action="store_true", help="leave the register of documents alone")
    options = parser.parse_args()
    prepare()
    begin = time.monotonic()
    written = fill(options.count, with_register=not options.no_register)
    print(f"{written} documents in {time.monotonic() - begin:.0f} s")
    return 0


def prepare() -> None:
    """Django, the units of the cast."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    import django

    django.setup()
    from django.db import connection

    from sites.models import Unit
    from tests import cast

    assert connection.vendor == "postgresql", "DATABASE_URL must name a PostgreSQL database"
    if not Unit.objects.exists():
        cast.build_province()


def fill(count: int, *, with_register: bool = True) -> int:
    """Publish ``count`` further documents, spread over the lists of all units; the same ones every time."""
    from django.db import connection, transaction

    from documents.models import DocumentIndexPage
    from documents.register.entries import enter
    from sites.search.vocabulary import count_words

    lists = list(DocumentIndexPage.objects.filter(locale__language_code="vi").order_by("path"))
    units = {page.pk: page.unit for page in lists}
    made, written = documents(lists, count), 0
    with without_search_indexes():
        while batch := list(islice(made, BATCH)):
            with transaction.atomic():
                insert(batch)
                enter_search(batch, units)
                if with_register:
                    enter([page for page, _list in batch])
            written += len(batch)
            if written % 10_000 == 0:
                print(written, flush=True)
                # Checks of foreign keys would go on reading whole tables, as was right when they were empty.
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")
    count_words()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return written


class without_search_indexes:
    """The large indexes are made once, at the end: a fifth of the time."""

    names = {"search_entry_head": "head", "search_entry_words": "words"}

    def __enter__(self) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            for name in self.names:
                cursor.execute(f"DROP INDEX IF EXISTS {name}")

    def __exit__(self, *_error: Any) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            for name, column in self.names.items():
                table = "portal_sites_searchentry"
                cursor.execute(f"CREATE INDEX {name} ON {table} USING gin ({column}) WITH (fastupdate = off)")


def documents(lists: list[Any], count: int) -> Iterator[tuple[Any, Any]]:
    """Documents that are not saved yet, each with the list in which it is to stand."""
    from documents.models import DocumentType, LegalDocumentPage

    chance = random.Random(2026)
    types = {kind.code: kind for kind in DocumentType.objects.filter(code__in=TYPES)}
    taken: dict[tuple[Any, ...], int] = {}
    first = LegalDocumentPage.objects.count()
    for place in range(first, first + count):
        below = lists[place % len(lists)]
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        code = chance.choice(list(TYPES))
        series = (below.pk, code, day.year)
        taken[series] = taken.get(series, first) + 1
        number = f"{taken[series]}/{day.year}/{code}-UBND"
        about = (
            f"{chance.choice(ACTS)} {chance.choice(SUBJECTS)} tại xã {chance.choice(PLACES)} {chance.choice(ENDINGS)}"
            f" năm {day.year}"
        )
        text = "\n".join(f"Điều {n}. " + " ".join(chance.choices(WORDS, k=30)).capitalize() + "." for n in range(1, 5))
        yield LegalDocumentPage(
            title=f"{TYPES[code]} số {number} {about}", number=number, document_type=types[code], abstract=about,
            issuing_body=f"Ủy ban nhân dân số {below.pk}", issued_on=day, full_text=text, slug=f"vb-{place}",
            locale_id=below.locale_id, translation_key=uuid.uuid4(), live=True,
        ), below  # fmt: skip


def insert(batch: list[tuple[Any, Any]]) -> None:
    """Write pages and documents, two statements for all."""
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone
    from wagtail.models import Page

    from documents.models import LegalDocumentPage

    kind, now = ContentType.objects.get_for_model(LegalDocumentPage), timezone.now()
    for page, below in batch:
        below.numchild += 1
        page.depth, page.path = below.depth + 1, Page._get_path(below.path, below.depth + 1, below.numchild)
        page.url_path, page.content_type, page.draft_title = f"{below.url_path}{page.slug}/", kind, page.title
        page.first_published_at = page.last_published_at = now
    names = [column.attname for column in Page._meta.concrete_fields if not column.primary_key]
    pages = [page for page, _below in batch]
    bases = Page.objects.bulk_create([Page(**{name: getattr(page, name) for name in names}) for page in pages])
    for page, base in zip(pages, bases, strict=True):
        page.pk = page.id = page.page_ptr_id = base.pk
    manager: Any = LegalDocumentPage._base_manager
    manager._insert(pages, fields=LegalDocumentPage._meta.local_concrete_fields, using=manager.db)
    for page in pages:
        page._state.adding, page._state.db = False, manager.db
    for below in {below.pk: below for _page, below in batch}.values():
        Page.objects.filter(pk=below.pk).update(numchild=below.numchild)


def enter_search(batch: list[tuple[Any, Any]], units: dict[int, Any]) -> None:
    """Write the entries of the search without reading the pages again."""
    from wagtail.models import Page

    from sites.models import SearchEntry
    from sites.search.indexing import store
    from sites.search.texts import PageTexts

    roots = dict(Page.objects.filter(depth=2).values_list("path", "pk"))
    entries, texts = [], []
    for page, below in batch:
        unit = units[below.pk]
        text = PageTexts(
            kind="document", title=page.title, summary=page.abstract, facts=page.issuing_body, body=page.full_text,
            number=page.number, day=page.issued_on, content_key=page.translation_key, is_copy=False,
        )  # fmt: skip
        entries.append(
            SearchEntry(
                page_id=page.pk, root_id=roots[page.path[: 2 * Page.steplen]], unit=unit, site_id=unit.site_id,
                language="vi", kind=text.kind, date=text.day, content_key=text.content_key, title=text.title,
                summary=text.summary, body=text.body, number=text.number, number_key=text.number_key,
                title_key=text.title_key,
            )
        )  # fmt: skip
        texts.append(text)
    store(entries, texts)


if __name__ == "__main__":
    sys.exit(main())
