"""Who may read the files that came with contributions."""

from django.http import HttpRequest

from moothill.commons.files.models import StoredFile
from moothill.commons.people.queries import participants_of
from moothill.commons.policy.actors import Actor
from moothill.rooms.inputs.models import Attachment, Input


def vouches_for(stored: StoredFile, request: HttpRequest) -> bool:
    """Whether the file stands with an input that this visitor may see, or sent, and was not removed from it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    attached = Attachment.objects.filter(file=stored, removed_at=None).select_related("input").first()
    if attached is None:
        return False
    if Input.objects.visible_to(actor).filter(pk=attached.input_id).exists():
        return True
    return attached.input.author_id is not None and attached.input.author_id in participants_of(actor)
