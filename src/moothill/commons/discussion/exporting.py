"""What a download of somebody's data has from here: everything they said in the talk, in full."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.discussion.models import Comment
from moothill.commons.people.exporting import Section, moment

_STEP = 500


def export(participants: Sequence[int]) -> Iterable[Section]:
    """Every comment of theirs, whatever became of it, with its former wordings."""
    found = Comment.objects.filter(by__in=participants).select_related("record__cycle").order_by("pk")
    rows = found.prefetch_related("wordings").iterator(chunk_size=_STEP)
    yield Section(
        "comments",
        "What you said in the talk about records, each with what it said before you changed it.",
        [_comment(each) for each in rows],
    )


def _comment(each: Comment) -> dict[str, Any]:
    return {
        "cycle": each.record.cycle.slug,
        "record": each.record.reference,
        "number": each.pk,
        "address": each.get_absolute_url(),
        "answers": each.answers_id,
        "stance": each.stance,
        "words": each.words,
        "name": each.by_name,
        "at": moment(each.at),
        "state": each.state,
        "hidden_because": each.hidden_because,
        "before": [
            {"stance": wording.stance, "words": wording.words, "until": moment(wording.until)}
            for wording in each.wordings.all()
        ],
    }
