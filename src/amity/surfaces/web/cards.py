"""The cards of Today in words and pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions import lines
from amity.actions.giving import beside
from amity.conversations.facts import Evidence, Reason, Why
from amity.conversations.variants import variants
from amity.store.models import Network
from amity.surfaces.web import letters, profile, rows, shown
from amity.surfaces.web.moves import Move, of_card
from amity.surfaces.web.pictures import Line
from amity.surfaces.words import reasons as words
from amity.today.facts import Suggestion

LINE = Line(width=216, height=24, span=420)
CROWDED = 40  # days on one line, from which on the dots are drawn smaller
REASON_ICONS = {
    "promise": "bookmark",
    "reply": "message-circle",
    "follow_up": "handshake",
    "birthday": "cake",
    "quiet": "clock",
    "connected": "calendar-days",
    "employer": "briefcase",
    "school": "graduation-cap",
    "place": "map-pin",
    "met": "handshake",
    "heard": "ear",
    "news": "briefcase",
    "awaited": "bookmark",
    "dormant": "clock",
    "goal": "compass",
    "chosen": "pencil-line",
    "named": "pencil-line",
    "when_meet": "bookmark",
    "same_name": "users",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A piece of evidence, and where it can be opened."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Because:
    """One reason as a sentence."""

    icon: str
    words: str
    evidence: list[Source]


@dataclass(frozen=True, slots=True)
class Card:
    """One person of today."""

    id: str
    person: str
    name: str
    first: str
    role: str
    photo: str
    days: tuple[tuple[date, int], ...]
    usual: tuple[int, int] | None
    usual_words: str
    silent_words: str
    reasons: list[Because]
    moves: list[Move]
    letter: letters.Letter


def cards(network: Network, suggestions: Sequence[Suggestion], today: date) -> list[Card]:
    """All cards of a day, with two statements for their pictures."""
    people = [UUID(one.someone.id) for one in suggestions]
    given = beside.of_cards(network, suggestions, today=today)
    days = lines.talk_days(network, people, since=today - timedelta(days=LINE.span))
    faces = lines.with_portrait(network, people)
    return [
        _card(one, days, faces, today, moves=of_card(one, given[id]), letter=_letter(network, one))
        for one, id in zip(suggestions, people, strict=True)
    ]


def _card(
    one: Suggestion,
    days: Mapping[UUID, tuple[date, ...]],
    faces: frozenset[UUID],
    today: date,
    *,
    moves: list[Move],
    letter: letters.Letter,
) -> Card:
    someone, person = one.someone, UUID(one.someone.id)
    return Card(
        id=one.id,
        person=someone.id,
        name=someone.name,
        first=someone.given or someone.name.partition(" ")[0],
        role=" · ".join(filter(None, (rows.role(someone.title, someone.organisation), someone.place))),
        photo=rows.photo(person) if person in faces else "",
        days=_dots(days.get(person, ())),
        usual=one.talks.usual if one.talks else None,
        usual_words=_usual_words(one),
        silent_words=_silent_words(one, today),
        reasons=[_because(reason, someone.id, today) for reason in one.reasons],
        moves=moves,
        letter=letter,
    )


def _letter(network: Network, one: Suggestion) -> letters.Letter:
    someone, draft, language = one.someone, one.draft, network.language or "en"
    others = variants(draft, language=someone.language or language)
    return letters.Letter(
        id=one.id,
        to=someone.given or someone.name.partition(" ")[0],
        body=draft.body,
        subject=draft.subject,
        email=someone.email,
        profile=letters.web_address(someone.url),
        pieces=letters.pieces(draft, someone.id),
        shorter=letters.plain(others.shorter),
        warmer=letters.plain(others.warmer),
        openers=one.openers,
        token=letters.token(network, draft, [someone.id]),
    )


def _dots(days: Sequence[date]) -> tuple[tuple[date, int], ...]:
    return tuple((day, 1 if len(days) > CROWDED else 2) for day in days)


def _usual_words(one: Suggestion) -> str:
    if one.talks is None or one.talks.usual is None:
        return _("no rhythm yet")
    if one.reasons[0].why is Why.DORMANT:
        return _("back then every %(low)s to %(high)s days") % {
            "low": one.talks.usual[0],
            "high": one.talks.usual[1],
        }
    return _("usually %(low)s to %(high)s days") % {"low": one.talks.usual[0], "high": one.talks.usual[1]}


def _silent_words(one: Suggestion, today: date) -> str:
    return _("%(days)s days") % {"days": (today - one.talks.last_day).days} if one.talks else ""


def _because(reason: Reason, person: str, today: date) -> Because:
    icon = REASON_ICONS[Why(reason.why).value]
    return Because(
        icon, words.sentence(reason, today), [_source(one, person, today) for one in reason.evidence]
    )


def _source(one: Evidence, person: str, today: date) -> Source:
    is_day = one.kind == "date" or (one.kind, one.text) == ("record", "met")
    text = profile.date_words(one.text, "") if is_day else one.text
    text = _("The name you wrote down") if (one.kind, one.text) == ("record", "named") else text
    day = shown.short_day(one.on, today) if one.on else ""
    said = " · ".join(filter(None, (text, profile.source_words(one.source), day)))
    address = reverse("person", args=[person])
    match one.kind:
        case "touch":
            address = reverse("touch", args=[int(one.id)]) if one.id.isdecimal() else address
        case "fact" | "promise" | "goal":
            address = reverse(one.kind, args=[one.id])
        case "version":
            address = reverse("version", args=[int(one.id)])
    return Source(said or _("open"), address)
