"""The rules for comments on drafts as they hold today; the hub's administrator keeps them."""

from datetime import date

from django.db import migrations

CONSENT_VI = (
    "Tôi đồng ý để cơ quan này lưu họ tên, thông tin liên hệ và nội dung góp ý của tôi nhằm tiếp nhận, tổng hợp và "
    "giải trình góp ý đối với dự thảo này. Thông tin liên hệ không được công khai và được xóa khi hết thời hạn lưu."
)
CONSENT_EN = (
    "I agree that this body keeps my name, my contact and my comment in order to receive, sum up and answer comments on "
    "this draft. My contact is not made public and is deleted when its storage time is over."
)


def add_rules(apps, schema_editor):
    apps.get_model("documents", "ConsultationPeriod").objects.create(
        days=20,
        valid_from=date(2025, 4, 1),
        legal_basis="Luật Ban hành văn bản quy phạm pháp luật 64/2025/QH15",
    )
    apps.get_model("documents", "CommentRetention").objects.create(
        contact_months=12,
        hidden_days=90,
        valid_from=date(2026, 1, 1),
        legal_basis="Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15",
    )
    apps.get_model("documents", "ConsentText").objects.create(
        version=1, text_vi=CONSENT_VI, text_en=CONSENT_EN, valid_from=date(2026, 1, 1)
    )


class Migration(migrations.Migration):
    dependencies = [("documents", "0012_drafts_and_procedures")]

    operations = [migrations.RunPython(add_rules, migrations.RunPython.noop)]
