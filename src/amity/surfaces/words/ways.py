"""Warm paths in words: what shows a tie, what says that somebody fits, how warm it is, why it ranks where it does."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.actions.goals.fitting import Sign
from amity.actions.goals.ways import Hop, Way, Ways
from amity.base.text import excerpt
from amity.connections.evidence import Evidence, Kind, Standing
from amity.giving.balance import Lean
from amity.opportunities.ranking import Contribution, Part
from amity.surfaces.words import goals as words
from amity.surfaces.words.manner import listed, named
from amity.surfaces.words.times import ago

_YEAR = 365
_LABEL = 28  # characters of a name in a label
_WARM_AT, _FAINT_AT = 0.1, 0.005  # chance of a path

Said = Callable[[], str]


def label(hop: Hop, silent: int | None, today: date) -> str:
    """What shows a step, in a few words: the last talk of the owner's own, else the strongest evidence."""
    if hop.one is None and silent is not None:
        return _days_ago(silent)
    return evidence(hop.evidence[0], today) if hop.evidence else _("nothing shows it yet")


def evidence(one: Evidence, today: date) -> str:
    """One piece of it, in a few words."""
    match one.kind:
        case Kind.EMPLOYER | Kind.SCHOOL:
            return _shared(one, today)
        case Kind.TALKED | Kind.MET:
            return _talked(one)
        case Kind.STATED:
            return (
                _("you say they do not know each other") if one.denies else _("you say they know each other")
            )
        case Kind.RELATION:
            return one.source.label or _RELATIONS.get(one.source.name, lambda: _("close to each other"))()
        case Kind.CONNECTED:
            return _("connected %(when)s") % {"when": ago(one.first, today)} if one.first else _("connected")
        case Kind.GROUP:
            return _("both in %(name)s") % {"name": excerpt(one.source.name, _LABEL)}
    return _PRAISE[one.kind]()


_PRAISE: Mapping[Kind, Said] = {
    Kind.INTRODUCED: lambda: _("you introduced them"),
    Kind.RECOMMENDED: lambda: _("one recommended the other"),
    Kind.ENDORSED: lambda: _("one endorsed the other"),
}
_RELATIONS: Mapping[str, Said] = {
    "partner": lambda: _("partners"),
    "child": lambda: _("family"),
    "parent": lambda: _("family"),
    "sibling": lambda: _("siblings"),
    "friend": lambda: _("friends"),
    "worked_with": lambda: _("worked together"),
    "assistant": lambda: _("work together"),
    "manager": lambda: _("work together"),
    "introduced_by": lambda: _("one introduced the other"),
}


def _shared(one: Evidence, today: date) -> str:
    """Years together at one place, where they are known."""
    name = excerpt(one.source.name, _LABEL)
    if one.kind is Kind.SCHOOL:
        return _("both at %(name)s") % {"name": name}
    years = ((one.last or today) - one.first).days // _YEAR if one.first else 0
    if years > 0:
        return ngettext("worked together a year", "worked together %(years)d years", years) % {"years": years}
    return (
        _("both at %(name)s") % {"name": name} if one.last is None else _("were at %(name)s") % {"name": name}
    )


def _talked(one: Evidence) -> str:
    if one.kind is Kind.MET:
        return ngettext("met once", "met on %(count)d days", one.count) % {"count": one.count}
    return ngettext("on one mail together", "on mails of %(count)d days", one.count) % {"count": one.count}


def standing(one: Standing) -> str:
    """How sure a path is."""
    return _STANDINGS[one]()


_STANDINGS: Mapping[Standing, Said] = {
    Standing.CONFIRMED: lambda: _("Confirmed"),
    Standing.LIKELY: lambda: _("Likely"),
    Standing.POSSIBLE: lambda: _("A guess"),
}


def warmth(way: Way) -> tuple[int, str]:
    """One to three bars with their word. A guess is never warm."""
    if way.standing is Standing.POSSIBLE:
        return 1, _("A guess")
    if way.unknown or way.chance < _FAINT_AT:
        return 2, _("Possible")
    return (3, _("Warm")) if way.chance >= _WARM_AT else (2, _("Possible"))


def title(way: Way) -> str:
    """Where it leads: the organisation with what somebody does there, else the person."""
    if way.unknown:
        return way.unknown
    parts = [part for part in (way.end.organisation, way.end.title) if part]
    return ", ".join(parts) if way.end.organisation else named(way.end.name)


def sign(one: Sign, name: str, today: date) -> tuple[str, str]:
    """What says that somebody fits: a sentence, and the words of it that weigh."""
    known = {"name": name, "text": one.text, "target": one.target.text}
    match one.kind:
        case "now":
            return _("%(name)s is there now.") % known, one.text
        case "before":
            when = ago(one.on, today) if one.on else ""
            return _("%(name)s was there before and may know whom to ask.") % known, when
        case "title":
            return _("%(name)s does this for a living:") % known, one.text
        case "place":
            return _("%(name)s lives there:") % known, one.text
        case "topic":
            return _("%(name)s cares about this:") % known, one.text
        case "insight":
            return _("%(name)s taught you:") % known, _("“%(words)s”") % {"words": one.text}
    when = f" ({ago(one.on, today)})" if one.on else ""
    return _("Noted of %(name)s%(when)s:") % (known | {"when": when}), _("“%(words)s”") % {"words": one.text}


