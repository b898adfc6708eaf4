"""The moderation policy where a cycle has written none of its own."""

from django.utils.translation import gettext as _


def standard_text(*, review_days: int, defence_days: int) -> str:
    """Markdown, in the reader's language."""
    kept = _(
        "**What is kept of you.** No address of your machine is stored. A keyed digest of your network is kept for "
        "%(days)s days, so that waves of spam can be found and undone, and then deleted."
    )
    return "\n\n".join([*_paragraphs(review_days), kept % {"days": defence_days}])


def _paragraphs(review_days: int) -> list[str]:
    return [
        _(
            "Anybody may take part here, with an account or without one. What you send is public once it is shown, "
            "and it stays in the history of this plan."
        ),
        _(
            "**What we ask of you.** Write about this plan. Say what you know and how you know it. Leave out telephone "
            "numbers, addresses and anything private, your own and other people's. Attack no one. Advertise nothing."
        ),
        _(
            "**What happens to what you send.** Simple rules, which you can read below, look for a reason to ask a "
            "person first. They judge no opinion. Most contributions are shown at once; some wait until a moderator has "
            "looked. Suggestions are answered within %(days)s days, with a reason."
        )
        % {"days": review_days},
        _(
            "**What may be hidden.** Advertising, private things about somebody, attacks, and what may be against the "
            "law. The gap stays visible, with the reason and the date. Criticism of the government, of the stewards or "
            "of this site is never a reason."
        ),
        _(
            "**If you disagree.** The author of something hidden can appeal once. Another moderator answers wherever "
            "there is one. Everything that moderators do is in a public log."
        ),
    ]
