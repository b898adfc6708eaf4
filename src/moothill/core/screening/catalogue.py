"""All rules: what each looks for, what it says, and what it does unless a cycle chooses otherwise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from moothill.core.screening import crowd, leading, letters, manner, personal, wording
from moothill.core.screening.concern import Severity, gettext_noop
from moothill.core.screening.look import Facts, Look, Parameters


@dataclass(frozen=True, slots=True)
class Rule:
    """`about` tells a reader what is looked for, `words` tells a contributor what was found; `check` finds it.

    `about` and `words` stand in the message catalogue. `parameters` are the numbers it goes by.
    """

    about: str
    words: str
    severity: Severity
    check: Callable[[Look, Parameters], Facts | None]
    parameters: Mapping[str, float] = field(default_factory=dict)


_ = gettext_noop
_FLAG, _HOLD = Severity.FLAG, Severity.HOLD

RULES: dict[str, Rule] = {
    "trap": Rule(
        _("A box that only robots see was filled"),
        _("A box that people do not see was filled."),
        _HOLD, manner.trap,
    ),
    "haste": Rule(
        _("Sent sooner than anybody can write"),
        _("This was sent less than %(seconds)d seconds after the form was opened."),
        _HOLD, manner.haste, {"seconds": 3},
    ),
    "first": Rule(
        _("A first contribution"),
        _("This is a first contribution: nobody has looked at one by the same hand before."),
        _FLAG, manner.first,
    ),
    "shouting": Rule(
        _("Capitals and exclamation marks"),
        _("Much of this is written in capitals or with rows of exclamation marks."),
        _FLAG, manner.shouting, {"words": 5, "percent": 40, "cries": 3},
    ),
    "first-links": Rule(
        _("Links in a first contribution, other than to public bodies"),
        _("This first contribution links to %(links)d places that are no public body's."),
        _FLAG, leading.first_links,
    ),
    "many-links": Rule(
        _("Many links, other than to public bodies"),
        _("This has %(links)d links to places that are no public body's."),
        _HOLD, leading.many_links, {"links": 4},
    ),
    "only-links": Rule(
        _("Hardly anything but a link"),
        _("This says hardly anything beside its link."),
        _HOLD, leading.only_links, {"words": 6},
    ),
    "dense-links": Rule(
        _("Few words for each link"),
        _("This has %(links)d links and few words about them."),
        _FLAG, leading.dense_links, {"links": 1, "words": 15},
    ),
    "offer": Rule(
        _("The words of an advertisement"),
        _("This uses words of advertisements."),
        _HOLD, wording.offer, {"weight": 4.5, "density": 3},
    ),
    "advert": Rule(
        _("Some words of an advertisement"),
        _("Some of its words are common in advertisements."),
        _FLAG, wording.advert, {"weight": 2, "density": 3},
    ),
    "flattery": Rule(
        _("Praise that fits any page"),
        _("This praises the page in words that robots use."),
        _HOLD, wording.flattery, {"phrases": 2, "words": 60},
    ),
    "money": Rule(
        _("Sums of money beside a telephone number or messenger"),
        _("This names sums of money beside a way to reach somebody."),
        _HOLD, wording.money, {"sums": 1},
    ),
    "markup": Rule(
        _("Code that makes links on other sites"),
        _("This has code for links or pictures that works on other sites, not here."),
        _HOLD, wording.markup, {"times": 1},
    ),
    "hidden": Rule(
        _("Hidden letters"),
        _("There are letters inside its words that nobody can see."),
        _HOLD, letters.hidden, {"places": 2},
    ),
    "mixed": Rule(
        _("Words in letters of two alphabets, or in letters that only look like letters"),
        _("Some of its words mix alphabets whose letters look alike."),
        _HOLD, letters.mixed, {"words": 2},
    ),
    "gibberish": Rule(
        _("Words that nobody can read"),
        _("Part of this cannot be read as words."),
        _HOLD, letters.gibberish, {"codes": 1, "words": 4, "percent": 25},
    ),
    "telephone": Rule(
        _("A telephone number that may be a person's"),
        _("This has a telephone number that may be a person's own. Everybody could read it."),
        _FLAG, personal.telephone,
    ),
    "mail": Rule(
        _("An e-mail address that may be a person's"),
        _("This has an e-mail address that may be a person's own. Everybody could read it."),
        _FLAG, personal.mail,
    ),
    "home": Rule(
        _("Where somebody lives"),
        _("This seems to say where somebody lives. Everybody could read it."),
        _HOLD, personal.home,
    ),
    "identity": Rule(
        _("A number that identifies a person or pays"),
        _("This has a number that looks like one of identity, insurance or a bank card. Nobody should read it."),
        _HOLD, personal.identity,
    ),
    "repeat": Rule(
        _("Nearly the same again from the same place"),
        _("Nearly the same text came from the same place %(times)d times in the last hour."),
        _HOLD, crowd.repeat, {"times": 2},
    ),
    "burst": Rule(
        _("Nearly the same from several contributors within an hour"),
        _("Nearly the same text came from others %(times)d times in the last hour."),
        _HOLD, crowd.burst, {"times": 3},
    ),
    "shared-target": Rule(
        _("Several contributors who lead to the same place within an hour"),
        _("Others pointed to the same site, number or address %(times)d times in the last hour."),
        _HOLD, crowd.shared_target, {"contributors": 4},
    ),
    "flood": Rule(
        _("Very many contributions from one newcomer within an hour"),
        _("The same newcomer sent %(posts)d contributions in the last hour."),
        _HOLD, crowd.flood, {"posts": 8},
    ),
    "neighbours": Rule(
        _("Very many newcomers from one network within an hour"),
        _("%(others)d other newcomers wrote from the same network in the last hour."),
        _FLAG, crowd.neighbours, {"others": 10},
    ),
    "wave": Rule(
        _("Anything doubtful while far more newcomers write than usual"),
        _("%(firsts)d newcomers wrote in the last hour, far more than usual, so doubtful ones wait."),
        _HOLD, crowd.wave, {"least": 15, "times": 5, "seconds": 5, "words": 4, "others": 1, "beside": 25},
    ),
}  # fmt: skip
