"""A made planning page of the shape that real ones have, as often as asked, in each form the reader knows."""

from collections.abc import Iterator

from moothill.core.wiki import Form

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept")
Row = tuple[str, ...]
STAGES = ("Listening", "Spreading the word", "Gathering ideas", "Writing", "Agreeing", "Opening")
HEAD: Row = (
    "No.",
    "Activity",
    "Date/Time/Location",
    "Activity description",
    "Responsibility",
    "Complete",
    "Comments",
)


def made(form: Form, size: int) -> str:
    """The page, `size` times, each time with stages of its own."""
    write = {Form.FLAT: _Flat, Form.WIKITEXT: _Wiki, Form.HTML: _Html}[form]()
    parts = [write.start, *(line for number in range(size) for line in _page(write, number)), write.end]
    return "\n".join(filter(None, parts)) + "\n"


def _page(write: "_Flat", number: int) -> Iterator[str]:
    """One page of some 150 lines."""
    yield write.heading(1, "About")
    for place in range(4):
        yield write.heading(2, f"How it works in part {place}")
        yield write.text(
            f"Both sides keep this page {number} together and write down what they do, and why. " * 3
        )
    yield write.heading(1, "Engagement plan")
    yield write.heading(2, "Engagement objectives")
    yield from write.entries(f"To reach group {place} of page {number}" for place in range(5))
    yield write.heading(2, "Project timeline")
    yield from write.table(("2018", *MONTHS), _grid(number))
    for place, stage in enumerate(STAGES):
        yield write.heading(
            2, f"Stage {number * len(STAGES) + place + 1}: {stage} ({MONTHS[place]} - {MONTHS[place + 1]})"
        )
        yield from write.table(HEAD, _activities(number, place))
    yield write.heading(1, "Delivery team planner")
    yield write.heading(2, "Tasks")
    yield from write.table(
        ("Task Name", "Deadline", "Person Responsible", "Notes", "Completed"), _tasks(number)
    )
    yield write.heading(2, "Themes")
    yield from write.entries(f"Idea {place} of page {number}" for place in range(40))


def _grid(number: int) -> Iterator[Row]:
    for place in range(12):
        marks = tuple("+++" if place % 6 <= month <= place % 6 + 2 else "" for month in range(len(MONTHS)))
        yield (f"Work {place} of page {number}", *marks)


def _activities(number: int, stage: int) -> Iterator[Row]:
    for place in range(1, 8):
        when = f"{place + 3} {('February', 'March', 'June')[stage % 3]} 2018, Hall {place}"
        yield (
            str(place), f"Activity {place} of page {number}", when, f"What people do in activity {place}, and why they come",
            "Ada Fen / Bo Rook", "COMPLETE" if place % 2 else "IN PROGRESS", f"{number} people came" if place % 3 else "",
        )  # fmt: skip


def _tasks(number: int) -> Iterator[Row]:
    for place in range(11):
        yield (
            f"Task {place} of page {number}",
            f"{place + 1} March 2018",
            "Ada Fen",
            "With care",
            "Completed",
        )


class _Flat:
    start = end = ""

    def heading(self, level: int, words: str) -> str:
        return words

    def text(self, words: str) -> str:
        return words

    def entries(self, words: Iterator[str]) -> Iterator[str]:
        return (f"- {each}" for each in words)

    def table(self, head: Row, rows: Iterator[Row]) -> Iterator[str]:
        yield " | ".join(head) + " |"
        yield "---|" * len(head)
        for row in rows:
            filled = [cell for cell in row if cell]
            yield " | ".join(filled) + " |" + "|" * (len(row) - len(filled))


class _Wiki(_Flat):
    def heading(self, level: int, words: str) -> str:
        return f"{'=' * (level + 1)} {words} {'=' * (level + 1)}"

    def text(self, words: str) -> str:
        return f"'''{words[:4]}''' {words} See [https://wiki.example/page the page].<ref>A note.</ref>\n"

    def entries(self, words: Iterator[str]) -> Iterator[str]:
        return (f"* {each}" for each in words)

    def table(self, head: Row, rows: Iterator[Row]) -> Iterator[str]:
        yield '{| class="wikitable"\n! ' + " !! ".join(head)
        for row in rows:
            yield "|-\n| " + " || ".join(row)
        yield "|}"


class _Html(_Flat):
    start = "<!DOCTYPE html>\n<html><head><title>Plan</title></head>\n<body>"
    end = "</body></html>"

    def heading(self, level: int, words: str) -> str:
        return f"<h{level}>{words}</h{level}>"

    def text(self, words: str) -> str:
        return f'<p><strong>{words[:4]}</strong> {words} See <a href="https://wiki.example/page">the page</a>.</p>'

    def entries(self, words: Iterator[str]) -> Iterator[str]:
        yield "<ul>"
        yield from (f"<li>{each}</li>" for each in words)
        yield "</ul>"

    def table(self, head: Row, rows: Iterator[Row]) -> Iterator[str]:
        yield "<table><tr>" + "".join(f"<th>{cell}</th>" for cell in head) + "</tr>"
        for row in rows:
            yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
        yield "</table>"
