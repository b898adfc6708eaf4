"""Pages as one reads them."""

import re
from html import unescape

from django.utils.html import strip_tags

_END_OF_BLOCK = re.compile(r"</(?:caption|d[dt]|div|h\d|li|p|t[dh])>")


def words(markup: str) -> str:
    """The words of some markup, with every run of spaces made one."""
    return " ".join(unescape(strip_tags(_END_OF_BLOCK.sub(" ", markup))).split())
