"""The forms of this room."""

from moothill.rooms.responses.forms.answering import AgreeForm, EachForm, FinishForm, MannerForm, PublishForm

__all__ = ["AgreeForm", "EachForm", "FinishForm", "MannerForm", "PublishForm"]
