"""Agreement in words: notes on figures, and the panel that sums it up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.panels import Panel, Place
from moothill.core.synthesis.agreement import Agreement, Figure, Ground, Strength, Unknown, ground, strength
from moothill.core.synthesis.anchoring import Advice, Pull
from moothill.rooms.coding.queries.agreement import Agreed, agreed

# Why a figure cannot be told.
UNKNOWN = {
    Unknown.NOTHING: _("nobody has read anything"),
    Unknown.ONE_CODER: _("only one person has read"),
    Unknown.NO_OVERLAP: _("no two people have read the same"),
    Unknown.NO_VARIATION: _("everybody always says the same, so chance would agree too"),
    Unknown.MORE_THAN_TWO: _("told for two people only: see each pair"),
}
STRENGTHS = {
    Strength.GOOD: _("good"),
    Strength.TENTATIVE: _("enough for tentative conclusions"),
    Strength.WEAK: _("weak: reword it or merge it, and code again"),
}
TONES = {Strength.GOOD: "good", Strength.TENTATIVE: "wait", Strength.WEAK: "stop"}
GROUNDS = {
    Ground.FEW: _("That is too few to rely on. Aim for 200, or for all of them if there are fewer."),
    Ground.ROUGH: _("That gives a rough figure: another such sample could differ by 0.3. Aim for 200."),
    Ground.FAIR: _("That is enough: another such sample would hardly differ by more than 0.15."),
}
ADVICE = {
    Advice.TOO_FEW: _("Too few have been read yet to tell. Twenty of each sort are needed at least."),
    Advice.FINE: _("Up to five points is fine: suggestions do not pull people much."),
    Advice.UNSURE: _(
        "That is more than five points, but it may be chance. Let more be read without suggestions."
    ),
    Advice.PULLED: _(
        "That is more than five points, and no chance: people follow suggestions. Read more without them, and have those "
        "read again that were coded quickly."
    ),
}
ADVICE_TONES = {Advice.FINE: "good", Advice.UNSURE: "wait", Advice.PULLED: "stop", Advice.TOO_FEW: "none"}


@dataclass(frozen=True, slots=True)
class Told:
    """The figures of one question, ready to be drawn; "" for what cannot be told, and then `why`."""

    percent: str
    kappa: str
    alpha: str
    between: str
    note: Any
    tone: str


def told(found: Agreement) -> Told:
    """The figures in words."""
    judged = strength(found.alpha)
    between = " – ".join(f"{end:.2f}" for end in found.interval) if found.interval else ""
    note = STRENGTHS[judged] if judged else reason(found.alpha)
    return Told(hundredths(found.percent), rounded(found.kappa), rounded(found.alpha), between, note,
                TONES[judged] if judged else "none")  # fmt: skip


def reason(figure: Figure) -> Any:
    """Why a figure cannot be told; "" for one that can."""
    return UNKNOWN[figure] if isinstance(figure, Unknown) else ""


def rounded(figure: Figure) -> str:
    """A figure with two places after the point; "" for one that cannot be told. Never rounded up over a limit."""
    if isinstance(figure, Unknown):
        return ""
    return f"{int(figure * 100) / 100:.2f}"


def hundredths(figure: Figure) -> str:
    """A share as a whole number of a hundred; "" for one that cannot be told."""
    return "" if isinstance(figure, Unknown) else f"{int(figure * 100)} %"


def weak(found: Agreed) -> list[str]:
    """The references of the codes that two people do not mean the same by."""
    return [row.reference for row in found.rows if strength(row.found.alpha) is Strength.WEAK]


def pulling(found: Pull) -> dict[str, Any]:
    """What a template needs to tell of the pull of suggestions."""
    shown: dict[str, Any] = {
        "pull": found,
        "advice": ADVICE[found.advice],
        "advice_tone": ADVICE_TONES[found.advice],
    }
    if found.points is not None and found.interval:
        low, high = found.interval
        shown |= {"points": f"{found.points:.1f}", "points_between": f"{low:.1f} – {high:.1f}"}
        shown |= {"shown_rate": f"{found.shown.rate:.0%}", "hidden_rate": f"{found.hidden.rate:.0%}"}
    return shown


def _summed_up(place: Place, options: Sequence[str]) -> Mapping[str, dict[str, Any]]:
    """How many were read twice, how far people agree, and how many codes are weak; one sentence while nobody did."""
    found = agreed(place.cycle, place.actor)
    shown = {
        "cycle": place.cycle,
        "found": found,
        "told": told(found.whole),
        "weak": len(weak(found)),
        "ground": GROUNDS[ground(len(found.items))],
    }
    return dict.fromkeys(options, shown)


def _one(place: Place) -> list[tuple[str, str]]:
    return [("", _now("all of it"))]


PANEL = Panel(
    "coding.agreement", _("How far coders agree"), "coding/agreement_panel.html", _summed_up, options=_one
)
