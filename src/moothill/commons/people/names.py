"""Friendly labels for people who have not given a name."""

import secrets

_PLANTS = (
    "Alder", "Aspen", "Bilberry", "Birch", "Bluebell", "Bracken", "Broom", "Campion", "Clover", "Cowslip", "Daisy",
    "Elder", "Fern", "Foxglove", "Gorse", "Harebell", "Hawthorn", "Hazel", "Heather", "Holly", "Iris", "Juniper",
    "Larch", "Lichen", "Maple", "Marigold", "Meadowsweet", "Moss", "Myrtle", "Oak", "Orchid", "Pine", "Poppy",
    "Primrose", "Reed", "Rowan", "Rush", "Sedge", "Sorrel", "Thistle", "Thyme", "Violet", "Willow", "Yarrow", "Yew",
)  # fmt: skip


def friendly_label() -> str:
    """A label such as "Heather 4821". Not unique by itself: whoever stores it tries again on a clash."""
    return f"{secrets.choice(_PLANTS)} {secrets.randbelow(9000) + 1000}"
