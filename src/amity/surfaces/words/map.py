"""The map in words: what a world is called, who joins which, what is quiet. A world is described, nobody is graded."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.actions.bridges import Risk
from amity.actions.map import ALONE, Chart, Disc, Dot
from amity.connections.naming import Kind
from amity.surfaces.words.manner import listed

FEW_VOICES = 0.9  # the owner's ties overlap enough to be worth a word
RECENT = (30, 90, 365)  # days since the last talk


def world(disc: Disc) -> str:
    """What most of its people share; or who stands in its middle."""
    if disc.number == ALONE:
        return _("On their own")
    if disc.name:
        return _("Family") if disc.kind is Kind.FAMILY else disc.name
    names = [who.short for who in disc.heads[:2]]
    more = disc.count - len(names)
    if not names:
        return people(disc.count)
    if more <= 0:
        return listed(names)
    return _("%(names)s + %(count)s") % {"names": ", ".join(names), "count": grouped(more)}


def shared(disc: Disc) -> str:
    """Where the name of a world comes from."""
    match disc.kind:
        case Kind.EMPLOYER:
            return _("Most of them are or were at %(name)s.") % {"name": disc.name}
        case Kind.GROUP:
            return _("Most of them are in your group “%(name)s”.") % {"name": disc.name}
        case Kind.TOPIC:
            return _("%(name)s matters to most of them.") % {"name": disc.name}
        case Kind.PLACE:
            return _("Most of them live in %(name)s.") % {"name": disc.name}
        case Kind.FAMILY:
            return _("Most of them are family.")
        case _:
            return ""


def people(count: int) -> str:
    """17 people."""
    return ngettext("%(count)s person", "%(count)s people", count) % {"count": grouped(count)}


def grouped(count: int) -> str:
    """1,204."""
    return str(number_format(count, use_l10n=True, force_grouping=True))


def about(chart: Chart) -> str:
    """What is on the map, under its name."""
    if not chart.people:
        return _("The people you bring in stand here.")
    if chart.drawn_for is None:
        return _("It is drawn once, in the background, and then looks the same every day.")
    count = len(chart.worlds)
    if not count:
        return _("Nothing shows yet which of these people know each other.")
    return ngettext(
        "%(count)s world, and the people who join it to others.",
        "%(count)s worlds, and the people who join them.",
        count,
    ) % {"count": grouped(count)}


def joins(dot: Dot, discs: dict[int, Disc]) -> str:
    """Joins PyCon and Health; or the world they are in."""
    worlds = [world(discs[one]) for one in (dot.world, *dot.joins) if one in discs and one != ALONE]
    if len(worlds) > 3:
        more = {"first": worlds[0], "count": len(worlds) - 1}
        return _("Joins %(first)s and %(count)s other worlds") % more
    if len(worlds) > 1:
        return _("Joins %(worlds)s") % {"worlds": listed(worlds)}
    return worlds[0] if worlds else _("In no world of the map")


def held(count: int) -> str:
    """How many are connected with the rest through one person alone."""
    said = ngettext(
        "%(count)s person is connected with the rest through them alone",
        "%(count)s people are connected with the rest through them alone",
        count,
    )
    return said % {"count": grouped(count)}


def without(dot: Dot, chart: Chart, discs: dict[int, Disc]) -> str:
    """What would be further away without them; nothing where there are other ways."""
    led = [discs[one] for one in chart.gates.get(dot.number, ()) if one in discs]
    beyond = next((disc for disc in led if disc.number != dot.world), None)
    if beyond:
        said = {"name": dot.who.short, "count": grouped(beyond.count), "world": world(beyond)}
        return (
            ngettext(
                "As far as your files show, %(name)s is the only way from the others to %(world)s: %(count)s person.",
                "As far as your files show, %(name)s is the only way from the others to %(world)s: %(count)s people.",
                beyond.count,
            )
            % said
        )
    if led:
        said = {"name": dot.who.short, "world": world(led[0])}
        return (
            _(
                "As far as your files show, %(name)s is the only one in %(world)s who knows somebody elsewhere."
            )
            % said
        )
    return ""


def apart(one: Disc, other: Disc) -> str:
    """Two worlds that do not touch. That can be just right."""
    worlds = {"one": world(one), "other": world(other)}
    return (
        _(
            "%(one)s and %(other)s don’t touch. That can be just right. "
            "If two people there would enjoy each other, an introduction joins them."
        )
        % worlds
    )


def voices(chart: Chart) -> str:
    """How many separate voices the owner hears (Burt's effective size), where that says something."""
    if not chart.voices or chart.voices > FEW_VOICES * chart.ties or chart.ties < 3:
        return ""
    said = {"count": grouped(chart.ties), "voices": grouped(round(chart.voices))}
    return (
        _(
            "You are in touch with %(count)s people. Many of them know each other, so you hear about %(voices)s separate voices."
        )
        % said
    )


def quiet(risk: Risk, today: date) -> str:
    """What a quiet bridge joins, and how long it has been quiet beside its own rhythm."""
    worlds = listed([world(disc) for disc in risk.worlds[:2]])
    days = (today - risk.tie.last_day).days
    said = {"worlds": worlds, "days": grouped(days), "low": risk.tie.usual_low, "high": risk.tie.usual_high}
    if risk.tie.usual_low is None:
        return _("Joins %(worlds)s. %(days)s days since you last talked.") % said
    return _("Joins %(worlds)s. %(days)s days since you last talked; usually %(low)s to %(high)s.") % said


def across(risk: Risk) -> str:
    """Whom to introduce to whom, where writing is not the thing to do."""
    if risk.pair is None:
        return ""
    said = {"name": risk.dot.who.short, "one": risk.pair[0].who.short, "other": risk.pair[1].who.short}
    return (
        _(
            "Leave %(name)s in peace. %(one)s and %(other)s could join the two worlds as well, if both like the idea."
        )
        % said
    )


def recency(days: int | None) -> int:
    """How long ago the last talk was: a step of `recencies` from 0 (this month) to 4 (none is known)."""
    return 4 if days is None else sum(days > limit for limit in RECENT)


def recencies() -> Sequence[str]:
    """The five steps, the newest first."""
    return (
        _("talked within a month"),
        _("within three months"),
        _("within a year"),
        _("longer ago"),
        _("no talk is known"),
    )
