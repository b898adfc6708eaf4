"""Named errors about codes and the codebook."""

from collections.abc import Iterable

from django.utils.translation import gettext as _


class WrongStanding(Exception):
    """A code is not where the act needs it to be. `reference` names it."""

    def __init__(self, reference: str, why: str) -> None:
        self.reference = reference
        super().__init__(f"{reference}: {why}")

    @classmethod
    def not_public(cls, reference: str) -> "WrongStanding":
        """It is a draft of the site, or withdrawn."""
        return cls(reference, _("It is not published. Publish it first."))

    @classmethod
    def already(cls, reference: str, standing: str) -> "WrongStanding":
        """It stands there already."""
        return cls(reference, _("It is %(standing)s already.") % {"standing": standing})

    @classmethod
    def under_retired(cls, reference: str, above: str) -> "WrongStanding":
        """What it stands under is retired."""
        return cls(
            reference,
            _("It stands under %(above)s, which is retired. Put it elsewhere first.") % {"above": above},
        )

    @classmethod
    def gone_over(cls, reference: str, other: str) -> "WrongStanding":
        """It was merged or split."""
        return cls(reference, _("It went over into %(other)s. Work with that one.") % {"other": other})


class StandsAbove(Exception):
    """A code that others stand under cannot be retired alone."""

    def __init__(self, reference: str, children: Iterable[str]) -> None:
        super().__init__(
            _("%(children)s stand under %(reference)s. Put them elsewhere or retire them first, or merge the code.")
            % {"reference": reference, "children": ", ".join(children)}
        )  # fmt: skip


class NotMerged(Exception):
    """Codes that cannot be merged so. `reference` names the one at fault."""

    def __init__(self, reference: str, why: str) -> None:
        self.reference = reference
        super().__init__(f"{reference}: {why}" if reference else why)


class NotSplit(Exception):
    """A code that cannot be split so."""

    def __init__(self, why: str) -> None:
        super().__init__(why)


class NothingToKeep(Exception):
    """A version of a codebook without a code."""

    def __init__(self) -> None:
        super().__init__(_("There is no code to keep yet. Add one first."))


class NothingToBeginFrom(Exception):
    """The earlier cycle has no published theme and no code, or none that is not here already."""

    def __init__(self, cycle: str) -> None:
        super().__init__(
            _("%(cycle)s has no theme and no code that is not here already. Choose another cycle, or add codes by hand.")
            % {"cycle": cycle}
        )  # fmt: skip


class NoEarlierCycle(Exception):
    """A cycle of another member, or the same one."""

    def __init__(self) -> None:
        super().__init__(_("Choose an earlier cycle of the same member."))


class CodebookMoves(Exception):
    """Others never stopped changing the codes, or changed them since they were looked at."""

    def __init__(self) -> None:
        super().__init__(
            _("Somebody else is changing the codes just now. Look at them again, then do it once more.")
        )
