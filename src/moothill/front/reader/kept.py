"""Pages that were shown and not yet confirmed: kept on this machine for a day, each for the one who sent it.

They lie in a folder of the site's home that no address leads to, under names nobody can guess.
"""

import json
import re
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

_FOLDER = "import"
_DAY = 24 * 60 * 60
_TOKEN = re.compile(r"^[A-Za-z0-9_-]{43}$")
_MOST_EACH = 10  # pages that one participant may have waiting


@dataclass(frozen=True, slots=True)
class Kept:
    """A page that waits for its confirmation."""

    token: str
    data: bytes
    name: str
    form: str


def keep(data: bytes, *, name: str, form: str, participant: int, cycle: str) -> str:
    """Keep a page; the token that finds it again."""
    folder = _folder()
    sweep()
    _make_room(folder, participant)
    token = secrets.token_urlsafe(32)
    label = {"name": name[:200], "form": form, "participant": participant, "cycle": cycle}
    with (folder / token).open("xb") as file:
        file.write(json.dumps(label).encode() + b"\n" + data)
    return token


def find(token: str, *, participant: int, cycle: str) -> Kept | None:
    """The page with this token, if this participant sent it for this cycle within the last day."""
    sweep()
    path = _path(token)
    if path is None or not path.is_file():
        return None
    first, _end, data = path.read_bytes().partition(b"\n")
    label = json.loads(first)
    if (label["participant"], label["cycle"]) != (participant, cycle):
        return None
    return Kept(token, data, label["name"], label["form"])


def forget(token: str) -> None:
    """Delete a page."""
    if path := _path(token):
        path.unlink(missing_ok=True)


def sweep() -> None:
    """Delete what is older than a day."""
    for path in _folder().iterdir():
        try:
            if path.stat().st_mtime < time.time() - _DAY:
                path.unlink(missing_ok=True)
        except FileNotFoundError:
            continue


def _make_room(folder: Path, participant: int) -> None:
    """The oldest of somebody's waiting pages make way for the newest."""
    mine = [path for path in folder.iterdir() if _participant(path) == participant]
    mine.sort(key=lambda path: path.stat().st_mtime)
    for path in mine[: max(len(mine) - _MOST_EACH + 1, 0)]:
        path.unlink(missing_ok=True)


def _participant(path: Path) -> int | None:
    try:
        with path.open("rb") as file:
            return int(json.loads(file.readline(2000))["participant"])
    except (OSError, ValueError, KeyError):
        return None


def _path(token: str) -> Path | None:
    return _folder() / token if _TOKEN.match(token) else None


def _folder() -> Path:
    folder = Path(settings.HOME) / _FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
