"""What every surface says of giving: balances, introductions, reasons, and why a text is not shown."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.giving.balance import Balance, Budget, Lean
from amity.giving.consent import State, Step
from amity.giving.introductions import Speaks
from amity.giving.support import Because


def balance(stands: Balance) -> str:
    """How it stands, in kind words."""
    return _LEANS[stands.lean]()


_LEANS: Mapping[Lean, Callable[[], str]] = {
    Lean.NOTHING: lambda: _("Nothing was noted yet, and nothing has to be."),
    Lean.EVEN: lambda: _("Roughly even. Nothing to settle."),
    Lean.GAVE: lambda: _("You gave a little more lately. An ask would be welcome."),
    Lean.RECEIVED: lambda: _(
        "You received a little more lately. Something small would be kind before the next ask."
    ),
}


def budget(week: Budget) -> str:
    """What the week's time for others holds still."""
    if not week.left:
        return _("This week's time for others is used up. A kind no is fine.")
    return ngettext(
        "%(count)d minute of this week's time for others is left.",
        "%(count)d minutes of this week's time for others are left.",
        week.left,
    ) % {"count": week.left}


def favour(minutes: int) -> str:
    """How long a favour may take."""
    if minutes <= 5:
        return _("five minutes")
    return _("about half an hour") if minutes <= 30 else _("an hour or more")


def state(where: State) -> str:
    """Where an introduction stands."""
    return _STATES[where]()


_STATES: Mapping[State, Callable[[], str]] = {
    State.PROPOSED: lambda: _("in mind; nobody was asked"),
    State.ASKED_FIRST: lambda: _("the first was asked"),
    State.FIRST_AGREED: lambda: _("the first said yes"),
    State.ASKED_SECOND: lambda: _("the second was asked"),
    State.BOTH_YES: lambda: _("both said yes"),
    State.MADE: lambda: _("made"),
    State.OUTCOME: lambda: _("something came of it"),
    State.DECLINED: lambda: _("not this time"),
    State.EXPIRED: lambda: _("no answer came"),
    State.CLOSED: lambda: _("let go of"),
}


def step(taken: Step) -> str:
    """One thing that happened on the way."""
    return _STEPS[taken]()


_STEPS: Mapping[Step, Callable[[], str]] = {
    Step.PROPOSED: lambda: _("Kept in mind"),
    Step.ASKED_FIRST: lambda: _("Asked the first"),
    Step.FIRST_YES: lambda: _("The first said yes"),
    Step.FIRST_NO: lambda: _("The first said no"),
    Step.ASKED_SECOND: lambda: _("Asked the second"),
    Step.SECOND_YES: lambda: _("The second said yes"),
    Step.SECOND_NO: lambda: _("The second said no"),
    Step.MADE: lambda: _("Introduced"),
    Step.OUTCOME: lambda: _("What came of it"),
    Step.CLOSED: lambda: _("Let go of"),
}


def speaks(reason: Speaks) -> str:
    """What speaks for an introduction."""
    return _SPEAKS[reason]()


_SPEAKS: Mapping[Speaks, Callable[[], str]] = {
    Speaks.MATCH: lambda: _("One needs what the other has"),
    Speaks.TIES: lambda: _("You know both"),
    Speaks.WORLDS: lambda: _("They move in different worlds"),
    Speaks.STRANGERS: lambda: _("Nothing shows that they know each other"),
}


def because(reason: Because) -> str:
    """Why somebody is the one to ask."""
    return _BECAUSE[reason]()


_BECAUSE: Mapping[Because, Callable[[], str]] = {
    Because.OFFERED: lambda: _("Offered something like it"),
    Because.KNOWS: lambda: _("It is their work or interest"),
    Because.HELPED: lambda: _("Gave you such help before"),
    Because.SAID: lambda: _("You count on them for this"),
    Because.NEAR: lambda: _("Lives where you live"),
    Because.CLOSE: lambda: _("You talk with each other"),
    Because.TURN: lambda: _("You gave more lately, so an ask is welcome"),
}


def gate_reason(why: str) -> str:
    """Why a text is not shown, and what helps."""
    words = _GATE.get(why)
    return words() if words else _("This text may not be shown.")


_GATE: Mapping[str, Callable[[], str]] = {
    "reveals a private or sensitive note": lambda: _(
        "It would tell something that is marked private or sensitive."
    ),
    "too long": lambda: _("It would be longer than sixty words."),
    "sales words": lambda: _("It would sound like selling."),
    "pressure or guilt": lambda: _("It would press somebody."),
    "flattery": lambda: _("It would flatter."),
    "machine phrases": lambda: _("It would sound like a machine."),
    "near-identical to another": lambda: _("Somebody else gets nearly the same words this week."),
    "asks while owing without giving": lambda: _(
        "You have an open promise to them. Keep it or let it go first, then ask."
    ),
    "no sourced fact": lambda: _("Nothing is noted on which it could rest."),
    "invented fact": lambda: _("It would say something that nothing noted says."),
    "no real question": lambda: _("It would ask nothing real."),
    "adds something": lambda: _("It would add something that the draft did not say."),
    "nothing came": lambda: _("No words came back."),
}
