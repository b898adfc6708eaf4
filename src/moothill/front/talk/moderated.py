"""Comments as moderation knows them: how they are named, shown, hidden and restored."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.discussion import operations
from moothill.commons.discussion.errors import NotStanding
from moothill.commons.discussion.models import Comment, CommentState
from moothill.commons.moderation.targets import Target
from moothill.commons.policy.actors import Actor


def _text(comment: Comment) -> str:
    return comment.words


def _cycle(comment: Comment) -> Cycle:
    return comment.record.cycle


def _hide(comment: Comment, *, reason: str, by: Actor, at: datetime, level: str = "") -> None:
    operations.hide(comment=comment, reason=reason, by=by, at=at)


def _restore(comment: Comment, *, before: Mapping[str, Any], reason: str, by: Actor, at: datetime) -> None:
    operations.restore(comment=comment, reason=reason, by=by, at=at)


def _release(comment: Comment, *, by: Actor, at: datetime) -> None:
    if comment.state == CommentState.HELD:
        operations.release(comment=comment, by=by, at=at)


def _hold(comment: Comment, *, reason: str, by: Actor, at: datetime) -> bool:
    return operations.hold(comment=comment, by=by, at=at)


COMMENT = Target(
    label=_("comment"), slug="comment", text=_text, address=Comment.get_absolute_url, hide=_hide, restore=_restore,
    release=_release, hold=_hold, cycle=_cycle, related=("record__cycle", "by"), hide_all=operations.hide_all,
    restore_all=operations.restore_all, refusals=(NotStanding,),
)  # fmt: skip
