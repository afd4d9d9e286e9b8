"""Fields of administration as provinces sort their documents; the hub's administrator keeps the list."""

from django.db import migrations

FIELDS = [
    ("to-chuc-bo-may", "Tổ chức bộ máy, cán bộ", "Organisation and staff"),
    ("cong-nghe-thong-tin", "Công nghệ thông tin, chuyển đổi số", "Information technology"),
    ("thong-tin-truyen-thong", "Thông tin, báo chí, xuất bản", "Information and press"),
    ("tai-chinh-ngan-sach", "Tài chính, ngân sách", "Finance and budget"),
    ("dau-tu-xay-dung", "Đầu tư, xây dựng", "Investment and construction"),
    ("dat-dai-moi-truong", "Đất đai, tài nguyên, môi trường", "Land and environment"),
    ("nong-nghiep", "Nông nghiệp, nông thôn", "Agriculture and rural areas"),
    ("cong-thuong", "Công nghiệp, thương mại", "Industry and trade"),
    ("giao-thong", "Giao thông vận tải", "Transport"),
    ("giao-duc-dao-tao", "Giáo dục, đào tạo", "Education"),
    ("y-te", "Y tế, dân số", "Health"),
    ("van-hoa-the-thao-du-lich", "Văn hóa, thể thao, du lịch", "Culture, sport and tourism"),
    ("lao-dong-xa-hoi", "Lao động, người có công, xã hội", "Labour and social affairs"),
    ("tu-phap-ho-tich", "Tư pháp, hộ tịch", "Justice and civil status"),
    ("khoa-hoc-cong-nghe", "Khoa học, công nghệ", "Science and technology"),
    ("quoc-phong-an-ninh", "Quốc phòng, an ninh, trật tự", "Defence and public order"),
    ("dan-toc-ton-giao", "Dân tộc, tôn giáo", "Ethnic and religious affairs"),
    ("thi-dua-khen-thuong", "Thi đua, khen thưởng", "Emulation and commendation"),
    ("cai-cach-hanh-chinh", "Cải cách hành chính, thủ tục hành chính", "Administrative reform"),
]


def add_fields(apps, schema_editor):
    DocumentField = apps.get_model("documents", "DocumentField")
    DocumentField.objects.bulk_create(DocumentField(code=code, name=vi, name_en=en) for code, vi, en in FIELDS)


class Migration(migrations.Migration):
    dependencies = [("documents", "0008_lists_of_the_province")]
    operations = [migrations.RunPython(add_fields, migrations.RunPython.noop)]
