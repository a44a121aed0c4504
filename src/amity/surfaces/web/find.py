"""Find or do: people first, then things to do with the best match, then events and what was said and noted."""

from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.actions import finding
from amity.base.text import one_line
from amity.store.models import Event, Person
from amity.surfaces.web import clock, frame, passages
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.ways import event_address, uuid_or_none
from amity.surfaces.words import changes
from amity.surfaces.words.manner import named, short_day

MOST, LONG, BEFORE = 4000, 120, 30  # characters of a text that are looked at, shown, and shown before a match
Pieces = list[tuple[str, bool]]  # text, and whether it is what was looked for


@dataclass(frozen=True, slots=True)
class Option:
    """One line: a person, something to do, or words that were noted. With `undo` it is a button."""

    words: Pieces
    address: str = ""
    icon: str = ""
    person: UUID | None = None
    name: str = ""
    line: str = ""
    key: str = ""
    undo: UUID | None = None
    actions: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one kind."""

    name: str
    words: str
    options: list[Option] = field(default_factory=list)


def page(request: Asked) -> HttpResponse:
    """The page; with htmx the list in the dialog."""
    query = one_line(request.GET.get("q", ""), limit=200)
    about = uuid_or_none(request.GET.get("about", ""))
    person = Person.objects.of(request.network).filter(pk=about).first() if about else None
    groups = _with(person) if person else _found(request, query)
    context = {"query": query, "groups": [group for group in groups if group.options], "person": person}
    is_part = bool(request.htmx) and not request.htmx.history_restore_request
    return render(request, "find/_options.html" if is_part else "find/page.html", context)


def _found(request: Asked, query: str) -> list[Group]:
    network, today = request.network, clock.today(request.network)
    found = finding.find(network, query, today=today)
    people = [_person(person, at, query) for person, at in found.people]
    events = [_event(one, query, today) for one in found.events]
    noted = [_noted(one, query, today) for one in found.noted]
    noted += [_said(one) for one in passages.shown(network, found.said, query.split(), today)]
    noted += _more(found, query)
    return [
        Group("people", _("People") if query else _("Lately"), people),
        Group("do", _("Do"), [*_with_best(found), *_commands(query), *_undo(found, query)]),
        Group("events", _("Events"), events),
        Group("noted", _("Said and noted"), noted),
    ]


def _person(person: Person, at: str, query: str) -> Option:
    line = [at or person.title, person.place]
    return Option(
        marked(named(person.name), query),
        reverse("person", args=[person.id]),
        person=person.id,
        name=person.name,
        line=" · ".join(filter(None, line)),
        actions=f"{reverse('find')}?{urlencode({'about': person.id})}",
    )


def _event(event: Event, query: str, today: date) -> Option:
    line = [short_day(event.day, today), event.place]
    return Option(
        marked(event.name, query),
        event_address(event, today),
        icon="calendar-days",
        line=" · ".join(filter(None, line)),
    )


def _with_best(found: finding.Found) -> list[Option]:
    """Log with whoever matches best, when somebody was looked for."""
    if not found.people or not found.query:
        return []
    best = found.people[0][0]
    return [_log_with(best), _write_to(best)]


def _write_to(person: Person) -> Option:
    words = _("Write to %(name)s")
    return Option(
        around(words, person.given or person.name), reverse("person-write", args=[person.id]), icon="mail"
    )


def _log_with(person: Person) -> Option:
    words = _("Log a conversation with %(name)s")
    about = f"{reverse('log')}?{urlencode({'about': person.id})}"
    return Option(around(words, person.given or person.name), about, icon="pencil-line")


def _with(person: Person) -> list[Group]:
    """What can be done with one person."""
    page = reverse("person", args=[person.id])
    said = [
        Option([(_("Open"), False)], page, icon="user"),
        _log_with(person),
        _write_to(person),
        Option(
            [(_("Introduce to somebody"), False)],
            reverse("person-introductions", args=[person.id]),
            icon="handshake",
        ),
        Option(
            [(_("Note what went either way"), False)], reverse("person-gives", args=[person.id]), icon="gift"
        ),
        Option([(_("Edit"), False)], reverse("person-edit", args=[person.id]), icon="tag"),
        Option([(_("What changed"), False)], f"{reverse('journal')}?person={person.id}", icon="history"),
    ]
    return [Group("do", named(person.name), said)]


def _commands(query: str) -> list[Option]:
    """Pages and commands whose words hold what was typed; a few when nothing was."""
    new = reverse("person-new")
    log = Option([(_("Log a conversation"), False)], reverse("log"), icon="pencil-line", key="L")
    if not query:
        add = Option([(_("Add someone"), False)], new, icon="user-plus")
        return [log, add, *(_go(place) for place in frame.foot())]
    places = [_go(place, query) for place in frame.everywhere() if is_meant(query, place.words)]
    logs = [log] if is_meant(query, _("Log a conversation")) else []
    logs += [_page(name, words, icon, query) for name, words, icon in _of_give() if is_meant(query, words)]
    add = Option(around(_("Add %(name)s"), query), f"{new}?{urlencode({'name': query})}", icon="user-plus")
    return [*logs, *places, add]


def _of_give() -> list[tuple[str, str, str]]:
    """What can be done on the pages of Give."""
    return [
        ("give-needs", _("Note a need or an offer"), "hand"),
        ("introductions", _("Introduce two people"), "handshake"),
        ("ledger", _("Given and received"), "gift"),
        ("support", _("Whom to ask for advice, company, feedback or a referral"), "heart"),
        ("things", _("Things to share"), "bookmark"),
    ]


def _page(name: str, words: str, icon: str, query: str) -> Option:
    return Option(marked(words, query), reverse(name), icon=icon)


def _go(place: frame.Place, query: str = "") -> Option:
    key = f"G {place.key.upper()}" if place.key else ""
    return Option(marked(place.words, query), place.address, icon=place.icon, key=key)


def _undo(found: finding.Found, query: str) -> list[Option]:
    """Take back the last change; its sentence says what that was."""
    words = _("Undo")
    if found.last is None or (query and not is_meant(query, words)):
        return []
    return [
        Option(
            [(f"{words}: {changes.sentence(found.last)}", False)], icon="undo-2", key="Z", undo=found.last.pk
        )
    ]


NOTED_ICONS = {
    "fact": "quote",
    "promise": "bookmark",
    "touch": "message-circle",
    "insight": "quote",
}


def _noted(one: finding.Passage, query: str, today: date) -> Option:
    who = ", ".join(filter(None, (named(one.name), short_day(one.on, today) if one.on else "")))
    return Option(
        marked(f"“{_part(one.text, query)}”", query),
        reverse(one.kind, args=[one.row]),
        icon=NOTED_ICONS[one.kind],
        line=who,
    )


def _said(one: passages.Shown) -> Option:
    """What a sentence found."""
    words = [("“", False), *one.pieces, ("”", False)]
    line = ", ".join(filter(None, (named(one.name), one.source)))
    return Option(words, one.address, icon=one.icon, line=line)


def _more(found: finding.Found, query: str) -> list[Option]:
    """Who knows about it, and everything that was found."""
    if not found.knowers and not found.noted and not found.said:
        return []
    asked = urlencode({"q": query})
    told = []
    if found.knowers:
        words = ngettext(
            "Who knows about %(name)s? %(n)d person", "Who knows about %(name)s? %(n)d people", found.knowers
        ) % {"n": found.knowers, "name": "%(name)s"}
        told.append(Option(around(words, query), f"{reverse('knowledge')}?{asked}", icon="library"))
    everything = around(_("Everything about %(name)s"), query)
    return [*told, Option(everything, f"{reverse('search')}?{asked}", icon="search")]


def _part(text: str, query: str) -> str:
    """The line around what was looked for, for a long text."""
    text = one_line(text, limit=MOST)
    found = [at for part in query.casefold().split() if (at := _start(text.casefold(), part)) >= 0]
    begin = max(0, min(found, default=0) - BEFORE)
    return ("…" if begin else "") + text[begin : begin + LONG] + ("…" if len(text) > begin + LONG else "")


def is_meant(query: str, words: str) -> bool:
    """Whether each word typed begins a word of these."""
    known = words.casefold().split()
    return all(any(word.startswith(part) for word in known) for part in query.casefold().split())


def marked(text: str, query: str) -> Pieces:
    """The text, with the first place that begins with what was typed marked."""
    for part in query.casefold().split():
        start = _start(text.casefold(), part)
        if start >= 0 and len(text.casefold()) == len(text):
            end = start + len(part)
            return [(text[:start], False), (text[start:end], True), (text[end:], False)]
    return [(text, False)]


def around(template: str, name: str) -> Pieces:
    """A translated sentence with a name in it, the name marked."""
    before, _mark, after = template.partition("%(name)s")
    return [(before, False), (name, True), (after, False)]


def _start(text: str, part: str) -> int:
    at = text.find(part)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(part, at + 1)
    return at
