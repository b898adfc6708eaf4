"""Doubts as moderation knows them: how they are named, shown, hidden and restored."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.moderation.errors import CannotHide
from moothill.commons.moderation.targets import Target
from moothill.rooms.coding.models import Doubt
from moothill.rooms.coding.operations import doubting


def _text(doubt: Doubt) -> str:
    return doubt.text


def _address(doubt: Doubt) -> str:
    return f"{doubt.cycle.get_absolute_url()}coding/doubts/{doubt.number}/"


DOUBT = Target(
    label=_("doubt about a coding"), slug="doubt", text=_text, address=_address, hide=doubting.hide_doubt,
    restore=doubting.restore_doubt, release=doubting.release_doubt, hold=doubting.hold_doubt,
    related=("cycle", "input__record__cycle", "by"), hide_all=doubting.hide_all, restore_all=doubting.restore_all,
    refusals=(CannotHide,),
)  # fmt: skip
