"""Former titles: whoever changes the title of a public commitment need not write down the old one."""

from typing import Any

from django.utils import formats, translation
from django.utils.translation import gettext as _

from moothill.commons.record.context import Context
from moothill.commons.record.models import Record
from moothill.core.policy import RecordState

MOST = 60


def keep_former(values: dict[str, Any], context: Context) -> dict[str, Any]:
    """The values with the present title among the former ones, where they give a public commitment another title.

    It says until which day it was called so, in the language of the cycle. Somebody who only mended a letter takes the row
    out again in a further edit. Suggestions are not touched before they are let in, nor is what an import brings.
    """
    if context.record is None or context.at is None or context.importing:
        return values
    rows = Record.objects.filter(pk=context.record, state=RecordState.PUBLISHED)
    title = rows.values_list("title", flat=True).first()
    formers = list(values["formers"])
    if not title or title == values["title"] or any(row["title"] == title[:300] for row in formers):
        return values
    if len(formers) >= MOST:
        return values
    day = context.cycle.day(context.at)
    with translation.override(context.cycle.language):
        where = _("until %(day)s") % {"day": formats.date_format(day, "j F Y")}
    return values | {"formers": [*formers, {"title": title[:300], "where": where}]}
