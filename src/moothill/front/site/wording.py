"""The acts of the journal and of histories in words."""

import json
from collections.abc import Callable
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from moothill.commons.cycles.labels import CYCLE_STATES, ROLES, SIDES
from moothill.commons.people.templatetags.people import called
from moothill.commons.record import kinds, modes
from moothill.commons.record.models import LinkKind
from moothill.core.policy import Contributor, Mode
from moothill.rooms.signoffs.kinds import Verdict

ACTS = {
    "created": gettext_lazy("added"),
    "revised": gettext_lazy("changed"),
    "published": gettext_lazy("published"),
    "put-back": gettext_lazy("put back"),
    "withdrawn": gettext_lazy("withdrawn"),
    "moved": gettext_lazy("moved"),
    "imported": gettext_lazy("brought in"),
    "cut": gettext_lazy("cut"),
    "laid": gettext_lazy("laid"),
    "signed": gettext_lazy("signed"),
    "scored": gettext_lazy("scored by the criteria of the cycle"),
    "adopted": gettext_lazy("adopted"),
    "retired": gettext_lazy("retired"),
    "merged": gettext_lazy("merged into another"),
    "split": gettext_lazy("split"),
    "covered": gettext_lazy("words were covered"),
    "uncovered": gettext_lazy("covered words were shown again"),
    "original-read": gettext_lazy("the words under a cover were read by somebody who may"),
    "held": gettext_lazy("waits for a second look"),
    "attached": gettext_lazy("a file was added"),
    "joined": gettext_lazy("something was put into it"),
    "parted": gettext_lazy("something was taken out of it"),
    "agreed": gettext_lazy("agreed"),
    "used": gettext_lazy("used in the plan"),
    "set-apart": gettext_lazy("set apart: it fits no theme"),
    "apart-taken-back": gettext_lazy("no longer set apart"),
    "lead-named": gettext_lazy("somebody was named who leads it"),
    "lead-ended": gettext_lazy("somebody leads it no more"),
    "summarised": gettext_lazy("said in plain words"),
    "traced": gettext_lazy("it was said what it was born from"),
    "untraced": gettext_lazy("something was taken away from what it was born from"),
    "re-dated": gettext_lazy("its dates were moved"),
    "prepared": gettext_lazy("something was prepared that is not public yet"),
    "finished": gettext_lazy("finished: everybody has an answer"),
    "issued": gettext_lazy("issued"),
    "submitted": gettext_lazy("submitted to the OGP"),
    "reopened": gettext_lazy("opened again: an answer to it was withdrawn"),
}
_OTHERS = {
    "cycle.begun": gettext_lazy("The cycle was begun"),
    "cycle.state-changed": gettext_lazy("The state of the cycle was changed"),
    "role.given": gettext_lazy("A role was given"),
    "role.ended": gettext_lazy("A role ended"),
    "route.laid": gettext_lazy("It was laid out by whom something is approved"),
    "route.signed": gettext_lazy("It was entered what a body or an office decided"),
    "response.manner": gettext_lazy("It was changed whether answers need the agreement of both sides"),
    "link.made": gettext_lazy("A link was made"),
    "link.removed": gettext_lazy("A link was taken away"),
    "link.changed": gettext_lazy("It was said anew how two contributions are alike"),
    "campaign.linked": gettext_lazy("Contributions that share their words were linked as one campaign"),
    "batch.imported": gettext_lazy("A list was brought in"),
    "tables.opened": gettext_lazy("Tables were opened for taking notes"),
    "tables.closed": gettext_lazy("A table for taking notes was closed"),
    "batch.undone": gettext_lazy("A list that was brought in was taken out again"),
    "standards.pinned": gettext_lazy("A rule pack was pinned"),
    "editing.changed": gettext_lazy("It was changed who may edit what"),
    "level.proposed": gettext_lazy("The other side was asked to confirm a change of rights"),
    "level.confirmed": gettext_lazy("A change of rights was confirmed by the other side"),
    "level.declined": gettext_lazy("A change of rights was declined"),
    "level.taken-back": gettext_lazy("A change of rights was taken back"),
    "level.switched": gettext_lazy("Level standing was switched"),
    "suggestion.sent": gettext_lazy("Something was suggested"),
    "suggestion.held": gettext_lazy("A suggestion waits for a second look"),
    "suggestion.edited": gettext_lazy("A suggestion was changed by its author"),
    "suggestion.taken-back": gettext_lazy("A suggestion was taken back by its author"),
    "suggestion.asked": gettext_lazy("A steward asked something about a suggestion"),
    "suggestion.replied": gettext_lazy("The author of a suggestion answered"),
    "suggestion.released": gettext_lazy("A suggestion was shown after a second look"),
    "suggestion.accepted": gettext_lazy("A suggestion was accepted"),
    "suggestion.changed": gettext_lazy("A suggestion was accepted with changes"),
    "suggestion.declined": gettext_lazy("A suggestion was declined"),
    "suggestion.removed": gettext_lazy("A suggestion was removed"),
    "comment.made": gettext_lazy("Something was said in the talk"),
    "comment.held": gettext_lazy("Something said in the talk waits for a second look"),
    "comment.edited": gettext_lazy("Something said in the talk was changed by its author"),
    "comment.taken-back": gettext_lazy("Something said in the talk was taken back by its author"),
    "comment.hidden": gettext_lazy("Something said in the talk was hidden"),
    "comment.restored": gettext_lazy("Something said in the talk was restored"),
    "comment.released": gettext_lazy("Something said in the talk was shown after a second look"),
    "input.coded": gettext_lazy("A contribution was read, and what it is about was said"),
    "input.uncoded": gettext_lazy("What was said of a contribution was taken back by whoever said it"),
    "input.recoded": gettext_lazy("The codes of a contribution were changed"),
    "input.settled": gettext_lazy("It was settled what a contribution is about"),
    "coding.begun": gettext_lazy("A round of coding was begun"),
    "coding.closed": gettext_lazy("A round of coding was closed"),
    "doubt.made": gettext_lazy("Somebody said that a contribution is coded wrongly"),
    "doubt.held": gettext_lazy("What somebody said about the coding waits for a second look"),
    "doubt.answered": gettext_lazy("A doubt about the coding was answered"),
    "doubt.hidden": gettext_lazy("A doubt about the coding was hidden"),
    "doubt.restored": gettext_lazy("A doubt about the coding was shown again"),
    "doubt.released": gettext_lazy("A doubt about the coding was shown after a second look"),
    "suggestion.restored": gettext_lazy("A suggestion was shown again"),
    "revision.hidden": gettext_lazy("A version was hidden"),
    "revision.restored": gettext_lazy("A version was shown again"),
    "report.made": gettext_lazy("Something was reported to the moderators"),
    "report.closed": gettext_lazy("What was reported was looked at and let stand"),
    "appeal.made": gettext_lazy("The author of something hidden appealed"),
    "appeal.refused": gettext_lazy("An appeal was refused"),
    "network.looked": gettext_lazy("A moderator looked at what one network sent"),
    "wave.undone": gettext_lazy("A wave was undone"),
    "wave.restored": gettext_lazy("The undoing of a wave was undone"),
    "event.people-read": gettext_lazy("Somebody of the team looked at who has a place"),
    "event.joining-set": gettext_lazy("It was said how to join from afar, to those who have a place"),
    "event.counted": gettext_lazy("Those who came were counted by sector"),
    "code.merged": gettext_lazy("Codes were merged into one"),
    "code.split": gettext_lazy("A code was split"),
    "missed.set": gettext_lazy("It was settled how people are asked what the themes miss"),
    "suggester.withdrawn": gettext_lazy("Suggestions of codes were withdrawn"),
    "plan-form.set": gettext_lazy("It was set what commitments are asked"),
    "round.closed": gettext_lazy("A reporting period was closed"),
    "round.open-again": gettext_lazy("A reporting period was opened again"),
    "round.asked": gettext_lazy("Leads were asked by e-mail for their reports"),
    "criteria.set": gettext_lazy("It was set by which criteria candidates are scored"),
    "policy.changed": gettext_lazy("The moderation policy was changed"),
}

