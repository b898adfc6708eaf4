"""The acts that are ruled on, each with the words the public page uses and the roles that may do it."""

from dataclasses import dataclass
from enum import StrEnum

from moothill.core.policy.facts import Mode, Role


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
    SUGGEST = "suggest"
    EDIT_OPEN = "edit-open"
    COMMENT = "comment"
    FLAG = "flag"
    REVIEW = "review"
    MODERATE = "moderate"
    UNDO_WAVE = "undo-wave"
    CONTRIBUTE = "contribute"
    SUPPORT = "support"
    REGISTER = "register"
    ENTER = "enter"
    REDACT = "redact"
    SEE_PLACES = "see-places"
    CODE = "code"
    DOUBT = "doubt"
    RESPOND = "respond"
    FINISH = "finish"
    SET_ANSWERING = "set-answering"
    NAME_LEAD = "name-lead"
    SUMMARISE = "summarise"
    CUT = "cut"
    CONSULT = "consult"
    MOVE_DATE = "move-date"
    SCORE = "score"
    SET_FORM = "set-form"
    ISSUE = "issue"
    LAY_ROUTE = "lay-route"
    SIGN = "sign"
    OPEN_ROUND = "open-round"
    REPORT = "report"
    SET_EDITING = "set-editing"
    SET_MODERATION = "set-moderation"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Rule:
    """`roles` may do the act; None means anyone at all. The `operator` is whoever runs the server.

    `at_home` says that whoever is signed in may do it too, on a trial site at their own machine.
    `modes` are those in which anyone else may do it, to things that the cycle lets people like them edit so.
    `leads` says that whoever leads the very thing at hand may do it to that thing, whatever its mode.
    """

    words: str
    roles: frozenset[Role] | None
    operator: bool = False
    at_home: bool = False
    modes: frozenset[Mode] = frozenset()
    leads: bool = False


_STEWARDS = frozenset({Role.STEWARD})
_TEAM = frozenset({Role.STEWARD, Role.TEAM_MEMBER})
_MODERATORS = frozenset({Role.STEWARD, Role.MODERATOR})
_INSIDE = frozenset({Role.STEWARD, Role.TEAM_MEMBER, Role.MODERATOR})

