"""What an operator's own tools make of the database: a plain dump of PostgreSQL, loaded into an empty database."""

import os
import shutil
import subprocess
from uuid import uuid4

import pytest
from django.db import connection

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql",
    reason="pg_dump is PostgreSQL's own; a copy of SQLite is the file itself",
)


def _tool(*command: str) -> str:
    """Run one of PostgreSQL's own commands as the tests' own user; what it printed."""
    known = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    where = {name: str(connection.settings_dict[ours] or "") for name, ours in known.items()}
    whole = os.environ | {name: value for name, value in where.items() if value}
    return subprocess.run(command, env=whole, check=True, capture_output=True, text=True).stdout


@on_postgresql
@pytest.mark.django_db
def test_a_plain_dump_loads_into_an_empty_database_and_finds_words_there(tmp_path):
    dump, name = tmp_path / "dump.sql", f"dumped_{uuid4().hex[:12]}"
    assert shutil.which("pg_dump")
    _tool("pg_dump", "--schema-only", "--file", str(dump), connection.settings_dict["NAME"])
    _tool("createdb", name)
    try:
        _tool("psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", name, "-f", str(dump))
        asked = "SELECT to_tsvector(search_config('en-GB'), search_spaced('open-ended meetings'))"
        assert "'meet'" in _tool("psql", "-tA", "-d", name, "-c", asked)
    finally:
        _tool("dropdb", name)
