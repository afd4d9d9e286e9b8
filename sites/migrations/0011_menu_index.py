from django.db import migrations

#: The menu of every page of a site reads the first two levels below the home page; below that of a province stand
#: hundreds of thousands of documents, of which none is in a menu. Django knows nothing of this index: the table is
#: Wagtail's. If Wagtail makes one itself, this one can go.
CREATE = "CREATE INDEX portal_sites_menu ON wagtailcore_page (path) WHERE show_in_menus"


class Migration(migrations.Migration):
    dependencies = [
        ("portal_sites", "0010_search_index"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunSQL(CREATE, "DROP INDEX IF EXISTS portal_sites_menu")]
