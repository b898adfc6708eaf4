"""Lists and tables that no room holds, or that stood on the page as such, written from the facts in Markdown."""

from collections.abc import Callable, Iterable, Mapping

from moothill.front.sample.schema import Facts
from moothill.front.sample.schema.outputs import GoalRow


def draw(name: str, facts: Facts) -> str:
    """The drawing `name` of the outline."""
    return _DRAWINGS[name](facts)


def _openness_parts(facts: Facts) -> str:
    return _list(f"**{part.label}**: {part.covers}" for part in facts.open_government_parts)


def _enabling_commitments(facts: Facts) -> str:
    commitments = facts.archive_2017.enabling_commitments
    return "\n".join(f"{number}. {each.text}" for number, each in enumerate(commitments, start=1))


def _earlier_commitments(facts: Facts) -> str:
    commitments = facts.archive_2017.plan_2017_commitments
    return "\n".join(
        f"{number}. {each.title} ([{each.ogp_id}]({each.source}))"
        for number, each in enumerate(commitments, start=1)
    )


def _goals(facts: Facts) -> str:
    archive = facts.archive_2017
    columns = [_cell([column]) for column in archive.sdg_table_columns]
    table = [columns, ["---"] * len(columns), *(_goal(row) for row in archive.sdg_table)]
    note = "\\* The columns of this row are inferred."
    rows = [f"| {' | '.join(row)} |" for row in table]
    return "\n".join([*rows, "", note])


def _goal(row: GoalRow) -> list[str]:
    star = "" if row.columns_certain else " \\*"
    goals = " and ".join(f"{goal}{'' if row.sdg_certain else ' (inferred)'}" for goal in row.sdg_inferred)
    kinds = (row.transparency, row.accountability, row.participation, row.lead_organisations)
    return [_cell([row.theme]) + star, goals, *map(_cell, kinds)]


def _cell(entries: Iterable[str]) -> str:
    return "; ".join(entries).replace("|", "\\|")


def _list(entries: Iterable[str]) -> str:
    return "\n".join(f"- {entry}" for entry in entries)


_DRAWINGS: Mapping[str, Callable[[Facts], str]] = {
    "openness-parts": _openness_parts,
    "enabling-commitments": _enabling_commitments,
    "goals": _goals,
    "earlier-commitments": _earlier_commitments,
}
