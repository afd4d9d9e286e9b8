"""Both languages, and none of the sample content that a fresh Wagtail brings."""

from django.db import migrations


def clear_sample_content(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Site.objects.filter(hostname="localhost", root_page__slug="home", root_page__depth=2).delete()
    sample = Page.objects.filter(depth=2, slug="home", content_type__model="page")
    if sample.exists():
        sample.delete()
        Page.objects.filter(depth=1).update(numchild=0)


def add_languages(apps, schema_editor):
    Locale = apps.get_model("wagtailcore", "Locale")
    for code in ("vi", "en"):
        Locale.objects.get_or_create(language_code=code)


def name_the_root(apps, schema_editor):
    """The admin shows the root's title; it is data, so it stands in the language of the administration."""
    apps.get_model("wagtailcore", "Page").objects.filter(depth=1).update(
        title="Các cổng thành phần", draft_title="Các cổng thành phần"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]
    operations = [
        migrations.RunPython(add_languages, migrations.RunPython.noop),
        migrations.RunPython(clear_sample_content, migrations.RunPython.noop),
        migrations.RunPython(name_the_root, migrations.RunPython.noop),
    ]
