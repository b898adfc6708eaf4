"""The brand's stylesheet and logo, and the choice of a language."""

from pathlib import Path
from typing import cast

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from moothill.commons.ui.brand import LOGO_TYPES, brand

_FOR_EVER = "public, max-age=31536000, immutable"  # the address carries a stamp of the content


@require_safe
def brand_css(request: HttpRequest) -> HttpResponse:
    """The custom properties of the brand."""
    return HttpResponse(
        brand().css,
        content_type="text/css; charset=utf-8",
        headers={"Cache-Control": _FOR_EVER},
    )


@require_safe
def brand_logo(request: HttpRequest) -> HttpResponse:
    """The operator's logo; an SVG may run nothing, even when it is opened by itself."""
    logo = Path(brand().logo)
    if logo.suffix not in LOGO_TYPES or not logo.is_file():
        raise Http404
    answer = HttpResponse(logo.read_bytes(), content_type=LOGO_TYPES[logo.suffix])
    answer["Cache-Control"] = _FOR_EVER
    answer["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return answer


class LanguageForm(forms.Form):
    """Which language to read the pages in, and where to go on."""

    language = forms.ChoiceField(label=_("Language of the pages"), widget=forms.RadioSelect)
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        language = cast("forms.ChoiceField", self.fields["language"])
        language.choices = [(code, _own_name(code, str(name))) for code, name in settings.LANGUAGES]


@require_http_methods(["GET", "HEAD", "POST"])
def language(request: HttpRequest) -> HttpResponse:
    """Choose a language: kept in a cookie of its own, so that nothing of a reader is stored here."""
    if request.method != "POST":
        given = {
            "language": get_language(),
            "next": _safe(request, request.GET.get("next", "/")),
        }
        return render(request, "ui/language.html", {"form": LanguageForm(initial=given)})
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return render(request, "ui/language.html", {"form": form}, status=400)
    answer = HttpResponseRedirect(_safe(request, form.cleaned_data["next"]))
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        form.cleaned_data["language"],
        max_age=31_536_000,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return answer


def _safe(request: HttpRequest, address: str) -> str:
    """The address if it is one of this site, else the front page."""
    return (
        address
        if url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
        else "/"
    )


def _own_name(code: str, name: str) -> SafeString:
    """What speakers call the language `code`, marked as words of that language."""
    return format_html('<span lang="{}" translate="no">{}</span>', code, _local_name(code, name))


def _local_name(code: str, name: str) -> str:
    try:
        info = get_language_info(code)
    except KeyError:
        return name
    return str(info["name_local"]) if info["code"] == code else name
