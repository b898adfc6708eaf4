"""Where a theme stands in truth: an agreed one that lost its last path is a proposal again, whatever its column says."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from moothill.commons.record.models import Revision
from moothill.rooms.themes.kinds import Standing
from moothill.rooms.themes.models import Theme
from moothill.rooms.themes.queries.reach import resting


@dataclass(frozen=True, slots=True)
class Stands:
    """`standing` is what is shown. `rests`: a path leads to it from a contribution. `fell`: it was agreed, and rests on
    nothing now. `unknown`: it came by an import as it stands, and nobody knows what it rests on.
    """

    standing: Standing
    rests: bool
    fell: bool = False
    unknown: bool = False

    @property
    def label(self) -> str:
        """The standing in words."""
        return str(self.standing.label)


def standings_of(themes: Collection[Theme]) -> dict[int, Stands]:
    """Where each of these stands, by id. Two questions, however many there are."""
    rests = resting([theme.pk for theme in themes])
    bare = [theme for theme in themes if theme.pk not in rests and theme.standing != Standing.PROPOSED]
    laid = _laid_down(bare)
    return {theme.pk: _stands(theme, theme.pk in rests, theme.pk in laid) for theme in themes}


def _stands(theme: Theme, rests: bool, laid: bool) -> Stands:
    standing = Standing(theme.standing)
    if rests or standing == Standing.PROPOSED:
        return Stands(standing, rests)
    return (
        Stands(standing, rests=False, unknown=True)
        if laid
        else Stands(Standing.PROPOSED, rests=False, fell=True)
    )


def _laid_down(themes: Sequence[Theme]) -> set[int]:
    """Those that an import brought in with the standing that they have, and that nobody agreed here since."""
    first = Revision.objects.filter(record__in=[theme.pk for theme in themes], number=1, act="imported")
    came = {record: content.get("standing") for record, content in first.values_list("record", "content")}
    agreed = Revision.objects.filter(record__in=came, act__in=("agreed", "used"))
    touched = set(agreed.values_list("record", flat=True)) if came else set()
    return {theme.pk for theme in themes if came.get(theme.pk) == theme.standing and theme.pk not in touched}
