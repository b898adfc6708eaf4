"""Templates from their files: those that come along, or one that an operator wrote."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from pydantic import ValidationError

from moothill.front.begin.errors import BrokenTemplate, NoSuchTemplate
from moothill.front.begin.schema import Common, Part, Template
from moothill.front.sample.saying import said

FOLDER = Path(__file__).parent / "templates_data"
NAMES = ("national-2", "national-4", "local", "blank")
_MOST_BYTES = 1_000_000
_Shape = TypeVar("_Shape", bound=Part)


def every() -> tuple[Template, ...]:
    """The templates that come along, in the order in which they are offered."""
    return tuple(map(template, NAMES))


@cache
def template(name: str) -> Template:
    """One that comes along. Raises NoSuchTemplate."""
    if name not in NAMES:
        raise NoSuchTemplate(name, NAMES)
    return read(FOLDER / f"{name}.toml", Template)


@cache
def common() -> Common:
    """What every template has."""
    return read(FOLDER / "common.toml", Common)


def template_at(name_or_path: str) -> Template:
    """One that comes along, or the one in a file whose name ends in .toml. Raises NoSuchTemplate, BrokenTemplate."""
    if name_or_path.endswith(".toml"):
        return read(Path(name_or_path), Template)
    return template(name_or_path)


def read(path: Path, shape: type[_Shape]) -> _Shape:
    """What a file holds. Raises BrokenTemplate with the place of each fault."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BrokenTemplate(path.name, [_("it is larger than 1 MB. Is it the right file?")])
        held = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        words = _("it cannot be read: %(why)s. Check the path and who may read it.") % {"why": error.strerror}
        raise BrokenTemplate(path, [words]) from error
    except UnicodeDecodeError as error:
        raise BrokenTemplate(path.name, [_("it is no UTF-8 text. Save it as UTF-8.")]) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BrokenTemplate(
            path.name, [_("it is no TOML: %(why)s. Mend it there.") % {"why": error}]
        ) from error
    try:
        # JSON is the form in which the strict schema knows lists from tuples.
        return shape.model_validate_json(json.dumps(held, default=str))
    except ValidationError as error:
        faults = error.errors(include_url=False)
        raise BrokenTemplate(path.name, [f"{_place(each['loc'])}{_said(each)}" for each in faults]) from error


def _place(steps: tuple[int | str, ...]) -> str:
    return f"{'.'.join(map(str, steps))}: " if steps else ""


def _said(error: Any) -> str:
    """A fault of one value in the words that all files share; one between values in its own."""
    return str(error["ctx"]["error"]) if error["type"] == "value_error" else said(error)