_FEW = 10  # references in one line
_OF_SEVERAL = ("theme.", "point.", "commitment.", "draft.")
_COUNTING = frozenset(
    {"coding.begun", "coding.closed", "input.coded", "input.uncoded", "input.recoded", "input.settled"}
    | {"baseline.cut", "tables.opened", "codebook.cut", "code.merged", "code.split", "campaign.linked"}
    | {"round.asked"}
)
_LEVEL = {
    "appoint": gettext_lazy("roles"),
    "change-cycle": gettext_lazy("level standing"),
    "set-editing": gettext_lazy("who may edit what"),
    "set-moderation": gettext_lazy("the moderation policy"),
}


def act(name: str) -> str:
    """What was done to one record; an act that this table does not know is named as it is."""
    return str(ACTS.get(name, name))


def line(kind: str) -> str:
    """What a line of the journal tells; a kind that nothing here knows is named as it is."""
    if kind in _OTHERS:
        return str(_OTHERS[kind])
    name, _dot, done = kind.partition(".")
    try:
        return f"{capfirst(kinds.get(name).label)}: {act(done)}"
    except KeyError:
        return kind


def facts(kind: str, text: str) -> str:
    """The small facts of a line, in words; "" where there are none to tell."""
    told: dict[str, Any] = json.loads(text)
    if "suggestion" in told:
        return _("suggestion %(number)s") % {"number": told["suggestion"]}
    if teller := _TELLERS.get(kind):
        return teller(told)
    match kind:
        case "role.given" | "role.ended" | "announcement.signed":
            role = _of(ROLES, told["role"]) if "role" in told else ""
            return ", ".join(filter(None, (role, _of(SIDES, told["side"]))))
        case "link.made" | "link.removed" | "link.changed":
            return f"{_of(LinkKind.choices, told['link'])} {told['to']}"
        case "batch.imported" | "batch.undone":
            total = sum(told["records"].values())
            return ngettext("%(count)s record", "%(count)s records", total) % {"count": total}
        # A record may be of the kind "level" too.
        case _ if kind.startswith("level.") and not told.keys().isdisjoint(("act", "level")):
            return _level(told)
        case _ if kind in _COUNTING:
            return _counted(told)
        case _:
            return _several(told) if kind.startswith(_OF_SEVERAL) else ""


