"""Words that people outside an administration do not use, each with plainer ones; the list is read from the top."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from moothill.core.plainness.errors import gettext_noop


@dataclass(frozen=True, slots=True)
class Jargon:
    """`pattern` finds the words, whole and in any case; `plainer` is what could stand instead, of the message catalogue."""

    pattern: str
    plainer: str


JARGON = (
    Jargon(
        r"stakeholder engagement|engag(?:e|es|ing|ement) (?:with )?(?:key )?stakeholders",
        gettext_noop("talking with the people concerned"),
    ),
    Jargon(r"(?:key |relevant |external |internal )?stakeholders?", gettext_noop("the people concerned, or their names")),
    Jargon(r"going forwards?|moving forwards?", gettext_noop("from now on, or nothing at all")),
    Jargon(r"leverag(?:e|es|ed|ing)", gettext_noop("use")),
    Jargon(r"utili[sz](?:e|es|ed|ing|ation)", gettext_noop("use")),
    Jargon(r"facilitat(?:e|es|ed|ing|ion)", gettext_noop("help, or run")),
    Jargon(r"synerg(?:y|ies|istic)|synergi[sz](?:e|es|ed|ing)", gettext_noop("working together")),
    Jargon(r"holistic(?:ally)?", gettext_noop("whole, or taking all of it together")),
    Jargon(r"capacity[- ]building|build(?:ing)? (?:the )?capacity", gettext_noop("training, or more people and money")),
    Jargon(r"mainstream(?:s|ed|ing)", gettext_noop("making it part of everyday work")),
    Jargon(r"operationali[sz](?:e|es|ed|ing|ation)", gettext_noop("put into practice")),
    Jargon(r"incentivi[sz](?:e|es|ed|ing|ation)", gettext_noop("encourage, or reward")),
    Jargon(r"streamlin(?:e|es|ed|ing)", gettext_noop("make simpler")),
    Jargon(r"best[- ]in[- ]class|cutting[- ]edge|world[- ]class", gettext_noop("say what is good about it")),
    Jargon(r"deliverables?", gettext_noop("what will be made")),
    Jargon(r"roll(?:ing|ed)?[- ]out|rollout", gettext_noop("start using, or offer everywhere")),
    Jargon(r"deep[- ]dives?", gettext_noop("a closer look")),
    Jargon(r"low[- ]hanging fruits?", gettext_noop("what is easy to do first")),
    Jargon(r"paradigm(?: shifts?)?", gettext_noop("a new way of doing it")),
    Jargon(r"ecosystems?", gettext_noop("the people and bodies involved")),
    Jargon(r"cross[- ]cutting", gettext_noop("about several subjects")),
    Jargon(r"multi[- ]?stakeholder", gettext_noop("of government, civil society and others")),
    Jargon(r"modalit(?:y|ies)", gettext_noop("way, or how it is done")),
    Jargon(r"in order to", gettext_noop("to")),
    Jargon(r"with (?:regard|respect) to|in relation to|in respect of", gettext_noop("about")),
    Jargon(r"prior to", gettext_noop("before")),
    Jargon(r"in the event that", gettext_noop("if")),
    Jargon(r"pursuant to", gettext_noop("under, or by")),
    Jargon(r"inter alia", gettext_noop("among other things")),
    Jargon(r"mutatis mutandis|ex ante|ex post", gettext_noop("the same in everyday words")),
)  # fmt: skip
"""Many of these are on GOV.UK's own list of words to avoid: https://www.gov.uk/guidance/style-guide."""

_ALL = re.compile(
    "|".join(rf"(?P<j{place}>\b(?:{each.pattern})\b)" for place, each in enumerate(JARGON)), re.I
)


def jargon_in(text: str) -> Iterator[tuple[str, Jargon]]:
    """Each entry that `text` has, once, with the words as they are written there first."""
    seen: set[int] = set()
    for found in _ALL.finditer(text):
        place = int((found.lastgroup or "j0")[1:])
        if place not in seen:
            seen.add(place)
            yield " ".join(found[0].split()), JARGON[place]
