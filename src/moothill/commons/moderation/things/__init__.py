"""The things of the spine that can be moderated: suggestions and versions of records."""

from moothill.commons.moderation.things.revisions import REVISION
from moothill.commons.moderation.things.suggestions import SUGGESTION

__all__ = ["REVISION", "SUGGESTION"]
