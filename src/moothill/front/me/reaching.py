"""A guest's address: given, confirmed by a link, forgotten."""

import logging
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.moderation.networks import network_of
from moothill.commons.people import letters
from moothill.commons.people.contacts import confirm_address, forget_address, give_address, guest_of_link
from moothill.commons.people.errors import TooManyTries, WrongLink
from moothill.commons.people.models import Guest
from moothill.commons.people.trying import count_try
from moothill.front.me.arriving import refused
from moothill.front.me.door import METHODS, for_guests
from moothill.front.me.forms import AddressForm

log = logging.getLogger(__name__)


@for_guests
def address(request: Any) -> HttpResponse:
    """Give an address, change it, or have it forgotten."""
    guest = Guest.objects.get(participant=request.participant)
    form = AddressForm(request.POST if request.method == "POST" else None, initial={"address": guest.address})
    if request.method == "POST" and "forget" in request.POST:
        forget_address(participant=request.participant, by=request.participant, at=request.at)
        messages.success(request, _("Your address is forgotten. Nothing more goes there."))
        return HttpResponseRedirect("/me/", status=303)
    if request.method == "POST" and form.is_valid():
        return _ask(request, form)
    return render(
        request, "me/address.html", {"form": form, "guest": guest}, status=422 if form.errors else 200
    )


def _ask(request: Any, form: AddressForm) -> HttpResponse:
    """Send the question whether it is theirs. How often that happens is counted: nobody's mailbox is filled from here."""
    to, me = form.cleaned_data["address"], request.participant
    try:
        count_try(key=f"address:{network_of(request)}", at=request.at)
        count_try(key=f"to:{salted_hmac('me.reaching', to.lower()).hexdigest()[:32]}", at=request.at)
    except TooManyTries as error:
        return refused(request, "me/address.html", form, error, guest=Guest.objects.get(participant=me))
    token = give_address(participant=me, address=to, by=me, at=request.at)
    guest = Guest.objects.select_related("participant").get(participant=me)
    letter = letters.ask(guest, link=_here(request, f"/me/address/{token}/"), site=_site())
    if _sent(request, letter):
        messages.success(request, _("We sent a link to your address. Open it within three days."))
    return HttpResponseRedirect("/me/", status=303)


@never_cache
@require_http_methods(METHODS)
def confirm(request: Any, token: str) -> HttpResponse:
    """Where the link leads: a button, so that no program that reads mails says yes. 403 for a link that is not good."""
    try:
        if request.method != "POST":
            guest_of_link(token, at=request.at)
            return render(request, "me/confirm.html", {})
        guest, made = confirm_address(token=token, at=request.at)
    except WrongLink as error:
        return render(request, "403.html", {"reason": str(error)}, status=403)
    sent = made is None or _sent(
        request, letters.send_code(guest, code=made, page=_here(request, "/code/"), site=_site())
    )
    return render(request, "me/confirm.html", {"confirmed": True, "sent": sent})


def _sent(request: Any, letter: EmailMessage) -> bool:
    try:
        letter.send()
    except (OSError, SMTPException) as error:
        log.warning("A mail to a guest was not taken: %s", type(error).__name__)  # its words hold the address
        messages.error(request, _("The mail could not be sent just now. Try again later."))
        return False
    return True


def _here(request: Any, path: str) -> str:
    """A whole address on this site, as the operator names it."""
    return str(
        settings.SITE_URL.rstrip("/") + path if settings.SITE_URL else request.build_absolute_uri(path)
    )


def _site() -> str:
    return str(settings.BRAND["name"])
