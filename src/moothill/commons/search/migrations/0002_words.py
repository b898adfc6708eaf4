"""The database's own full-text index over `search_indexed`, kept in step by the database itself."""

from django.db import migrations

FTS5 = [
    """CREATE VIRTUAL TABLE search_words USING fts5(
        title, body, place, content='search_indexed', content_rowid='record_id',
        tokenize='porter unicode61 remove_diacritics 2'
    )""",
    """CREATE TRIGGER search_words_added AFTER INSERT ON search_indexed BEGIN
        INSERT INTO search_words (rowid, title, body, place) VALUES (new.record_id, new.title, new.body, new.place);
    END""",
    """CREATE TRIGGER search_words_gone AFTER DELETE ON search_indexed BEGIN
        INSERT INTO search_words (search_words, rowid, title, body, place)
        VALUES ('delete', old.record_id, old.title, old.body, old.place);
    END""",
    """CREATE TRIGGER search_words_changed AFTER UPDATE ON search_indexed BEGIN
        INSERT INTO search_words (search_words, rowid, title, body, place)
        VALUES ('delete', old.record_id, old.title, old.body, old.place);
        INSERT INTO search_words (rowid, title, body, place) VALUES (new.record_id, new.title, new.body, new.place);
    END""",
]
FTS5_UNDONE = [
    "DROP TRIGGER search_words_changed",
    "DROP TRIGGER search_words_gone",
    "DROP TRIGGER search_words_added",
    "DROP TABLE search_words",
]

# What parts words, blank for blank, so that both databases see the same ones and marks can be laid on the text again.
MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~«»‐‑‒–—―‘’‚‛“”„‟†‡•…‰′″‹›·¡¿§©®°±×÷€£\u00a0"
LITERAL = "U&'" + "".join(f"\\{ord(mark):04x}" for mark in MARKS) + "'"

# No stop words: "who decides" must find what holds both, as it does on SQLite; asking.read leaves out what tells nothing.
POSTGRES = [
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "CREATE TEXT SEARCH DICTIONARY search_english_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION search_plain (COPY = simple)",
    """ALTER TEXT SEARCH CONFIGURATION search_plain ALTER MAPPING FOR
        asciiword, word, numword, hword, hword_part, hword_asciipart, asciihword, numhword, hword_numpart
        WITH unaccent, simple""",
    "CREATE TEXT SEARCH CONFIGURATION search_english (COPY = search_plain)",
    """ALTER TEXT SEARCH CONFIGURATION search_english ALTER MAPPING FOR
        asciiword, word, numword, hword, hword_part, hword_asciipart, asciihword, numhword, hword_numpart
        WITH unaccent, search_english_stem""",
    """CREATE FUNCTION search_config(language text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN language ~ '^en(-|$)' THEN 'search_english'::regconfig ELSE 'search_plain'::regconfig END
    $$""",
    f"""CREATE FUNCTION search_spaced(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT translate(words, {LITERAL}, repeat(' ', {len(MARKS)}))
    $$""",
    """ALTER TABLE search_indexed
        ADD COLUMN title_words tsvector NOT NULL GENERATED ALWAYS AS (
            to_tsvector(search_config(language), search_spaced(title))
        ) STORED,
        ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (
            to_tsvector(search_config(language), search_spaced(title))
            || to_tsvector(search_config(language), search_spaced(body))
            || array_to_tsvector(string_to_array(place, ' '))
        ) STORED""",
    "CREATE INDEX search_by_words ON search_indexed USING gin (title_words, words)",
]
POSTGRES_UNDONE = [
    "ALTER TABLE search_indexed DROP COLUMN words, DROP COLUMN title_words",
    "DROP FUNCTION search_spaced",
    "DROP FUNCTION search_config",
    "DROP TEXT SEARCH CONFIGURATION search_english",
    "DROP TEXT SEARCH CONFIGURATION search_plain",
    "DROP TEXT SEARCH DICTIONARY search_english_stem",
]  # the extension stays: others may use it


def _run(by_vendor):
    def run(apps, schema_editor):
        for statement in by_vendor[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RunPython(
            _run({"sqlite": FTS5, "postgresql": POSTGRES}),
            _run({"sqlite": FTS5_UNDONE, "postgresql": POSTGRES_UNDONE}),
        )
    ]
