"""What moderation keeps beside a participant, taken away when they are erased."""

from collections.abc import Sequence
from datetime import datetime

from moothill.commons.journal.models import Entry
from moothill.commons.moderation.models import Deed, Hiding, Key, Report, Sighting, Wave


def erase(participants: Sequence[int], at: datetime) -> None:
    """Take names, networks and private words of these people away; what moderators did stays, by nobody's name."""
    Key.objects.filter(participant_id__in=participants).delete()
    Sighting.objects.filter(participant__in=participants).update(
        network="", seconds=None, trap=False, kept=False
    )
    for model in (Deed, Hiding, Wave):
        model.objects.filter(by__in=participants).update(by_name="")
    Hiding.objects.filter(author__in=participants).update(appeal="")
    Report.objects.filter(by__in=participants).update(words="")
    _forget_lines(participants)


def _forget_lines(participants: Sequence[int]) -> None:
    """Words of the journal that were hidden, and kept aside to be put back one day."""
    for hiding in Hiding.objects.filter(author__in=participants, before__has_key="lines"):
        hiding.before = {name: value for name, value in hiding.before.items() if name != "lines"}
        hiding.save(update_fields=["before"])
    waves = Wave.objects.filter(items__sighting__participant__in=participants).distinct()
    for wave in waves:
        lines = wave.lines
        theirs = set(
            Entry.objects.filter(actor__in=participants, pk__in=[line["pk"] for line in lines]).values_list(
                "pk", flat=True
            )
        )
        wave.lines = [line for line in lines if line["pk"] not in theirs]
        wave.save(update_fields=["lines"])
