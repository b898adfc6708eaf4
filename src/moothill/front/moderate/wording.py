"""Concerns, rules and deeds in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moothill.commons.moderation import targets
from moothill.commons.moderation.models import Deed
from moothill.core.screening import RULES, Pack, Severity

SEVERITIES = {
    Severity.FLAG: gettext_lazy("shown, and looked at"),
    Severity.HOLD: gettext_lazy("waits for a look"),
    None: gettext_lazy("off"),
}


# The numbers by which rules go, as the form of the rules calls them.
NUMBERS = {
    "seconds": gettext_lazy("Seconds"),
    "words": gettext_lazy("Words"),
    "percent": gettext_lazy("Percent"),
    "cries": gettext_lazy("Rows of exclamation marks"),
    "links": gettext_lazy("Links"),
    "weight": gettext_lazy("Weight of such words"),
    "density": gettext_lazy("Weight for each hundred words"),
    "phrases": gettext_lazy("Phrases"),
    "sums": gettext_lazy("Sums of money"),
    "times": gettext_lazy("Times"),
    "places": gettext_lazy("Places"),
    "codes": gettext_lazy("Codes"),
    "contributors": gettext_lazy("Contributors"),
    "posts": gettext_lazy("Contributions"),
    "others": gettext_lazy("Other newcomers"),
    "beside": gettext_lazy("Words beside a link"),
    "least": gettext_lazy("Newcomers at least"),
}


def concerns(stored: Iterable[Mapping[str, Any]]) -> list[str]:
    """What the rules said about one contribution, as sentences."""
    known = [each for each in stored if each["rule"] in RULES]
    return [_(RULES[each["rule"]].words) % each["facts"] for each in known]


def rules(pack: Pack) -> list[dict[str, Any]]:
    """Every rule in words: what it looks for, what it does, and by which numbers it goes."""
    return [
        {
            "name": name,
            "about": _(rule.about),
            "does": SEVERITIES[pack[name].severity],
            "tone": {Severity.HOLD: "stop", Severity.FLAG: "wait"}.get(pack[name].severity, "none"),  # type: ignore[arg-type]
            "numbers": list(pack[name].parameters.items()),
        }
        for name, rule in RULES.items()
    ]


def kind_of(label: str) -> str:
    """What kind of thing a table holds, in words; "" where none is meant."""
    known = targets.every().get(label)
    return str(known.label) if known else ""


def who(deed: Deed) -> str:
    """Which moderator did it. An author who appeals is not named."""
    if deed.done == "appealed":
        return _("its author")
    return deed.by_name or _("somebody whose name was removed")