ACTS: dict[Act, Rule] = {
    Act.READ: Rule(gettext_noop("Read everything that is published, and its whole history"), None),
    Act.READ_DRAFTS: Rule(gettext_noop("Read what is being prepared and not yet published"), _INSIDE),
    Act.CREATE: Rule(
        gettext_noop(
            "Add a section, stage, activity, task, meeting or any other part; leads so add milestones to their own"
        ),
        _STEWARDS,
        leads=True,
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
    Act.SUGGEST: Rule(
        gettext_noop("Suggest a change, a new part or a withdrawal, for a steward to answer"),
        _STEWARDS,
        modes=frozenset({Mode.OPEN, Mode.SUGGEST}),
    ),
    Act.EDIT_OPEN: Rule(
        gettext_noop(
            "Change at once what is open to them; stewards look afterwards. Whoever leads a commitment so changes it"
            " and its milestones, in every mode"
        ),
        _STEWARDS,
        modes=frozenset({Mode.OPEN}),
        leads=True,
    ),
    Act.COMMENT: Rule(gettext_noop("Take part in the talk about anything published"), None),
    Act.FLAG: Rule(gettext_noop("Report something that should not stand here"), None),
    Act.REVIEW: Rule(gettext_noop("Accept or decline suggestions, and ask their authors"), _STEWARDS),
    Act.MODERATE: Rule(
        gettext_noop("Hide words that break the rules, with a reason, and restore them"), _MODERATORS
    ),
    Act.CONTRIBUTE: Rule(
        gettext_noop(
            "Answer a call that is open: give an idea, answer its questions, comment on its document"
        ),
        None,
    ),
    Act.SUPPORT: Rule(gettext_noop("Support what somebody contributed, and take the support back"), None),
    Act.REGISTER: Rule(gettext_noop("Take a place at an event, and give it back"), None),
    Act.ENTER: Rule(
        gettext_noop("Type in what people said elsewhere, for them: notes of an event, letters, paper"), _TEAM
    ),
    Act.REDACT: Rule(
        gettext_noop("Cover words of a contribution that should not be public, with a reason"), _MODERATORS
    ),
    Act.SEE_PLACES: Rule(
        gettext_noop("See who has a place at an event and what they need, and check people in"), _TEAM
    ),
    Act.CODE: Rule(
        gettext_noop(
            "Say what a contribution is about: give it codes, take them off, and teach the suggestions"
        ),
        _TEAM,
    ),
    Act.DOUBT: Rule(gettext_noop("Say that a contribution is coded wrongly"), None),
    Act.RESPOND: Rule(gettext_noop("Answer what people contributed, and say what becomes of it"), _STEWARDS),
    Act.FINISH: Rule(gettext_noop("Finish a call, once everybody behind it has an answer"), _STEWARDS),
    Act.SET_ANSWERING: Rule(
        gettext_noop("Set whether answers need the agreement of both sides"), _STEWARDS, operator=True
    ),
    Act.NAME_LEAD: Rule(gettext_noop("Say who leads a commitment for each side"), _STEWARDS),
    Act.SUMMARISE: Rule(
        gettext_noop("Say in plain words what a commitment means; leads do so for their own"),
        _STEWARDS,
        leads=True,
    ),
    Act.CUT: Rule(
        gettext_noop("Cut a numbered draft of a commitment, and say who agreed; leads do so for their own"),
        _STEWARDS,
        leads=True,
    ),
    Act.CONSULT: Rule(
        gettext_noop("Open a draft of a commitment, or the whole plan, for comment"), _STEWARDS
    ),
    Act.MOVE_DATE: Rule(
        gettext_noop(
            "Move the dates of a public milestone, with a reason and who agreed; leads do so for their own"
        ),
        _STEWARDS,
        leads=True,
    ),
    Act.SCORE: Rule(
        gettext_noop("Score candidates for commitments by the criteria of the cycle"),
        frozenset({Role.STEWARD, Role.TEAM_MEMBER, Role.REVIEWER}),
    ),
    Act.SET_FORM: Rule(
        gettext_noop("Set what a commitment of this cycle says, and by which criteria candidates are scored"),
        _STEWARDS,
        operator=True,
    ),
    Act.ISSUE: Rule(
        gettext_noop("Issue the action plan or an amendment of it, and record that it was submitted"),
        _STEWARDS,
    ),
    Act.LAY_ROUTE: Rule(gettext_noop("Lay out by whom something is approved, step by step"), _STEWARDS),
    Act.SIGN: Rule(
        gettext_noop("Enter what a body or an office decided, at the steps of one's own role and side"),
        frozenset(Role),
    ),
    Act.OPEN_ROUND: Rule(
        gettext_noop("Open and close a reporting period, and ask the leads for their reports"), _STEWARDS
    ),
    Act.REPORT: Rule(
        gettext_noop(
            "Report on a milestone, or say for one's own side what to make of a report; leads do so for their own"
        ),
        _STEWARDS,
        leads=True,
    ),
    Act.UNDO_WAVE: Rule(gettext_noop("Undo a wave of spam in one act, after looking at it"), _MODERATORS),
    Act.SET_EDITING: Rule(
        gettext_noop("Set who may edit what at once, who suggests, and what is locked"),
        _STEWARDS,
        operator=True,
    ),
    Act.SET_MODERATION: Rule(
        gettext_noop("Change the moderation policy and its rules"), _STEWARDS, operator=True
    ),
    Act.CONFIRM: Rule(
        gettext_noop("Confirm what a steward of the other side changed about rights and rules"), _STEWARDS
    ),
}
