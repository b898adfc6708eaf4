"""The acts that are ruled on, each with the words the public page uses and the roles that may do it."""

from dataclasses import dataclass
from enum import StrEnum

from moothill.core.policy.facts import Role


def gettext_noop(words: str) -> str:
    """Mark English words for the catalogue; translation happens where they are shown."""
    return words


class Act(StrEnum):
    """Everything that needs leave."""

    READ = "read"
    READ_DRAFTS = "read-drafts"
    CREATE = "create"
    EDIT = "edit"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    MOVE = "move"
    LINK = "link"
    UPLOAD = "upload"
    IMPORT = "import"
    BASELINE = "baseline"
    APPOINT = "appoint"
    CHANGE_CYCLE = "change-cycle"
    BEGIN_CYCLE = "begin-cycle"


@dataclass(frozen=True, slots=True)
class Rule:
    """`roles` may do the act; None means anyone at all. The `operator` is whoever runs the server.

    `at_home` says that whoever is signed in may do it too, on a trial site at their own machine.
    """

    words: str
    roles: frozenset[Role] | None
    operator: bool = False
    at_home: bool = False


_STEWARDS = frozenset({Role.STEWARD})
_INSIDE = frozenset({Role.STEWARD, Role.TEAM_MEMBER, Role.MODERATOR})

ACTS: dict[Act, Rule] = {
    Act.READ: Rule(gettext_noop("Read everything that is published, and its whole history"), None),
    Act.READ_DRAFTS: Rule(gettext_noop("Read what is being prepared and not yet published"), _INSIDE),
    Act.CREATE: Rule(
        gettext_noop("Add a section, stage, activity, task, meeting or any other part"), _STEWARDS
    ),
    Act.EDIT: Rule(gettext_noop("Change any part, with a reason that everyone can read"), _STEWARDS),
    Act.PUBLISH: Rule(gettext_noop("Publish what was prepared"), _STEWARDS),
    Act.WITHDRAW: Rule(gettext_noop("Withdraw a part, with a reason; its history stays public"), _STEWARDS),
    Act.MOVE: Rule(gettext_noop("Put parts in another order"), _STEWARDS),
    Act.LINK: Rule(gettext_noop("Link one part to another"), _STEWARDS),
    Act.UPLOAD: Rule(gettext_noop("Add a file to a document"), _STEWARDS),
    Act.IMPORT: Rule(
        gettext_noop("Bring in a list, a page or the sample in one act"), _STEWARDS, operator=True
    ),
    Act.BASELINE: Rule(
        gettext_noop("Cut a baseline: keep every date as it stands, and say why and who agreed"), _STEWARDS
    ),
    Act.APPOINT: Rule(gettext_noop("Appoint someone to a role, or end a role"), _STEWARDS, operator=True),
    Act.CHANGE_CYCLE: Rule(gettext_noop("Change the cycle's own settings"), _STEWARDS, operator=True),
    Act.BEGIN_CYCLE: Rule(
        gettext_noop(
            "Begin another cycle of the same member. On a trial site, at one's own machine, anyone with an account may"
        ),
        _STEWARDS,
        operator=True,
        at_home=True,
    ),
}
