"""Where each package of the house stands: a higher one may lean on a lower one, never the reverse."""

# Highest first. Packages in one tuple stand side by side and do not know each other.
ORDER: tuple[tuple[str, ...], ...] = (
    ("moothill.config",),
    ("moothill.front.begin",),
    ("moothill.front.operate",),
    ("moothill.front.reader",),
    ("moothill.front.importing",),
    (
        "moothill.front.change",
        "moothill.front.review",
        "moothill.front.moderate",
        "moothill.front.talk",
        "moothill.front.notices",
        "moothill.front.me",
        "moothill.front.feeds",
        "moothill.front.trail",
    ),
    (
        "moothill.front.practice",
        "moothill.front.sample",
        "moothill.front.desk",
        "moothill.front.site",
        "moothill.front.data",
        "moothill.front.store",
    ),
    ("moothill.rooms.standards",),
    ("moothill.rooms.news",),
    ("moothill.rooms.monitoring",),
    ("moothill.rooms.commitments",),
    ("moothill.rooms.signoffs",),
    ("moothill.rooms.responses",),
    ("moothill.rooms.themes",),
    ("moothill.rooms.coding",),
    ("moothill.rooms.inputs",),
    ("moothill.rooms.planner",),
    ("moothill.rooms.activities",),
    ("moothill.rooms.pages",),
    ("moothill.rooms.plan",),
    (
        "moothill.commons.search",
        "moothill.commons.notifications",
        "moothill.commons.discussion",
        "moothill.commons.moderation",
    ),
    ("moothill.commons.record",),
    ("moothill.commons.cycles", "moothill.commons.files"),
    ("moothill.commons.journal",),
    ("moothill.commons.policy",),
    ("moothill.commons.people",),
    ("moothill.commons.ui", "moothill.commons.printing"),
    ("moothill.core",),
)


def level(package: str) -> int:
    """How high `package` (a dotted name inside the house) stands; 0 is the lowest. Raises LookupError."""
    for height, names in enumerate(reversed(ORDER)):
        if any(package == name or package.startswith(f"{name}.") for name in names):
            return height
    raise LookupError(f"{package} has no place in the house: add it to tests/house/levels.py")


def may_lean_on(upper: str, lower: str) -> bool:
    """Whether `upper` may know `lower`: its own package, or one that stands strictly lower."""
    same = any(
        (upper + ".").startswith(f"{name}.") and (lower + ".").startswith(f"{name}.")
        for names in ORDER
        for name in names
    )
    return same or level(lower) < level(upper)
