"""The named errors of this package."""


def gettext_noop(message: str) -> str:
    """Marks a sentence for the message catalogue; core itself does not translate."""
    return message


class BrokenPack(ValueError):
    """A rule or a pack contradicts itself. Only whoever writes packs ever sees it; it is raised when they are loaded."""


class WrongValue(ValueError):
    """A value that a parameter cannot have. `sentence` is of the message catalogue, to be filled with `facts`."""

    def __init__(self, sentence: str, **facts: str | int) -> None:
        self.sentence = sentence
        self.facts = facts
        super().__init__(sentence % facts)
