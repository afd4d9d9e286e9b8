"""The types of documents of Decree 30/2020/NĐ-CP, annex III, and of normative instruments."""

from django.db import migrations

TYPES = [
    ("L", "Luật", "Law"),
    ("PL", "Pháp lệnh", "Ordinance"),
    ("NĐ", "Nghị định", "Decree"),
    ("TT", "Thông tư", "Circular"),
    ("TTLT", "Thông tư liên tịch", "Joint circular"),
    ("NQ", "Nghị quyết", "Resolution"),
    ("QĐ", "Quyết định", "Decision"),
    ("CT", "Chỉ thị", "Directive"),
    ("QC", "Quy chế", "Regulation"),
    ("QyĐ", "Quy định", "Rules"),
    ("TC", "Thông cáo", "Communiqué"),
    ("TB", "Thông báo", "Notice"),
    ("HD", "Hướng dẫn", "Guidelines"),
    ("CTr", "Chương trình", "Programme"),
    ("KH", "Kế hoạch", "Plan"),
    ("PA", "Phương án", "Scheme"),
    ("ĐA", "Đề án", "Project proposal"),
    ("DA", "Dự án", "Project"),
    ("BC", "Báo cáo", "Report"),
    ("BB", "Biên bản", "Minutes"),
    ("TTr", "Tờ trình", "Submission"),
    ("HĐ", "Hợp đồng", "Contract"),
    ("CĐ", "Công điện", "Urgent dispatch"),
    ("BGN", "Bản ghi nhớ", "Memorandum"),
    ("BTT", "Bản thỏa thuận", "Agreement"),
    ("GUQ", "Giấy ủy quyền", "Authorisation"),
    ("GM", "Giấy mời", "Invitation"),
    ("GGT", "Giấy giới thiệu", "Letter of introduction"),
    ("GNP", "Giấy nghỉ phép", "Leave permit"),
    ("PG", "Phiếu gửi", "Transmittal slip"),
    ("PC", "Phiếu chuyển", "Referral slip"),
    ("PB", "Phiếu báo", "Notification slip"),
    ("CV", "Công văn", "Official letter"),
]


def add_types(apps, schema_editor):
    DocumentType = apps.get_model("documents", "DocumentType")
    DocumentType.objects.bulk_create(DocumentType(code=code, name=vi, name_en=en) for code, vi, en in TYPES)


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_initial")]
    operations = [migrations.RunPython(add_types, migrations.RunPython.noop)]
