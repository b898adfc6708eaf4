"""When each journal was last verified as a whole on this machine: a note in the home folder, for the health page."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.conf import settings


def _note() -> Path:
    return Path(settings.HOME) / "journals-verified.json"


def last_verified() -> dict[str, datetime]:
    """The moments by the scope of the journal. A note that cannot be read counts as none."""
    try:
        return {
            scope: datetime.fromisoformat(at) for scope, at in json.loads(_note().read_text("utf-8")).items()
        }
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def note_verified(scopes: Iterable[str], at: datetime) -> None:
    """Keep that these journals were found as they were sealed, at `at`. Raises OSError if the note cannot be written."""
    known = {scope: moment.isoformat() for scope, moment in last_verified().items()}
    _note().write_text(json.dumps(known | {scope: at.isoformat() for scope in scopes}), "utf-8")
