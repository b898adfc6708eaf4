"""The pages of this room."""

from moothill.rooms.responses.views.acting import agree, finish, manner, publish
from moothill.rooms.responses.views.coverage import coverage, coverage_csv, coverage_json
from moothill.rooms.responses.views.reading import desk, responses
from moothill.rooms.responses.views.reporting import as_csv, as_json, as_pdf, report
from moothill.rooms.responses.views.writing import each, new

__all__ = [
    "agree",
    "as_csv",
    "as_json",
    "as_pdf",
    "coverage",
    "coverage_csv",
    "coverage_json",
    "desk",
    "each",
    "finish",
    "manner",
    "new",
    "publish",
    "report",
    "responses",
]
