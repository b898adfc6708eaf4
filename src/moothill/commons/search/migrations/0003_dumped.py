"""A plain dump of PostgreSQL can be loaded again: pg_dump empties the search path, so a function must name its schema."""

from django.db import migrations

FUNCTION = """CREATE OR REPLACE FUNCTION search_config(language text)
    RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN language ~ '^en(-|$)' THEN {english}::regconfig ELSE {plain}::regconfig END
    $$"""


def _name_the_schema(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_literal(quote_ident(current_schema()) || '.search_english'),"
            " quote_literal(quote_ident(current_schema()) || '.search_plain')"
        )
        english, plain = cursor.fetchone()
    schema_editor.execute(FUNCTION.format(english=english, plain=plain), params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_words")]

    # Going back there is nothing to undo: the function gives what it gave before.
    operations = [migrations.RunPython(_name_the_schema, migrations.RunPython.noop)]
