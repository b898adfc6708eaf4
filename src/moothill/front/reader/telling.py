"""What a page would make, line by line, for the command line."""

from collections.abc import Iterator

from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.front.reader import words
from moothill.front.reader.importing import Preview

_MOST = 70  # characters of what was not placed


def told(shown: Preview, cycle: Cycle) -> Iterator[str]:
    """The preview of a page."""
    reading = shown.reading
    yield f"{shown.file}: {reading.lines} lines, read as {reading.form}, for {cycle.title}."
    yield from _made(shown)
    yield from _findings(shown)
    yield from _doubtful(shown)
    yield from _differences(shown)
    yield from _unread(shown)


def _made(shown: Preview) -> Iterator[str]:
    yield "\nNew:" if shown.items else "\nNew: nothing."
    for name, number in shown.counts.items():
        kind = kinds.get(name)
        yield f"  {number:>5}  {kind.label if number == 1 else kind.plural}"
    if shown.known:
        yield f"  {shown.known:>5}  are here already and stay as they are"


def _findings(shown: Preview) -> Iterator[str]:
    if shown.reading.findings:
        yield "\nWhat does not agree on the page:"
    for finding in shown.reading.findings:
        lines = ", ".join(map(str, finding.lines))
        yield f"  line {lines}: {words.remark(finding.remark)}"


def _doubtful(shown: Preview) -> Iterator[str]:
    if shown.doubtful:
        yield "\nWhat is uncertain; each record says so too:"
    for item in shown.doubtful:
        yield f"  {item.kind} “{item.values['title'][:_MOST]}” ({item.place}): {item.values['doubt']}"


def _differences(shown: Preview) -> Iterator[str]:
    if shown.differences:
        yield "\nWhat the page now says otherwise; nothing of this is changed. Edit the record if the page is right:"
    for each in shown.differences:
        said = f"“{each.before[:_MOST]}” here, “{each.now[:_MOST]}” there"
        yield f"  {each.reference} {each.title[:_MOST]}, {each.field}: {said}"


def _unread(shown: Preview) -> Iterator[str]:
    if not shown.reading.unread:
        yield "\nEvery line found its place."
        return
    yield "\nWhat found no place; it stays on the old page only:"
    for each in shown.reading.unread:
        place = f"line {each.line}" if each.line == each.last else f"lines {each.line}-{each.last}"
        text = " ".join(each.words.split())
        yield f"  {place}: “{text[:_MOST]}{'…' if len(text) > _MOST else ''}”: {words.remark(each.why)}"
