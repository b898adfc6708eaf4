"""What the pages of the talk show."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.discussion import queries
from moothill.commons.discussion.counting import Talk, talk_of
from moothill.commons.discussion.models import Comment, Stance
from moothill.commons.discussion.operations import clean_words
from moothill.core.text import render
from moothill.front.talk.forms import AnswerForm, CommentForm
from moothill.front.talk.gate import Room

GROUPS = {
    Stance.FOR: _("Points for"),
    Stance.AGAINST: _("Points against"),
    Stance.NEUTRAL: _("Questions and remarks"),
}


def talk(room: Room, form: CommentForm | None = None) -> dict[str, Any]:
    """The talk in three groups, or one group page by page; and the writing box. Raises NoSuchPage."""
    asked = room.request.GET
    stance, newest = asked.get("stance", ""), asked.get("order") == "newest"
    figures = talk_of(room.record, room.actor)
    shown = _one_group(room, stance, newest) if stance in Stance.values else _groups(room, figures, newest)
    return {
        "talk": figures,
        "newest": newest,
        "stance": stance if stance in Stance.values else "",
        **shown,
        **box(room, form or CommentForm()),
    }


def _groups(room: Room, figures: Talk, newest: bool) -> dict[str, Any]:
    """The first of each stance, and where the rest stands."""
    found = queries.first_of_each_stance(room.record, room.actor, newest=newest)
    said = queries.rows(found, room.record, room.actor, open_now=room.refusal is None)
    counts = figures.by_stance
    order = "&order=newest" if newest else ""
    return {
        "groups": [
            {
                "stance": stance,
                "label": GROUPS[stance],
                "count": counts[stance],
                "rows": (ours := [each for each in said if each.stance == stance])[: queries.A_GROUP],
                "all": f"?stance={stance.value}{order}" if len(ours) > queries.A_GROUP else "",
            }
            for stance in Stance
        ]
    }


def _one_group(room: Room, stance: str, newest: bool) -> dict[str, Any]:
    after = room.request.GET.get("after", "")
    found = queries.page_of_talk(room.record, room.actor, stance=stance, newest=newest, after=after)
    here = f"?stance={stance}" + ("&order=newest" if newest else "")
    return {
        "rows": queries.rows(found.things, room.record, room.actor, open_now=room.refusal is None),
        "label": GROUPS[Stance(stance)],
        "older": f"{here}&after={found.following}" if found.following else "",
        "newer": here if after else "",
    }


def thread(room: Room, comment: Comment, form: AnswerForm | None = None) -> dict[str, Any]:
    """One comment, with a page of its answers and the box to answer in. Raises NoSuchPage."""
    after = room.request.GET.get("after", "")
    open_now = room.refusal is None
    found = queries.page_of_answers(comment, room.actor, after=after)
    said = queries.rows([comment], room.record, room.actor, open_now=open_now)[0]
    return {
        "said": said,
        "answers": queries.rows(found.things, room.record, room.actor, open_now=open_now),
        "older": f"?after={found.following}" if found.following else "",
        "newer": "?" if after else "",
        "began": comment.answers_id,
        **(box(room, form or AnswerForm()) if said.may_answer else {}),
    }


def box(room: Room, form: AnswerForm) -> dict[str, Any]:
    """The writing box. In a page that is kept and shown to many it has no token and no key: it leads to a look first."""
    if room.is_shared:
        form.fields.pop("key", None)
    return {"form": form if room.refusal is None or form.is_bound else None, "looks_first": room.is_shared}


def preview(words: str) -> str:
    """Words as they will look. Raises NothingSaid, TooManyWords, CannotBeDrawn."""
    return render(clean_words(words), top=4)
