"""What can go wrong with a count or a file of ballots, in sentences that lead to the place."""


def gettext_noop(message: str) -> str:
    """Marks a sentence for the message catalogue; core itself does not translate."""
    return message


class CannotCount(ValueError):
    """These ballots cannot be counted by this rule. `what` says why, `mend` what to do.

    Both are sentences of the message catalogue, to be filled with `facts`; str() is both of them in English.
    """

    def __init__(self, what: str, mend: str, **facts: str | int) -> None:
        self.what, self.mend, self.facts = what, mend, facts
        super().__init__(f"{what % facts} {mend % facts}".strip())


class LotNeeded(CannotCount):
    """The rule calls for a lot, and none was given. `among` are the numbers of those who are equal.

    `stage` is 0 in budgets, where one lot serves all rounds.
    """

    def __init__(self, stage: int, among: tuple[int, ...]) -> None:
        self.stage, self.among = stage, among
        at_a_stage = gettext_noop(
            "At stage %(stage)s a lot must decide between numbers %(among)s, and no lots were given."
        )
        anywhere = gettext_noop("A lot must decide between numbers %(among)s, and no lots were given.")
        super().__init__(
            at_a_stage if stage else anywhere,
            gettext_noop("Count again with a secret and a public value, or with an order drawn by hand."),
            stage=stage,
            among=", ".join(map(str, among)),
        )


class CannotRead(ValueError):
    """A file of ballots that breaks its format. `place` names file and line, `what` the fault, `mend` the remedy.

    `what` and `mend` are sentences of the message catalogue, to be filled with `facts`.
    """

    def __init__(self, place: str, what: str, mend: str, **facts: str | int) -> None:
        self.place, self.what, self.mend, self.facts = place, what, mend, facts
        super().__init__(f"{place}: {what % facts} {mend % facts}".strip())
