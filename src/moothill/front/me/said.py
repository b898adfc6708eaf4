"""What somebody said in the talk about records."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.discussion.models import Comment, CommentState
from moothill.commons.policy.actors import Actor
from moothill.front.me.sources import Contribution, Source

_TONES = {CommentState.STANDING: "good", CommentState.HELD: "wait", CommentState.HIDDEN: "stop"}


def _comments(participants: Sequence[int], actor: Actor) -> Any:
    found = Comment.objects.visible_to(actor).filter(by__in=participants)
    return found.select_related("record__cycle")


def _tell(rows: Sequence[Comment], actor: Actor) -> Iterable[Contribution]:
    for each in rows:
        record = each.record
        yield Contribution(
            title=record.title,
            address=each.get_absolute_url(),
            at=each.at,
            what=_("Answer in the talk")
            if each.answers_id
            else _("Said in the talk: %(stance)s") % {"stance": each.get_stance_display()},
            state=str(each.get_state_display()),
            tone=_TONES.get(CommentState(each.state), "none"),
            language=record.cycle.language,
            zone=record.cycle.zone,
            name=each.by_name,
            answer=each.hidden_because,
            answered=each.state == CommentState.HIDDEN,
            answered_by=_("the moderators") if each.state == CommentState.HIDDEN else "",
        )


COMMENTS = Source(_comments, _tell)
