"""XML as a stream of what begins, what ends and the words between: no tree, no entities, nothing loaded, memory flat.

This is expat with the doors shut as defusedxml shuts them, but without its detour through SAX: a sheet has millions of cells.
"""

from collections.abc import Iterable, Iterator, Mapping
from pyexpat import ExpatError, ParserCreate
from typing import Protocol

from defusedxml.common import DefusedXmlException, DTDForbidden, EntitiesForbidden, ExternalReferenceForbidden

from moothill.core.exchange.packed import DAMAGED
from moothill.core.exchange.shapes import CannotRead, Limits, gettext_noop

# ("start", name, attributes), ("end", name, {}) or ("words", words, {}). Names are without their prefix.
Event = tuple[str, str, Mapping[str, str]]

_SILENCE = 2_000_000  # bytes of one name, value or comment; expat looks at all of it again with each chunk
_DECLARES = gettext_noop(
    "The document declares names of its own, which no honest one needs. It was not read."
)
_DEEP = gettext_noop("In the document more than %(most)s things stand inside each other. It was not read.")
_NOTHING: Mapping[str, str] = {}


class Hearer(Protocol):
    """Is called with names as they stand, prefixes and all. `depth`: how many elements are open; it keeps count itself."""

    depth: int

    def start(self, name: str, attributes: dict[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def words(self, words: str) -> None: ...


def parse(chunks: Iterable[bytes], hearer: Hearer, limits: Limits) -> Iterator[None]:
    """Has `hearer` called; stops after each chunk, so that what was heard can be taken away. Raises CannotRead."""
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = hearer.start
    parser.EndElementHandler = hearer.end
    parser.CharacterDataHandler = hearer.words
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.EntityDeclHandler = _no_entity
    parser.ExternalEntityRefHandler = _no_reference
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > _SILENCE:
                raise CannotRead(DAMAGED)
            if hearer.depth > limits.depth:
                raise CannotRead(_DEEP, most=str(limits.depth))
            yield
        parser.Parse(b"", True)
        yield
    except DefusedXmlException as error:
        raise CannotRead(_DECLARES) from error
    except (ExpatError, ValueError, LookupError) as error:
        raise CannotRead(DAMAGED) from error


def _no_doctype(name: str, system: str | None, public: str | None, internal: int) -> None:
    raise DTDForbidden(name, system, public)


def _no_entity(name: str, *facts: object) -> None:
    raise EntitiesForbidden(name, *([None] * 5))


def _no_reference(context: str, base: str | None, system: str | None, public: str | None) -> int:
    raise ExternalReferenceForbidden(context, base, system, public)


def events(chunks: Iterable[bytes], limits: Limits) -> Iterator[Event]:
    """The same as a stream, for parts that are not so large."""
    heard = _Collected()
    for _ in parse(chunks, heard, limits):
        yield from heard.events
        heard.events.clear()


class _Collected:
    def __init__(self) -> None:
        self.events: list[Event] = []
        self.depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        found = {bare(key): value for key, value in attributes.items()} if attributes else _NOTHING
        self.events.append(("start", bare(name), found))

    def end(self, name: str) -> None:
        self.depth -= 1
        self.events.append(("end", bare(name), _NOTHING))

    def words(self, words: str) -> None:
        self.events.append(("words", words, _NOTHING))


def bare(name: str) -> str:
    """A name without its prefix."""
    return name[name.find(":") + 1 :]
