"""Real proposals with the topics that researchers gave them, and any number of texts made of their sentences."""

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILE = "cimt_bonn_cycling_dialogue.csv"
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Proposals:
    """Their texts, title first; the one main topic of each; and all the finer topics of each."""

    texts: list[str]
    main: list[str]
    finer: list[tuple[str, ...]]


def proposals(folder: Path) -> Proposals:
    """All of them, in the order of the file. Raises FileNotFoundError."""
    with (folder / FILE).open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    return Proposals(
        [f"{row['title']}\n{row['text']}" for row in rows],
        [row["main_label"] for row in rows],
        [tuple(filter(None, row["labels_level2"].split(";"))) for row in rows],
    )


def numbered(labels: list[str]) -> list[int]:
    """A number for each label, the same each time."""
    every = {label: at for at, label in enumerate(sorted(set(labels)), start=1)}
    return [every[label] for label in labels]


def made_of(texts: list[str], count: int, seed: int = 7) -> Iterator[str]:
    """So many texts: each has as many sentences as some real one, drawn from all of them. The same ones each time."""
    chance = random.Random(seed)  # nosec: only to measure with
    split = [[part for part in _SENTENCE.split(" ".join(text.split())) if part] for text in texts]
    every = [part for parts in split for part in parts]
    for _text in range(count):
        yield " ".join(chance.choice(every) for _part in chance.choice(split))
