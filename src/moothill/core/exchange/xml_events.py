"""XML as a stream of what begins, what ends and the words between: no tree, no entities, nothing loaded, memory flat."""

from collections.abc import Iterable, Iterator, Mapping
from xml.sax import SAXException  # nosec: the name of its errors only; the parser is the hardened one below

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from moothill.core.exchange.packed import DAMAGED
from moothill.core.exchange.shapes import CannotRead, Limits, gettext_noop

# ("start", name, attributes), ("end", name, {}) or ("words", words, {}). Names are without their prefix.
Event = tuple[str, str, Mapping[str, str]]

_SILENCE = 8_000_000  # bytes without any event: a name or a value without end
_DECLARES = gettext_noop(
    "The document declares names of its own, which no honest one needs. It was not read."
)
_DEEP = gettext_noop("In the document more than %(most)s things stand inside each other. It was not read.")
_NOTHING: Mapping[str, str] = {}


def events(chunks: Iterable[bytes], limits: Limits) -> Iterator[Event]:
    """The events of one part of a document. Raises CannotRead."""
    heard = _Hearer(limits.depth)
    parser = DefusedExpatParser(namespaceHandling=0, forbid_dtd=True)
    parser.setContentHandler(heard)
    silence = 0
    for chunk in chunks:
        _feed(parser, chunk)
        silence = 0 if heard.events else silence + len(chunk)
        if silence > _SILENCE:
            raise CannotRead(DAMAGED)
        if heard.deepest > limits.depth:
            raise CannotRead(_DEEP, most=str(limits.depth))
        yield from heard.events
        heard.events.clear()
    _feed(parser, b"")
    if heard.depth or not heard.deepest:
        raise CannotRead(DAMAGED)
    yield from heard.events


def _feed(parser: DefusedExpatParser, chunk: bytes) -> None:
    try:
        if chunk:
            parser.feed(chunk)
        else:
            parser.close()
    except DefusedXmlException as error:
        raise CannotRead(_DECLARES) from error
    except (SAXException, ValueError, LookupError) as error:
        raise CannotRead(DAMAGED) from error


class _Hearer:
    """What the parser calls."""

    def __init__(self, depth: int) -> None:
        self.events: list[Event] = []
        self.depth = self.deepest = 0

    def startElement(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: N802
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        found = {_bare(key): value for key, value in attributes.items()} if len(attributes) else _NOTHING
        self.events.append(("start", _bare(name), found))

    def endElement(self, name: str) -> None:  # noqa: N802
        self.depth -= 1
        self.events.append(("end", _bare(name), _NOTHING))

    def characters(self, words: str) -> None:
        self.events.append(("words", words, _NOTHING))

    def _quiet(self, *facts: object) -> None:
        """What is of no interest."""

    setDocumentLocator = startDocument = endDocument = processingInstruction = ignorableWhitespace = _quiet  # noqa: N815
    skippedEntity = startPrefixMapping = endPrefixMapping = _quiet  # noqa: N815


def _bare(name: str) -> str:
    return name[name.find(":") + 1 :]