def contribution(one: Contribution, way: Way, step: int) -> tuple[str, float, str]:
    """A row of "why this rank": what it is, how much of its most, in a word. `step` counts the ties before it."""
    match one.part:
        case Part.TIE:
            return _("Tie to %(name)s") % {"name": _given(way.first.name)}, one.share, _strength(one.share)
        case Part.NEXT:
            pair = {"one": _given(way.hops[step - 1].other.name), "other": _given(way.hops[step].other.name)}
            return _("%(one)s to %(other)s") % pair, one.share, _strength(one.share)
        case Part.FIT:
            return _("Fits your goal"), one.share, _degree(one.share)
        case Part.FRESH:
            return _("Fresh"), one.share, _days_ago(one.number or 0)
        case Part.COMMON:
            number = one.number or 0
            said = ngettext("%(count)d person", "%(count)d people", number) % {"count": number}
            said = said if number else _("none known")
            return _("People in common"), one.share, said
        case Part.OFTEN:
            return _("Seen now and then"), one.share, _often(one.number or 0)
    return _("Even balance"), one.share, _LEANS[one.lean or Lean.NOTHING]()


def contributions(way: Way) -> list[tuple[str, float, str]]:
    """All rows."""
    rows, step = [], 0
    for one in way.rank.parts:
        step += one.part is Part.NEXT
        rows.append(contribution(one, way, step))
    return rows


_LEANS: Mapping[Lean, Said] = {
    Lean.NOTHING: lambda: _("nothing noted"),
    Lean.EVEN: lambda: _("even"),
    Lean.GAVE: lambda: _("you gave more"),
    Lean.RECEIVED: lambda: _("you received more"),
}


def _strength(share: float) -> str:
    if share >= 0.6:
        return _("strong")
    return _("medium") if share >= 0.25 else _("light")


def _degree(share: float) -> str:
    if share >= 0.8:
        return _("high")
    return _("some") if share >= 0.4 else _("a little")


def _often(days: int) -> str:
    """From contact days of the last half year or so."""
    if days > 12:
        return _("often")
    return _("now and then") if days >= 1 else _("rarely")


def _days_ago(days: int) -> str:
    if days <= 0:
        return _("today")
    if days > _YEAR:
        years = round(days / _YEAR)
        return ngettext("a year ago", "%(years)d years ago", years) % {"years": years}
    return ngettext("%(days)d day ago", "%(days)d days ago", days) % {"days": days}


def last_talk(silent: int | None) -> str:
    """When the owner last talked with somebody."""
    if silent is None:
        return _("No talk is known yet.")
    return _("You last talked %(when)s.") % {"when": _days_ago(silent)}


def _given(name: str) -> str:
    return name.partition(" ")[0]


def ring(found: Ways) -> str:
    """How many paths begin with somebody seen rarely (Granovetter 1973); empty where none does."""
    rare = sum(way.ring for way in found.ways)
    if not rare:
        return ""
    return _("New work often comes through people you see rarely, between weekly and yearly.") + " " + ngettext(
        "One of these paths starts with one of them.", "%(count)d of these paths start with one of them.", rare
    ) % {"count": rare}  # fmt: skip


def none(found: Ways, *, targets: bool) -> str:
    """Why there is no path, and whom to warm up first."""
    if found.warm_first:
        names = listed([named(one.name) for one, _silent in found.warm_first])
        if found.fit:
            return _("People fit, but nothing shows a way to them yet. Warm up %(names)s first.") % {
                "names": names
            }
        return _("Nobody in your book fits it yet. %(names)s may know somebody; warm up that tie first.") % {
            "names": names
        }
    if not targets:
        return _("Say where it may come from: an organisation, a role, a place or a topic.")
    return _(
        "Nobody in your book fits it yet. It stays here and is looked at again with everybody you bring in."
    )


def lines(found: Ways, today: date) -> Iterator[str]:
    """The paths as plain lines."""
    you = _("You")
    for way in found.ways:
        steps = "".join(
            f" –({label(hop, way.silent if hop.one is None else None, today)})→ {named(hop.other.name)}"
            for hop in way.hops
        )
        last = f" –→ ? ({way.unknown})" if way.unknown else ""
        yield f"{title(way)} [{standing(way.standing)}]: {you}{steps}{last}"
        yield f"  {words.small(way.small, _given(way.first.name))}"
    if not found.verified:
        yield _("No verified path yet.") + " " + none(found, targets=True)
