"""What is screened, and what screening may know of the time before."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Contribution:
    """What somebody sent, and how.

    `links` are addresses given beside the text. `first`: nothing by this contributor was looked at and let stand yet.
    `seconds`: between serving the form and its answer, None if not known. `trap`: a box that no person sees was filled.
    """

    text: str
    title: str = ""
    links: tuple[str, ...] = ()
    first: bool = False
    seconds: float | None = None
    trap: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """How often a key came up in the span, by how many contributors, from how many networks."""

    posts: int = 0
    contributors: int = 0
    networks: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """What came before, in the last hour. An empty history raises nothing.

    `own`: how often each key came up in what the same contributor or network sent. `seen`: the same over everybody,
    these included. Only keys of the contribution at hand need be there. `own_posts`: what the same contributor sent.
    `neighbours`: *other* contributors of the same network who sent their first. `firsts`: first contributions by anyone.
    `usual`: how many of those an hour brings in quiet times. `hosts`: sites that published pages of the cycle link to.
    """

    own: Mapping[str, int] = field(default_factory=dict)
    seen: Mapping[str, Seen] = field(default_factory=dict)
    own_posts: int = 0
    neighbours: int = 0
    firsts: int = 0
    usual: float = 0
    hosts: frozenset[str] = frozenset()
