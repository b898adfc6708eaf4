"""The pages of this room."""

from moothill.rooms.responses.views.coverage import coverage, coverage_csv, coverage_json

__all__ = ["coverage", "coverage_csv", "coverage_json"]
