"""The words of a rule: what it weighs, how sure we are of it, and what can come of it."""

from enum import StrEnum

from moothill.core.standards.errors import gettext_noop


class Result(StrEnum):
    """What comes of judging a rule."""

    PASS = "pass"  # noqa: S105  # nosec: a result, no password
    FAIL = "fail"
    DUE = "due"  # not yet failing: a date lies ahead
    UNKNOWN = "unknown"  # the records do not tell
    MANUAL = "manual"  # a person answers


class Severity(StrEnum):
    """How much a rule weighs."""

    MUST = "must"  # a minimum requirement or a deadline of OGP
    SHOULD = "should"
    ADVICE = "advice"


class Mark(StrEnum):
    """How sure we are that a rule, or a number in it, is what its source says."""

    CONFIRMED = "confirmed"
    PARTLY = "partly"
    UNCONFIRMED = "unconfirmed"
    OWN = "own"

    @property
    def is_provisional(self) -> bool:
        """Whether a person has yet to confirm it: until then nothing fails by it."""
        return self is not Mark.CONFIRMED


NEEDS: dict[str, str] = {
    "key-details": gettext_noop("key details"),
    "stages": gettext_noop("stages"),
    "timelines": gettext_noop("timelines"),
    "key-dates": gettext_noop("key dates"),
    "activities": gettext_noop("activities and events"),
    "meetings": gettext_noop("meetings"),
    "documents": gettext_noop("documents"),
    "changes": gettext_noop("when things became public"),
    "cycles": gettext_noop("the member’s plan before this one"),
    "forum": gettext_noop("the forum, its members and its rules"),
    "stakeholders": gettext_noop("the groups to be reached"),
    "calls": gettext_noop("calls for input"),
    "inputs": gettext_noop("what people contributed"),
    "themes": gettext_noop("themes"),
    "responses": gettext_noop("answers to what people contributed"),
    "decisions": gettext_noop("decisions"),
    "sign-offs": gettext_noop("sign-offs"),
    "commitments": gettext_noop("commitments and milestones"),
    "updates": gettext_noop("progress updates and evidence"),
    "reviews": gettext_noop("assessments and recommendations"),
    "translations": gettext_noop("translations of the plan"),
    "term": gettext_noop("the end of the administration’s term"),
    "exports": gettext_noop("the exports of the site"),
}
"""What a rule may need to be judged, in words."""
