"""Named errors of imports. Each says what is wrong and what to do."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class BatchMoved(Exception):
    """An import is not where the act needs it to be."""

    def __init__(self, state: str) -> None:
        super().__init__(
            _("This cannot be done to an import that is: %(state)s. Open it again to see how it stands.")
            % {"state": state}
        )


class Overtaken(Exception):
    """Another process is running the same import just now, or it was thrown away meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _("This import was taken on elsewhere meanwhile. Open it again to see how it stands.")
        )


class BuiltUpon(Exception):
    """People have already said, linked or supported something where this import brought contributions.

    `count`: of how many contributions that is true; `references` names the first of them.
    """

    def __init__(self, count: int, references: Sequence[str]) -> None:
        self.count, self.references = count, tuple(references)
        said = ngettext(
            "%(count)s contribution of this import has been built upon (%(names)s). Confirm that it is withdrawn too.",
            "%(count)s contributions of this import have been built upon (%(names)s). Confirm that they are withdrawn too.",
            count,
        )
        super().__init__(said % {"count": count, "names": ", ".join(self.references)})
