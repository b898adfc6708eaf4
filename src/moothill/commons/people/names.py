"""Friendly labels for people who have not given a name, and what a name may hold."""

import re
import secrets
import unicodedata

_PLANTS = (
    "Alder", "Aspen", "Bilberry", "Birch", "Bluebell", "Bracken", "Broom", "Campion", "Clover", "Cowslip", "Daisy",
    "Elder", "Fern", "Foxglove", "Gorse", "Harebell", "Hawthorn", "Hazel", "Heather", "Holly", "Iris", "Juniper",
    "Larch", "Lichen", "Maple", "Marigold", "Meadowsweet", "Moss", "Myrtle", "Oak", "Orchid", "Pine", "Poppy",
    "Primrose", "Reed", "Rowan", "Rush", "Sedge", "Sorrel", "Thistle", "Thyme", "Violet", "Willow", "Yarrow", "Yew",
)  # fmt: skip


def friendly_label() -> str:
    """A label such as "Heather 4821". Not unique by itself: whoever stores it tries again on a clash."""
    return f"{secrets.choice(_PLANTS)} {secrets.randbelow(9000) + 1000}"


# Format characters that turn text round or hide it, and whatever is no printable letter.
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_ADDRESS = re.compile(r"[:/\\@<>\[\]]|\bwww\.|\w\.\w{2,}", re.IGNORECASE)


def tidy(label: str) -> str:
    """A name on one line: no line break, no control or hidden letter, single spaces. May come out empty."""
    shown = (" " if unicodedata.category(letter) in _HIDDEN else letter for letter in label)
    return " ".join("".join(shown).split())


def is_plain(label: str) -> bool:
    """Whether a name can do no harm in a mail or a page: nothing in it that a reader's program would make a link of."""
    return bool(label) and label == tidy(label) and not _ADDRESS.search(label)
