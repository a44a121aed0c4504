"""Whether two are one person, in words: how likely, what each clue says, by which rule, and what stands against it."""

from collections.abc import Callable

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from amity.actions.questions import Bar
from amity.people.matching import Rule, Veto
from amity.people.side_by_side import Kept

__all__ = ["bar", "clue", "field", "in_hundred", "likelihood", "odds", "rule", "times", "verdict", "veto"]

_RARE, _FREQUENT = 5.0, 1.0  # bits from which a name that agrees is rare, and below which it says little
_SPEAKS_FOR = 0.4  # chance from which the clues speak for one person
_NOTHING = 0.1  # bits: less than that moves nothing
_MOST = 100_000  # times; more is no more certain


def likelihood(chance: float, veto: str = "") -> str:
    """How likely two are one, without a number. What stands against it is not in the clues' sum."""
    if veto and chance >= _SPEAKS_FOR:
        return _("Look closely")
    for least, words in _LIKELY:
        if chance >= least:
            return words()
    return _("Hardly the same")


def verdict(chance: float, veto: str = "") -> str:
    """What Amity thinks of the whole, as a sentence."""
    if veto and chance >= _SPEAKS_FOR:
        return _("The clues speak for one person.")
    for least, words in _THINKS:
        if chance >= least:
            return words()
    return _("Amity thinks that these are hardly one person.")


_LIKELY: tuple[tuple[float, Callable[[], str]], ...] = (
    (0.97, lambda: _("Very likely the same")),
    (0.75, lambda: _("Likely the same")),
    (0.4, lambda: _("Hard to tell")),
    (0.1, lambda: _("Rather two people")),
)
_THINKS: tuple[tuple[float, Callable[[], str]], ...] = (
    (0.97, lambda: _("Amity thinks it very likely that these are one person.")),
    (0.75, lambda: _("Amity thinks it likely that these are one person.")),
    (0.4, lambda: _("Amity cannot tell; you can.")),
    (0.1, lambda: _("Amity rather thinks that these are two people.")),
)


def in_hundred(chance: float) -> int:
    """The same as a number from 1 to 99: nothing is certain."""
    return max(1, min(99, round(100 * chance)))


def bar(said: Bar) -> str:
    """One clue and what it does: "The same rare name: 256 times likelier"."""
    return _("%(clue)s: %(times)s") % {"clue": clue(said), "times": times(said)}


def clue(said: Bar) -> str:
    """What two records say about each other in one respect."""
    if said.kind == "start":
        return _("Before any clue")
    level = said.level.partition(":")[2]
    if said.kind == "name" and level == "exact":
        return _exact(said.bits)
    known = next((words for key, words in _CLUES.items() if said.level.startswith(key)), None)
    return known() if known else _kinds().get(said.kind, said.kind)


def _exact(bits: float) -> str:
    if bits >= _RARE:
        return _("The same rare name")
    return _("The same name") if bits >= _FREQUENT else _("The same name, which is not rare")


def times(said: Bar) -> str:
    """How much likelier or less likely it makes one person; for the start, how often a pair like this is one."""
    if said.kind == "start" and said.bits < 0:
        return _("1 in %(count)s") % {"count": _number(round(1 + 1 / said.times))}
    if abs(said.bits) < _NOTHING:
        return _("says nothing")
    if said.bits > 0:
        return _("%(count)s times likelier") % {"count": _number(said.times)}
    return _("%(count)s times less likely") % {"count": _number(1 / said.times)}


def odds(bits: float) -> str:
    """All clues together: "158 to 1"."""
    if bits >= 0:
        return _("%(for)s to %(against)s") % {"for": _number(2.0**bits), "against": 1}
    return _("%(for)s to %(against)s") % {"for": 1, "against": _number(2.0**-bits)}


def _number(count: float) -> str:
    if count >= _MOST:
        return _("more than %(count)s") % {"count": number_format(_MOST, 0, force_grouping=True)}
    if count >= 10 or round(count, 1) == round(count):
        return number_format(round(count), 0, force_grouping=True)
    return number_format(round(count, 1), 1)


