"""Who may read a file. This package cannot know: whoever refers to files puts a gate here."""

from collections.abc import Callable

from django.http import HttpRequest

from moothill.commons.files.models import StoredFile

Gate = Callable[[StoredFile, HttpRequest], bool]

# Filled once, by config/wiring. Each gate says whether it vouches for this file and this visitor.
gates: list[Gate] = []


def may_read(stored: StoredFile, request: HttpRequest) -> bool:
    """Whether any gate vouches for the file. With no gate, nobody may read anything."""
    return any(gate(stored, request) for gate in gates)