def _several(told: dict[str, Any]) -> str:
    """Of a line about several records the first references, and how many more there are; "" for any other line."""
    given = told.get("of") or told.get("into") or told.get("to") or []
    references = [given] if isinstance(given, str) else given
    shown = ", ".join(references[:_FEW])
    more = len(references) - _FEW
    return (
        shown if more <= 0 else _("%(references)s and %(count)s more") % {"references": shown, "count": more}
    )


def _counted(told: dict[str, Any]) -> str:
    """How many of whatever the line counts; of the coding, which round, codes or contributions."""
    if "round" in told:
        return _("round %(number)s") % {"number": told["round"]}
    if "codes" in told:
        return ", ".join(told["codes"]) or _("nothing fits")
    if "inputs" in told:
        count = len(told["inputs"])
        return ngettext("%(count)s contribution", "%(count)s contributions", count) % {"count": count}
    if "number" in told:
        return ngettext("%(count)s code", "%(count)s codes", told["number"]) % {"count": told["number"]}
    if "asked" in told:
        return ngettext("%(count)s lead", "%(count)s leads", told["asked"]) % {"count": told["asked"]}
    if "tables" in told:
        return ngettext("%(count)s table", "%(count)s tables", told["tables"]) % {"count": told["tables"]}
    return ngettext("%(count)s date", "%(count)s dates", told["dates"]) % {"count": told["dates"]}


def _level(told: dict[str, Any]) -> str:
    """What a change of rights is about; of the switch, where it stands now."""
    if "level" in told:
        return _("on") if told["level"] else _("off")
    return str(_LEVEL.get(told["act"], told["act"]))


def _editing(told: dict[str, Any]) -> str:
    """Whose edits, of what, from which mode to which; a mode that nothing settled is named as what it is."""
    kind = str(kinds.get(told["kind"]).plural) if told["kind"] else ""
    who = str(modes.CONTRIBUTORS[Contributor(told["contributor"])])
    before, after = (
        str(modes.MODES[Mode(told[end])]) if told[end] else _("as a wider rule says")
        for end in ("from", "to")
    )
    return f"{', '.join(filter(None, (who, kind)))}: {before} → {after}"


def by(name: str) -> str:
    """Who acted; "a contributor" where the name was erased."""
    return called(name)


def _of(choices: Any, value: str) -> str:
    return str(dict(choices).get(value, value))


def _state_changed(told: dict[str, Any]) -> str:
    return f"{_of(CYCLE_STATES, told['from'])} → {_of(CYCLE_STATES, told['to'])}"


def _laid(told: dict[str, Any]) -> str:
    words = _("version %(number)s of %(reference)s")
    return words % {"number": told["version"], "reference": told["of"]}


def _signed(told: dict[str, Any]) -> str:
    return f"{told['of']}: {_of(Verdict.choices, told['verdict'])}"


def _asked(told: dict[str, Any]) -> str:
    """Of a call about drafts which they are, and that it is open for fewer days than is advised; "" for any other call."""
    if "of" not in told:
        return ""
    named = ", ".join(told["of"][:_FEW])
    if "advised" not in told:
        return named
    words = ngettext(
        "%(references)s; open for %(days)s day, where %(advised)s are advised",
        "%(references)s; open for %(days)s days, where %(advised)s are advised",
        told["days"],
    )
    return words % {"references": named, "days": told["days"], "advised": told["advised"]}


def _led(told: dict[str, Any]) -> str:
    """For which side somebody leads, or leads no more."""
    return _of(SIDES, told["side"])


# The lines whose facts are told in their own way.
_TELLERS: dict[str, Callable[[dict[str, Any]], str]] = {
    "cycle.state-changed": _state_changed,
    "editing.changed": _editing,
    "route.laid": _laid,
    "route.signed": _signed,
    "call.created": _asked,
    "commitment.lead-named": _led,
    "commitment.lead-ended": _led,
}
