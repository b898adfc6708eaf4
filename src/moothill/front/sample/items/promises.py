"""What the commitments room holds: the five commitments and the milestones that progress reports tell of."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from moothill.commons.record.batches import Item, Tie
from moothill.commons.record.models import LinkKind
from moothill.core.policy import Side
from moothill.front.sample.schema import Facts, Outline
from moothill.front.sample.schema.promises import Change, Commitment, Milestone
from moothill.front.sample.words import cited, month, plain, source_of

# Where a partner stands, where that is plain; the sources do not say it.
_SIDES: Mapping[str, str] = MappingProxyType(
    {
        "Scottish Parliament": "other",
        "OECD": "other",
        "Scottish OGP network": Side.CIVIL_SOCIETY.value,
        "OGP network": Side.CIVIL_SOCIETY.value,
        "Open Government Network": Side.CIVIL_SOCIETY.value,
        "Involve": Side.CIVIL_SOCIETY.value,
        "The Democratic Society": Side.CIVIL_SOCIETY.value,
        "Transparency International": Side.CIVIL_SOCIETY.value,
        "Citizens Advice network": Side.CIVIL_SOCIETY.value,
        "Director of Communications": Side.GOVERNMENT.value,
        "Chief Social Researcher": Side.GOVERNMENT.value,
        "Chief Designer": Side.GOVERNMENT.value,
    }
)
_TITLED = (
    "By its title. The independent reviewers found the commitment relevant; to which value was not readable."
)
_FORMERS = "where each of its other titles stands is not recorded"
_WORDED = "the words are a summary of ours; the commitment itself stands at the source"
_INFERRED = (
    "Inferred: the theme and the commitment speak of the same; no source says that one led to the other."
)
_WHICH = (
    "Which of the commitment's milestones were altered is not said in what could be read; this may be one."
)


def commitments(facts: Facts, outline: Outline) -> Iterator[Item]:
    """The commitments by number, then the milestones of each."""
    values = {each.number: each.values for each in outline.commitments}
    for index, each in enumerate(facts.commitments):
        made = _commitment(each, values.get(each.number, ()))
        yield Item("commitment", made, handle=handle_of(each), place=f"commitments.{index}")
    for index, each in enumerate(facts.commitments):
        for place, step in enumerate(each.milestones):
            made = _milestone(each, step)
            where = f"commitments.{index}.milestones.{place}"
            yield Item("milestone", made, handle=handle_of_step(each, step), place=where)


def ties(facts: Facts) -> Iterator[Tie]:
    """From the themes to the commitments that they may have led to, and from each commitment to its milestones."""
    numbers = {theme.label: theme.number for theme in facts.themes}
    for each in facts.commitments:
        for label in each.themes:
            note = "" if each.theme_link_certain else _INFERRED
            yield Tie(f"theme-{numbers[label]}", handle_of(each), LinkKind.BECAME, note)
        for step in each.milestones:
            yield Tie(handle_of(each), handle_of_step(each, step), LinkKind.STEPS_TO)


def handle_of(commitment: Commitment) -> str:
    """The handle of a commitment."""
    return f"commitment-{commitment.number}"


def handle_of_step(commitment: Commitment, step: Milestone) -> str:
    """The handle of one of its milestones."""
    return f"milestone-{number_of(commitment, step)}"


def number_of(commitment: Commitment, step: Milestone) -> str:
    """The number of a milestone, with that of its commitment before it: "2.1.3"."""
    return f"{commitment.number}.{step.number}"


def _commitment(each: Commitment, values: tuple[str, ...]) -> dict[str, Any]:
    return {
        "number": str(each.number),
        "title": each.title,
        "formers": [{"title": title, "where": ""} for title in each.title_variants],
        "ogp_id": each.ogp_id,
        "problem": each.problem,
        "result": each.expected_result,
        "values": [{"value": value, "why": _TITLED} for value in values],
        "when": each.date_text,
        "lead": each.lead,
        "civil_lead": ", ".join(each.civil_society_leads),
        "others": [{"name": name, "side": _SIDES.get(name, ""), "part": ""} for name in each.partners],
        "more": [_ended(each), _reviewed(each)],
        "source": source_of(each),
        "doubt": plain(_WORDED, _FORMERS, each.date_conflict, each.milestone_note, each.note),
    }


def _ended(each: Commitment) -> dict[str, str]:
    told = f"{each.outcome.text}, as of {month(each.outcome.as_of)} ({cited(each.outcome.source)})."
    return {"name": "How it ended, as reported", "words": told}


def _reviewed(each: Commitment) -> dict[str, str]:
    found = each.irm
    told = (
        f"Verifiable: {found.verifiable}. Relevant: {found.relevant}. Ambition: {found.ambition}. "
        f"Early results: {found.early_results}. Completion: {found.completion or found.completion_note} "
        f"({cited(found.source)})."
    )
    return {"name": "What independent reviewers found", "words": f"{told} {plain(found.note)}".strip()}


def _milestone(commitment: Commitment, step: Milestone) -> dict[str, Any]:
    own = [update.fact for update in step.updates if update.status == "altered"]
    return {
        "commitment": f"@{handle_of(commitment)}",
        "number": number_of(commitment, step),
        "title": step.title,
        "group": step.group or "",
        "altered": plain(*own) or _altered(commitment.milestone_changes),
        "source": source_of(step),
        "doubt": plain(step.note),
    }


def _altered(changes: tuple[Change, ...]) -> str:
    """Why milestones of the commitment are others than were promised; which of them is not known."""
    told = [f"{each.reason} (by {month(each.period)}, {cited(each.source)})" for each in changes]
    return plain("Altered because of: " + "; because of: ".join(told), _WHICH) if told else ""
