"""What templates of every app may ask."""

from typing import Any

from django.http import HttpRequest

from moothill.front.site.mail import may_be_read


def mail_page(request: HttpRequest) -> dict[str, Any]:
    """`mail_page`: where the mails that would be sent can be read, "" for anybody who may not read them."""
    return {"mail_page": "/mail/" if may_be_read(request) else ""}
