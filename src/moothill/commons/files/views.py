"""Giving a file out."""

import logging

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from moothill.commons.files.access import may_read
from moothill.commons.files.models import StoredFile
from moothill.commons.files.storage import storage

log = logging.getLogger(__name__)


@require_safe
def file(request: HttpRequest, token: str, name: str) -> FileResponse:
    """The file as an attachment. Unknown and refused files get the same answer, so that it tells nothing."""
    stored = StoredFile.objects.filter(token=token, name=name).first()
    if stored is None or not may_read(stored, request):
        raise Http404
    return _attachment(stored)


def _attachment(stored: StoredFile) -> FileResponse:
    try:
        content = storage.open(stored.path)
    except FileNotFoundError as error:
        log.error(
            "The bytes of stored file %s are not at %s: restore them from a backup.", stored.pk, stored.path
        )
        raise Http404 from error
    response = FileResponse(content, as_attachment=True, filename=stored.name, content_type=stored.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-cache"  # asked again each time: it may be withdrawn by then
    return response
