"""The proposals of the Bonner Rad-Dialog, brought in as anybody would, and two people who code them with known error.

What they stand under, and who is to be thanked, is said in tests/texts/README.md.
"""

import csv
import gzip
import io
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import krippendorff
import numpy as np
from django.core.files.base import ContentFile
from sklearn.metrics import cohen_kappa_score

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.operations import create
from moothill.core.exchange import READERS
from moothill.rooms.coding.operations import Mark, begin_round, read
from moothill.rooms.inputs.operations.importing import (
    Given,
    begin_batch,
    look_at,
    run_batch,
    settle,
    start_batch,
)

FILE = Path(__file__).resolve().parents[3] / "texts" / "cimt_bonn_cycling_dialogue.csv.gz"
LABELS = (
    "bicycle_parking", "cycle_path_quality", "cycling_traffic_management", "lighting", "misc", "obstacles", "signage",
    "traffic_lights",
)  # fmt: skip
COLUMNS = {"id": "external", "title": "title", "text": "words", "created": "when", "url": "source"}
ERRORS = (0.1, 0.2)


def proposals(most: int | None = None) -> list[dict[str, str]]:
    """The rows of the file, or so many of them drawn by chance that is always the same."""
    with gzip.open(FILE, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return rows if most is None else random.Random(2017).sample(rows, most)


def brought_in(
    rows: Sequence[Mapping[str, str]], cycle: Cycle, *, by: Actor, clock: Callable[[], datetime]
) -> dict[str, Record]:
    """Import the rows from a sheet whose columns are said; each record by the id of its row."""
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    content = sheet.getvalue().encode()
    batch = begin_batch(
        cycle=cycle, reader="csv", upload=ContentFile(content, name="bonn.csv"), by=by, at=clock(),
        given=Given(language="de", source="https://www.raddialog.bonn.de/", doubles=True),
    )  # fmt: skip
    reader = READERS["csv"]
    settle(batch=batch, by=by, at=clock(), mapping=COLUMNS, headings=reader.headings(io.BytesIO(content)))
    look_at(batch=batch, rows=reader.read(io.BytesIO(content), COLUMNS), by=by)
    started = start_batch(batch=batch, by=by, at=clock())
    run_batch(batch=started, rows=reader.read(io.BytesIO(content), COLUMNS), clock=clock)
    made = Record.objects.select_related("cycle").filter(cycle=cycle, kind="input").order_by("pk")
    return {row["id"]: record for row, record in zip(rows, made, strict=True)}


def codebook(cycle: Cycle, *, by: Actor, at: datetime) -> dict[str, Record]:
    """A code for each main topic."""
    return {
        label: create(
            kind=kinds.get("code"), cycle=cycle, by=by, at=at, publish=True,
            values={"title": label.replace("_", " "), "standing": "adopted"},
        )
        for label in LABELS
    }  # fmt: skip


def said_by_two(truths: Iterable[str], seed: int) -> list[tuple[str, str]]:
    """What two people say of each: the topic, or in a tenth (the other: a fifth) of the cases any other."""
    chance = random.Random(seed)

    def one(truth: str, error: float) -> str:
        return chance.choice([each for each in LABELS if each != truth]) if chance.random() < error else truth

    return [(one(truth, ERRORS[0]), one(truth, ERRORS[1])) for truth in truths]


def coded(
    records: Sequence[Record], said: Sequence[tuple[str, str]], codes: Mapping[str, Record],
    coders: tuple[Actor, Actor], at: datetime,
) -> None:  # fmt: skip
    """Let the two read everything in a round of which all is read by two people."""
    begin_round(cycle=records[0].cycle, by=coders[0], at=at, seed=2017, double=len(records), blind=0)
    for record, labels in zip(records, said, strict=True):
        for coder, label in zip(coders, labels, strict=True):
            marks = [Mark(code=codes[label], start=None, end=None, suggested=False)]
            read(record=record, codes=marks, base=record.version, by=coder, at=at, key=uuid4())


@dataclass(frozen=True)
class Counted:
    """The figures as other programs have them; None where they have none."""

    percent: float
    kappa: float | None
    alpha: float | None


def counted_elsewhere(one: Sequence[Any], other: Sequence[Any]) -> Counted:
    """Of what two people said of each thing, as numbers."""
    if len({*one, *other}) < 2:
        return Counted(1.0, None, None)
    table = np.array([one, other], dtype=float)
    alpha = krippendorff.alpha(table, level_of_measurement="nominal")
    return Counted(float(np.mean(table[0] == table[1])), float(cohen_kappa_score(one, other)), float(alpha))


def expected_alpha(truths: Sequence[str]) -> float:
    """The alpha that people with these errors have of such things in the long run."""
    first, second = ERRORS
    others = len(LABELS) - 1
    same = (1 - first) * (1 - second) + first * second / others
    shares = [count / len(truths) for count in Counter(truths).values()]
    shares += [0.0] * (len(LABELS) - len(shares))
    error = (first + second) / 2
    by_chance = sum((share * (1 - error) + (1 - share) * error / others) ** 2 for share in shares)
    return 1 - (1 - same) / (1 - by_chance)
