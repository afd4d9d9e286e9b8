"""What finds words quickly: GIN indexes on PostgreSQL, a table of FTS5 on SQLite (docs/decisions/0028-search.md)."""

from django.db import migrations

POSTGRESQL = (
    # Without the list of pending rows: until the next vacuum each search would read through it.
    "CREATE INDEX search_entry_head ON portal_sites_searchentry USING gin (head) WITH (fastupdate = off)",
    "CREATE INDEX search_entry_words ON portal_sites_searchentry USING gin (words) WITH (fastupdate = off)",
    # Beginnings of titles, whatever the collation of the database is.
    "CREATE INDEX search_entry_site_title ON portal_sites_searchentry"
    " (site_id, language, title_key varchar_pattern_ops)",
    "CREATE INDEX search_entry_title ON portal_sites_searchentry (language, title_key varchar_pattern_ops)",
    "CREATE INDEX search_word_beginning ON portal_sites_searchword (language, word varchar_pattern_ops)",
)
POSTGRESQL_BACK = (
    "DROP INDEX search_word_beginning",
    "DROP INDEX search_entry_title",
    "DROP INDEX search_entry_site_title",
    "DROP INDEX search_entry_words",
    "DROP INDEX search_entry_head",
)
SQLITE = (
    # The words come folded already, and hold nothing but letters and digits.
    "CREATE VIRTUAL TABLE portal_sites_searchtext USING fts5("
    "title, numbers, summary, body, scope, tokenize = \"unicode61 remove_diacritics 0\")",
    "CREATE TRIGGER portal_sites_searchentry_gone AFTER DELETE ON portal_sites_searchentry"
    " BEGIN DELETE FROM portal_sites_searchtext WHERE rowid = old.id; END",
    "CREATE INDEX search_entry_site_title ON portal_sites_searchentry (site_id, language, title_key)",
    "CREATE INDEX search_entry_title ON portal_sites_searchentry (language, title_key)",
)
SQLITE_BACK = (
    "DROP INDEX search_entry_title",
    "DROP INDEX search_entry_site_title",
    "DROP TRIGGER portal_sites_searchentry_gone",
    "DROP TABLE portal_sites_searchtext",
)


def make(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in POSTGRESQL_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("portal_sites", "0009_search")]

    operations = [migrations.RunPython(make, drop, elidable=False)]
