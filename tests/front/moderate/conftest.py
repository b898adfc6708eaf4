"""The same contributions as the commons try, at the doors of the site."""

from tests.commons.moderation.conftest import contribute, guest, moderator, text_of_everything

__all__ = ["contribute", "guest", "moderator", "text_of_everything"]
