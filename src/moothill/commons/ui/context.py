"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from moothill.commons.ui.brand import brand as brand_in_force
from moothill.commons.ui.brand import stamp_of


def brand(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `brand` with name, stylesheet and logo; `many_languages` if there is a choice."""
    given = brand_in_force()
    stamp = stamp_of(given)
    return {
        "brand": {
            "name": given.name,
            "stylesheet": f"{reverse('brand-css')}?{stamp}",
            "logo": f"{reverse('brand-logo')}?{stamp}" if given.logo else "",
        },
        "many_languages": len(settings.LANGUAGES) > 1,
    }
