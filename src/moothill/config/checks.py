"""Settings that do not go together: found at the start, named, with what to do."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from moothill.config.env import read


@register(Tags.database)
def one_process_on_sqlite(**_given: Any) -> list[CheckMessage]:
    """SQLite is served by one process: its fair lock reaches no further."""
    if settings.EMBEDDED and read("MOOTHILL_WORKERS") > 1:
        words = "MOOTHILL_WORKERS is more than 1, and the database is SQLite, which one process serves."
        return [
            Error(
                words, hint="Unset MOOTHILL_WORKERS, or set DATABASE_URL to PostgreSQL.", id="moothill.E001"
            )
        ]
    return []


@register()
def digests_leave_at_an_hour(**_given: Any) -> list[CheckMessage]:
    """The hour of digests is one of a day."""
    if settings.DIGEST_HOUR not in range(24):
        words = f"MOOTHILL_DIGEST_HOUR is {settings.DIGEST_HOUR}, which is no hour."
        return [Error(words, hint="Give a number from 0 to 23, such as 7.", id="moothill.E002")]
    return []


@register(Tags.security, deploy=True)
def mail_is_sent(**_given: Any) -> list[CheckMessage]:
    """A public site that sends no mail lets nobody in."""
    if settings.SITE_URL and not read("EMAIL_URL"):
        words = "MOOTHILL_SITE_URL names a public site, and EMAIL_URL is not set: nobody would get a sign-in code."
        return [
            Warning(
                words, hint="Set EMAIL_URL, such as smtp+tls://user:password@host:587.", id="moothill.W001"
            )
        ]
    return []


@register(Tags.security, deploy=True)
def the_site_answers_to_its_own_name(**_given: Any) -> list[CheckMessage]:
    """The host of the public address must be among the hosts that are answered."""
    host = settings.SITE_URL.partition("://")[2].partition("/")[0].partition(":")[0]
    if host and host not in settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS:
        words = f"MOOTHILL_SITE_URL is at {host}, and MOOTHILL_ALLOWED_HOSTS does not have it."
        return [Warning(words, hint=f"Add {host} to MOOTHILL_ALLOWED_HOSTS.", id="moothill.W002")]
    return []
