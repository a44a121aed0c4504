"""Words that only the pages of Give need; what every surface says of giving stands in `giving`."""

import re
from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from amity.actions.giving.ledger import Proposed
from amity.giving.balance import Budget
from amity.giving.consent import State, Step

Choices = tuple[tuple[str, str], ...]
_VERB = re.compile(
    r"^(?:also )?(?:offers|needs|looks for|is looking for|bietet|braucht|sucht)\s+(?=\S)", re.I
)


def bare(text: str) -> str:
    """A need or an offer without the verb, which stands beside it: "offers to read drafts" is "to read drafts"."""
    return _VERB.sub("", text)


def standing(state: State) -> str:
    """Where an introduction stands; with `first` and `second` for the names."""
    return _STANDING[state]()


_STANDING: Mapping[State, Callable[[], str]] = {
    State.PROPOSED: lambda: _("Nobody was asked yet."),
    State.ASKED_FIRST: lambda: _("%(first)s was asked. %(second)s knows nothing of it."),
    State.FIRST_AGREED: lambda: _("%(first)s said yes. Now %(second)s may be asked."),
    State.ASKED_SECOND: lambda: _("%(first)s said yes, %(second)s was asked."),
    State.BOTH_YES: lambda: _("Both said yes."),
    State.MADE: lambda: _("They know each other now."),
    State.OUTCOME: lambda: _("They know each other, and something came of it."),
    State.DECLINED: lambda: _(
        "One of the two would rather not, and that is fine. The other side never learns of it."
    ),
    State.EXPIRED: lambda: _("No answer came, so it rests. Nobody has to do anything."),
    State.CLOSED: lambda: _("You let it rest."),
}


def step(taken: Step, first: str, second: str) -> str:
    """One thing that happened on the way, with both names."""
    return _STEPS[taken]() % {"first": first, "second": second}


_STEPS: Mapping[Step, Callable[[], str]] = {
    Step.PROPOSED: lambda: _("You kept it in mind"),
    Step.ASKED_FIRST: lambda: _("You asked %(first)s"),
    Step.FIRST_YES: lambda: _("%(first)s said yes"),
    Step.FIRST_NO: lambda: _("%(first)s would rather not"),
    Step.ASKED_SECOND: lambda: _("You asked %(second)s"),
    Step.SECOND_YES: lambda: _("%(second)s said yes"),
    Step.SECOND_NO: lambda: _("%(second)s would rather not"),
    Step.MADE: lambda: _("You introduced them"),
    Step.OUTCOME: lambda: _("What came of it"),
    Step.CLOSED: lambda: _("You let it rest"),
}


def ways() -> Choices:
    """Which way something went."""
    return (("given", _("I gave it")), ("received", _("They gave it")))


def gives() -> Choices:
    """What a give may be."""
    return (
        ("resource", _("Something to read or use")),
        ("introduction", _("An introduction")),
        ("advice", _("Advice")),
        ("recommendation", _("A recommendation")),
        ("support", _("Help or support")),
    )


def gave(kind: str) -> str:
    """The same in a list."""
    return dict(gives()).get(kind, kind)


def supports() -> Choices:
    """What people carry for each other."""
    return (
        ("guidance", _("Guidance")),
        ("encouragement", _("Encouragement")),
        ("practical", _("Practical help")),
        ("feedback", _("Feedback")),
        ("sponsorship", _("Speaking up for me")),
        ("company", _("Company")),
    )


def wishes() -> Choices:
    """What one may need of somebody."""
    return (
        ("advice", pgettext("I need", "Advice")),
        ("company", pgettext("I need", "Company")),
        ("feedback", pgettext("I need", "Feedback")),
        ("referral", pgettext("I need", "A referral")),
    )


def things() -> Choices:
    """What can be shared."""
    return (("article", _("Article")), ("book", _("Book")), ("talk", _("Talk")), ("feed", _("Feed")))


def week(budget: Budget) -> str:
    """What the week's time for others still holds: a limit that protects, no goal."""
    if not budget.minutes:
        return _("This week has no time set aside for favours. Declining is fine.")
    if not budget.left:
        return _("This week’s time for favours is used up. The rest can wait, and declining is fine.")
    if not budget.spent:
        return ngettext(
            "Up to %(minutes)s minute for favours this week.",
            "Up to %(minutes)s minutes for favours this week.",
            budget.minutes,
        ) % {"minutes": budget.minutes}
    return _("%(left)s of %(minutes)s minutes for favours are left this week.") % {
        "left": budget.left,
        "minutes": budget.minutes,
    }


def asks_whether_given(one: Proposed) -> str:
    """Was this a gift of yours to Ana? The words that say so stand below."""
    name = {"name": one.person.name}
    if one.kind == "recommendation":
        said = _("Did you recommend %(name)s?") if one.way == "given" else _("Did %(name)s recommend you?")
        return said % name
    if one.way == "given":
        return _("Did you give %(name)s this?") % name
    return _("Did %(name)s give you this?") % name


def rhythm(days: int) -> str:
    """About every 30 days."""
    return ngettext("about every day", "about every %(days)s days", days) % {"days": days}
