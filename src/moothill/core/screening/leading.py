"""Rules on where a contribution leads."""

from moothill.core.screening.look import Facts, Look, Parameters


def first_links(look: Look, _: Parameters) -> Facts | None:
    """A first contribution that leads to a site of no public body."""
    return {"links": len(look.strange)} if look.reading.given.first and look.strange else None


def many_links(look: Look, p: Parameters) -> Facts | None:
    """More links than an argument needs, public bodies and known sites not counted."""
    return {"links": len(look.strange)} if len(look.strange) > p["links"] else None


def only_links(look: Look, p: Parameters) -> Facts | None:
    """Hardly a word beside the link."""
    few = len(look.reading.words) < p["words"]
    return {"links": len(look.strange)} if look.strange and few else None


def dense_links(look: Look, p: Parameters) -> Facts | None:
    """A link in every other line: fewer words for each than a sentence has."""
    links = len(look.strange)
    return {"links": links} if links >= p["links"] and len(look.reading.words) < p["words"] * links else None
