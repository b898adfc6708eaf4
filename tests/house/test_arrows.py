"""Foreign keys, template includes and imports of tables are arrows, and point down."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from tests.house.levels import may_lean_on

SOURCE = Path(__file__).parents[2] / "src"
MENTION = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")


def foreign_keys() -> Iterator[tuple[str, str, str]]:
    for model in apps.get_models():
        if not model.__module__.startswith("moothill."):
            continue
        for field in model._meta.get_fields():
            other = getattr(field, "related_model", None)
            if other and field.concrete and other.__module__.startswith("moothill."):
                yield model.__module__, other.__module__, f"{model.__name__}.{field.name}"


def test_there_are_foreign_keys_to_look_at() -> None:
    assert len(list(foreign_keys())) > 10


@pytest.mark.parametrize(("upper", "lower", "where"), list(foreign_keys()))
def test_every_foreign_key_points_down(upper: str, lower: str, where: str) -> None:
    assert may_lean_on(upper, lower), f"{where} points from {upper} up to {lower}"


def template_homes() -> dict[str, str]:
    """Which package owns each template, by the name it is included under."""
    return {
        path.relative_to(folder).as_posix(): ".".join(folder.parent.relative_to(SOURCE).parts)
        for folder in SOURCE.glob("moothill/**/templates")
        for path in folder.rglob("*")
        if path.is_file()
    }


HOMES = template_homes()


def mentions() -> Iterator[tuple[str, str]]:
    for folder in SOURCE.glob("moothill/**/templates"):
        for path in folder.rglob("*.html"):
            for name in MENTION.findall(path.read_text()):
                yield path.relative_to(folder).as_posix(), name


def test_there_are_templates_to_look_at() -> None:
    assert len(HOMES) > 20


@pytest.mark.parametrize(("template", "mentioned"), sorted(set(mentions())))
def test_every_template_includes_and_extends_only_what_lies_below(template: str, mentioned: str) -> None:
    if (
        mentioned.startswith(("allauth/", "account/", "mfa/", "usersessions/", "django/"))
        and mentioned not in HOMES
    ):
        return  # the library's own
    assert mentioned in HOMES, f"{template} mentions {mentioned}, which nobody owns"
    assert may_lean_on(HOMES[template], HOMES[mentioned]), f"{template} reaches up to {mentioned}"


def _room_of(path: Path) -> str:
    return path.relative_to(SOURCE / "moothill/rooms").parts[0]


def tables_imported_from_other_rooms() -> Iterator[str]:
    for path in SOURCE.glob("moothill/**/*.py"):
        for node in _run_time_imports(ast.parse(path.read_text())):
            module = node.module or ""
            named = re.fullmatch(r"moothill\.rooms\.(\w+)\.models(\..*)?", module)
            by_room = re.fullmatch(r"moothill\.rooms\.(\w+)", module)
            room = (
                named[1]
                if named
                else by_room[1]
                if by_room and "models" in {n.name for n in node.names}
                else None
            )
            inside = path.is_relative_to(SOURCE / "moothill/rooms")
            if room and not (inside and _room_of(path) == room):
                yield f"{path.relative_to(SOURCE)}:{node.lineno} imports the tables of {room}"


def _run_time_imports(tree: ast.AST) -> Iterator[ast.ImportFrom]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if isinstance(node, ast.ImportFrom):
            yield node
        yield from _run_time_imports(node)


def test_a_rooms_tables_are_imported_by_that_room_alone() -> None:
    assert list(tables_imported_from_other_rooms()) == []
