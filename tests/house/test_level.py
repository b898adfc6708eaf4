"""Changes of rights and rules come through `level.settle`: nothing else calls what makes them, but for what is named here."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "moothill"
CHANGES = {"appoint", "end_role", "set_level", "set_mode", "set_policy"}
# Who calls them, and why that is no way round.
CALLERS = {
    "commons/cycles/applying.py": "what `settle` does once it may",
    "commons/record/mode_changes.py": "the same",
    "commons/moderation/policy_changes.py": "the same",
    "commons/cycles/management/commands/appoint.py": "the operator, at the machine",
    "front/begin/making.py": "whoever begins a cycle becomes its first steward",
    "front/practice/people.py": "the operator, for people who were invented",
}


def called(path: Path) -> set[str]:
    """The changes that a module calls by name."""
    calls = (node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    return CHANGES & {
        func.id if isinstance(func, ast.Name) else func.attr
        for func in calls
        if isinstance(func, ast.Name | ast.Attribute)
    }


def test_nobody_changes_rights_past_the_other_side() -> None:
    found = {str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if called(path)}
    assert found == set(CALLERS)