# By the beginning of a level. The longer beginning stands first where one is the other's.
_CLUES: dict[str, Callable[[], str]] = {
    "name:middle": lambda: _("The same name, one with a middle name"),
    "name:short": lambda: _("A short form of the same name"),
    "name:initial": lambda: _("The same family name, one with an initial"),
    "name:spelt": lambda: _("One name in two spellings"),
    "name:one handle": lambda: _("The same nickname"),
    "name:one word": lambda: _("The same single name"),
    "name:within": lambda: _("The single name of one is part of the other’s"),
    "name:family": lambda: _("Only the family name is the same"),
    "name:given": lambda: _("Only the given name is the same"),
    "name:differ": lambda: _("Different names"),
    "name:missing": lambda: _("One of them has no name"),
    "post:same": lambda: _("The same mail address"),
    "post:rare local": lambda: _("The same unusual words before the @"),
    "post:own domain": lambda: _("Addresses at the same private domain"),
    "post:short local": lambda: _("The same short word before the @"),
    "post:similar": lambda: _("Similar mail addresses"),
    "post:shared": lambda: _("The same address, which several people may use"),
    "post:company": lambda: _("Addresses at the same company"),
    "post:name local": lambda: _("The same name before the @"),
    "post:differ": lambda: _("Different mail addresses"),
    "spelt:twice": lambda: _("Each one’s address spells the other’s name"),
    "spelt:whole": lambda: _("The address of one spells the other’s name"),
    "spelt:handle": lambda: _("The address of one is the other’s nickname"),
    "spelt:family": lambda: _("The address of one holds the other’s family name"),
    "spelt:given": lambda: _("The address of one holds the other’s given name"),
    "phone:same": lambda: _("The same phone"),
    "phone:differ": lambda: _("Different phones"),
    "work:same": lambda: _("The same workplace"),
    "work:alike": lambda: _("Workplaces with similar names"),
    "work:differ": lambda: _("Different workplaces"),
    "work:elsewhere": lambda: _("Addresses at different places"),
    "handle:same": lambda: _("The same name on a network"),
    "handle:alike": lambda: _("A name on a network that is the other’s name"),
    "profile:same": lambda: _("The same profile"),
    "profile:alike": lambda: _("Profiles of the same name"),
    "profile:differ": lambda: _("Different profiles"),
    "place:same": lambda: _("The same place"),
    "place:differ": lambda: _("Different places"),
}


def _kinds() -> dict[str, str]:
    return {
        "name": _("Name"),
        "post": _("Mail addresses"),
        "spelt": _("Mail addresses"),
        "phone": _("Phones"),
        "work": _("Work"),
        "handle": _("Pages"),
        "profile": _("Pages"),
        "place": _("Place"),
    }


def rule(name: str) -> str:
    """Why two records are one person, or may be."""
    words = _RULES.get(name)
    return words() if words else _("Something they have in common.")


def veto(name: str) -> str:
    """What keeps Amity from joining them by itself."""
    words = _VETOES.get(name)
    return words() if words else ""


_RULES: dict[str, Callable[[], str]] = {
    "": lambda: _("No single clue is enough for Amity to join them by itself."),
    Rule.ADDRESS: lambda: _("They have the same mail address."),
    Rule.PHONE: lambda: _("They have the same phone, and their names agree."),
    Rule.PROFILE: lambda: _("They have the same profile, and their names agree."),
    Rule.WORK: lambda: _("They have the same name and the same workplace."),
    Rule.LOCAL: lambda: _("They have the same name, and addresses that only one person would choose."),
    Rule.RARE_NAME: lambda: _("They have the same name, and it is rare."),
    Rule.SHORT_NAME: lambda: _("One name is a short form of the other, and their addresses begin alike."),
    Rule.HANDLE: lambda: _("They go by the same name on a network."),
    Rule.OTHERS: lambda: _("Other entries of the same person tie them together."),
    "owner": lambda: _("You said so."),
    "same name and organisation": lambda: _("They have the same name and the same workplace."),
}
_VETOES: dict[str, Callable[[], str]] = {
    Veto.NAMES: lambda: _("But their full names disagree, so Amity asks first."),
    Veto.EXPORT: lambda: _("But one export lists them as two people, so Amity asks first."),
    Veto.APART: lambda: _("But you once kept entries of theirs apart, so Amity asks first."),
    Veto.CLUSTER: lambda: _("But other entries of theirs disagree, so Amity asks first."),
}


def field(name: str) -> str:
    """What stands in a line of two records side by side."""
    return {
        "name": _("Name"),
        "work": _("Work"),
        "place": _("Place"),
        "birthday": _("Birthday"),
        "email": _("Mail"),
        "phone": _("Phone"),
        "url": _("Pages"),
        "note": _("Note"),
    }[name]


def kept(which: Kept, *, a: bool, b: bool) -> str:
    """Which value is shown once the two are one; both sides may lack nothing and yet say different things."""
    match which:
        case Kept.BOTH:
            return _("both are kept")
        case Kept.SAME:
            return _("the same in both")
        case _:
            return _("this one is shown") if a and b else ""
