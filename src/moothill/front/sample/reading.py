"""From a file to facts that hold together, or to a list of what is wrong with it."""

import json
import tomllib
from pathlib import Path

from django.utils.translation import gettext as _
from pydantic import ValidationError

from moothill.front.sample.checking import check
from moothill.front.sample.errors import BrokenFile, CannotOpen, Fault
from moothill.front.sample.saying import said
from moothill.front.sample.schema import Facts, Outline

DATA = Path(__file__).parent / "data"
SAMPLE = DATA / "scotland-2018-20.json"
OUTLINE = DATA / "outline.toml"
MOST_BYTES = 20_000_000


def read_facts(path: Path) -> Facts:
    """The facts in a JSON file. Raises CannotOpen, or BrokenFile with the place of each fault."""
    text = _text(path)
    try:
        facts = Facts.model_validate_json(text)
    except ValidationError as error:
        raise BrokenFile(path.name, _faults(error)) from error
    if faults := tuple(check(facts)):
        raise BrokenFile(path.name, faults)
    return facts


def read_outline() -> Outline:
    """The sections of the planning page, with our own summaries."""
    return Outline.model_validate_json(_as_json(OUTLINE))


def _as_json(path: Path) -> str:
    # JSON is the form in which the strict schema knows lists from tuples.
    return json.dumps(tomllib.loads(path.read_text("utf-8")))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CannotOpen(
                _("%(file)s is larger than %(most)s MB. Is it the right file?")
                % {"file": path, "most": MOST_BYTES // 1_000_000}
            )
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CannotOpen(
            _("%(file)s cannot be read: %(why)s. Check the path and who may read it.")
            % {"file": path, "why": error.strerror}
        ) from error
    except UnicodeDecodeError as error:
        raise CannotOpen(
            _("%(file)s is no UTF-8 text: byte %(place)s does not belong there. Save it as UTF-8.")
            % {"file": path, "place": error.start}
        ) from error


def _faults(error: ValidationError) -> list[Fault]:
    return [Fault(".".join(map(str, each["loc"])), said(each)) for each in error.errors(include_url=False)]
