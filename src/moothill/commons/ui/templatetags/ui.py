"""The functions of `ui.markup` and `ui.pieces`, as template tags of the same names."""

from django import template

from moothill.commons.ui import markup, pieces

register = template.Library()

for _tag in (
    markup.as_written,
    markup.breadcrumbs,
    markup.day,
    markup.diff,
    markup.doubt,
    markup.moment,
    markup.nothing,
    markup.period,
    markup.state,
    markup.tools,
    markup.uncertain,
    pieces.piece,
):
    register.simple_tag(_tag)
