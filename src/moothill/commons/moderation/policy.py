"""The moderation settings of a cycle: what it settled, and what holds where it settled nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import held_at
from moothill.commons.moderation.models import Policy
from moothill.commons.people.models import Participant
from moothill.core.policy import Role
from moothill.core.screening import Pack, read_pack

REVIEW_DAYS = 7
MAY_MODERATE = (Role.STEWARD, Role.MODERATOR)
# A code never changes, since answers of years keep it; its words may.
REASONS: tuple[tuple[str, str], ...] = (
    ("spam", gettext_noop("Advertising, or sent by a robot")),
    ("personal", gettext_noop("Tells private things about somebody")),
    ("abuse", gettext_noop("Attacks or threatens somebody")),
    ("unlawful", gettext_noop("May be against the law")),
    ("copied", gettext_noop("Copied from somebody who did not agree to it")),
    ("off-topic", gettext_noop("Not about this cycle")),
    ("repeated", gettext_noop("Said already, elsewhere on these pages")),
    ("mistaken", gettext_noop("Cannot be confirmed, or is mistaken")),
    ("unclear", gettext_noop("We do not understand what is wanted")),
    ("not-agreed", gettext_noop("The stewards do not agree, as they explain")),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """One cycle's moderation.

    `text`: the policy in Markdown, "" for the standard one. `review_days`: within how many days a steward promises to
    answer. `reasons`: pairs of code and words, to decline or hide with. `moderators`: ids of the participants who look, one
    a week in turn; none: the stewards. `rules`: changes to the standard rules, as `core.screening.read_pack` reads.
    `hold_first`: whether a guest waits until somebody has looked at their first contribution. `sites`: hosts to which
    anybody may link without a second look.
    """

    text: str = ""
    review_days: int = REVIEW_DAYS
    reasons: tuple[tuple[str, str], ...] = ()
    moderators: tuple[int, ...] = ()
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    hold_first: bool = False
    sites: tuple[str, ...] = ()

    @property
    def pack(self) -> Pack:
        """The rules that are on. Stored settings were read once already, so this raises nothing."""
        return read_pack(self.rules)

    def reason(self, code: str) -> str:
        """The words of a reason; the code itself for one that is no longer listed."""
        return dict(self.reasons).get(code, code)

    def due(self, cycle: Cycle, at: datetime) -> date:
        """The day by which what arrives at `at` is promised an answer."""
        return cycle.day(at) + timedelta(days=self.review_days)

    def of_the_week(self, day: date) -> int | None:
        """Whose turn it is in the week of `day`, from Monday on; None where the stewards look."""
        if not self.moderators:
            return None
        return self.moderators[(day.toordinal() - 1) // 7 % len(self.moderators)]


def settings_of(cycle: Cycle) -> Settings:
    """What holds in `cycle` now. Asks one question."""
    values = Policy.objects.filter(cycle=cycle).values_list("values", flat=True).first()
    return settings_from(values or {})


def moderators_today(cycle: Cycle, at: datetime, settings: Settings | None = None) -> list[Participant]:
    """Who looks today: whose turn it is if they still hold a role for it, else every steward. Two questions at most."""
    held = cycle.roles_held.filter(held_at(at), role__in=MAY_MODERATE).select_related("participant")
    people = {each.participant_id: each for each in held.order_by("since", "pk")}
    turn = (settings or settings_of(cycle)).of_the_week(cycle.day(at))
    if turn in people:
        return [people[turn].participant]
    return [each.participant for each in people.values() if each.role == Role.STEWARD]


def settings_from(values: Mapping[str, Any]) -> Settings:
    """Settings as they are stored. The standard reasons come in the reader's language."""
    reasons = values.get("reasons") or [(code, _(words)) for code, words in REASONS]
    return Settings(
        text=values.get("text", ""),
        review_days=values.get("review_days", REVIEW_DAYS),
        reasons=tuple((str(code), str(words)) for code, words in reasons),
        moderators=tuple(values.get("moderators", ())),
        rules=values.get("rules", {}),
        hold_first=values.get("hold_first", False),
        sites=tuple(values.get("sites", ())),
    )
