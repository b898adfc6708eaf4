"""The field with what a response answers."""

from dataclasses import dataclass
from typing import Any

from moothill.commons.record.context import Context
from moothill.commons.record.fields import Rows


@dataclass(frozen=True)
class AnswersTo(Rows):
    """References, each once and in capitals, whatever way they were typed."""

    def clean(self, value: Any, context: Context) -> list[dict[str, str]]:
        """Raises Wrong for what is no list of rows, and for more of them than fit."""
        rows = super().clean(value, context)
        return [{"to": reference} for reference in dict.fromkeys(row["to"].upper() for row in rows)]
