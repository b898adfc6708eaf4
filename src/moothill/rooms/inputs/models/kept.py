"""Two columns of the inputs that the database keeps itself: where one is shown, and whether an organisation sent it.

A list of a million rows is quick only if one index holds what it asks for, and where a record stands is said in another
table. Whatever changes a record, one operation or an import of a hundred thousand rows, these triggers follow it.
They are made after every migration and are away while one runs: SQLite makes a table anew in order to change it, which
drops the triggers on it and refuses to go on while one of another table names it.
"""

from typing import Any

from django.db import connections

# Where a record of the public is shown: its cycle; for any other, nowhere.
_RIGHT = """BEGIN
        UPDATE inputs_input SET from_organisation = (new.organisation <> ''), shown_in_id =
            (SELECT cycle_id FROM record_record WHERE id = new.record_id AND state = 'published')
        WHERE record_id = new.record_id AND (
            from_organisation <> (new.organisation <> '') OR shown_in_id IS NOT
            (SELECT cycle_id FROM record_record WHERE id = new.record_id AND state = 'published')
        );
    END"""
_SQLITE = {
    "inputs_kept_new": f"AFTER INSERT ON inputs_input {_RIGHT}",
    "inputs_kept_changed": f"AFTER UPDATE ON inputs_input {_RIGHT}",
    "inputs_kept_record": """AFTER UPDATE OF state, cycle_id ON record_record
        WHEN new.kind = 'input' AND (new.state <> old.state OR new.cycle_id <> old.cycle_id) BEGIN
        UPDATE inputs_input SET shown_in_id = CASE WHEN new.state = 'published' THEN new.cycle_id END
        WHERE record_id = new.id;
    END""",
}
_POSTGRES = [
    """CREATE OR REPLACE FUNCTION inputs_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        new.from_organisation := new.organisation <> '';
        new.shown_in_id := (SELECT cycle_id FROM record_record WHERE id = new.record_id AND state = 'published');
        RETURN new;
    END $$""",
    # Once for a whole statement, however many records it changes: an import shows a hundred thousand in one. It is planned anew
    # each time: the plan for one record is a bad one for many.
    """CREATE OR REPLACE FUNCTION inputs_kept_records() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT 1 FROM kept_now WHERE kind = 'input') THEN
            EXECUTE 'UPDATE inputs_input SET shown_in_id = CASE WHEN now.state = ''published'' THEN now.cycle_id END
            FROM kept_now now WHERE inputs_input.record_id = now.id AND now.kind = ''input''
            AND inputs_input.shown_in_id IS DISTINCT FROM CASE WHEN now.state = ''published'' THEN now.cycle_id END';
        END IF;
        RETURN NULL;
    END $$""",
    "DROP TRIGGER IF EXISTS inputs_kept ON inputs_input",
    "DROP TRIGGER IF EXISTS inputs_kept_record ON record_record",
    """CREATE TRIGGER inputs_kept BEFORE INSERT OR UPDATE OF record_id, organisation, from_organisation ON inputs_input
        FOR EACH ROW EXECUTE FUNCTION inputs_kept()""",
    """CREATE TRIGGER inputs_kept_records AFTER UPDATE ON record_record
        REFERENCING NEW TABLE AS kept_now
        FOR EACH STATEMENT EXECUTE FUNCTION inputs_kept_records()""",
]
_THERE = "SELECT 1 FROM pg_trigger WHERE tgname = 'inputs_kept_records'"
_ASTRAY = """UPDATE inputs_input SET from_organisation = (organisation <> ''), shown_in_id =
        (SELECT cycle_id FROM record_record r WHERE r.id = inputs_input.record_id AND r.state = 'published')
    WHERE from_organisation <> (organisation <> '') OR coalesce(shown_in_id, 0) <> coalesce(
        (SELECT cycle_id FROM record_record r WHERE r.id = inputs_input.record_id AND r.state = 'published'), 0)"""


def let_go(using: str, **_signal: Any) -> None:
    """Take the triggers away before tables change. Does nothing on PostgreSQL, which needs no such thing."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name in _SQLITE:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def keep(using: str, **_signal: Any) -> None:
    """Make the triggers if they are not there, and put right what changed without them. Before there are tables, nothing."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if not _has_columns(connection, cursor):
            return
        for statement in _statements(connection, cursor):
            cursor.execute(statement)
        cursor.execute(_ASTRAY)


def _has_columns(connection: Any, cursor: Any) -> bool:
    if "inputs_input" not in connection.introspection.table_names(cursor):
        return False
    columns = connection.introspection.get_table_description(cursor, "inputs_input")
    return any(column.name == "shown_in_id" for column in columns)


def _statements(connection: Any, cursor: Any) -> list[str]:
    if connection.vendor == "sqlite":
        return [f"CREATE TRIGGER IF NOT EXISTS {name} {what}" for name, what in _SQLITE.items()]
    cursor.execute(_THERE)
    return _POSTGRES if cursor.fetchone() is None else []
