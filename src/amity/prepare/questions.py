"""Three questions, each from one stored thing: what was said last comes first (Huang et al. 2017, as a heuristic)."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from amity.base.text import excerpt, one_line
from amity.conversations.address import to_you
from amity.conversations.facts import Evidence, Fact, Promise, Someone, Touch
from amity.conversations.gate import is_sensitive
from amity.conversations.memories import MANY, TALKED, TELLABLE
from amity.conversations.sayable import said_to_you, sayable_subject
from amity.conversations.telling import Telling, when_it_was, where_it_was
from amity.prepare.facts import Heard, Known, Question, Stranger
from amity.prepare.phrases import Sayings
from amity.prepare.still_true import is_asked_again

MOST = 3
_TEXT = 100  # letters that are quoted
_OF_A_KIND = 2  # questions of the same kind of source


def is_for_the_owner_alone(fact: Fact) -> bool:
    """Private, delicate or a worry: to keep in mind, never to bring up."""
    return fact.private or fact.kind == "worry" or is_sensitive(fact.text)


def about(known: Known, sayings: Sayings, telling: Telling) -> tuple[Question, ...]:
    """At most three questions about somebody of the book, follow-up questions first, each from another source."""
    last = list(_of_last_talk(known.someone, sayings, telling))
    rest = _others(known, sayings, telling)
    return _few([*last, *rest])


def of_stranger(guest: Stranger, sayings: Sayings) -> tuple[Question, ...]:
    """Questions that rest on what a guest list says; their own words first."""
    return tuple(islice(_of_list(guest, sayings), MOST))


def fact_evidence(fact: Fact) -> Evidence:
    """Where a fact stands."""
    return Evidence(kind="fact", id=fact.id, on=fact.said_on, text=fact.text, source=fact.source)


def promise_evidence(promise: Promise) -> Evidence:
    """Where a promise stands."""
    return Evidence(kind="promise", id=promise.id, on=promise.made_on, text=promise.text)


def _few(found: Iterable[Question]) -> tuple[Question, ...]:
    chosen: list[Question] = []
    for one in found:
        same = [other for other in chosen if other.evidence.kind == one.evidence.kind]
        once = all(
            (other.evidence.id, other.evidence.text) != (one.evidence.id, one.evidence.text) for other in same
        )
        if once and (len(same) < _OF_A_KIND or one.follows_up) and len(chosen) < MOST:
            chosen.append(one)
    return tuple(chosen)


def _of_last_talk(someone: Someone, sayings: Sayings, telling: Telling) -> Iterator[Question]:
    touch = someone.last_touch
    told = sorted(_tellable(someone.facts), key=_newest, reverse=True)
    then = [
        fact for fact in told if touch and _said_at(fact, touch) and not is_asked_again(fact, telling.today)
    ]
    for fact in then:
        yield _of_fact(fact, sayings, telling, follows_up=True)
    for promise in sorted(someone.promises, key=lambda one: (one.made_on, one.id), reverse=True):
        if promise.by == "me" and not is_sensitive(promise.text):
            turned = said_to_you(promise, telling.language, name=someone.name, formal=telling.formal)
            text = sayings.promised.format(text=excerpt(turned or promise.text, _TEXT).rstrip("."))
            yield Question(text=text, evidence=promise_evidence(promise), follows_up=True)
    if touch and not then and (question := _of_touch(touch, sayings, telling)):
        yield question


def _said_at(fact: Fact, touch: Touch) -> bool:
    return fact.touch == touch.id or fact.said_on == touch.at.date()


def _of_touch(touch: Touch, sayings: Sayings, telling: Telling) -> Question | None:
    """What the last talk was about, or where it was; nothing of a crowd, where nobody knows who talked to whom."""
    when, _from = when_it_was(touch.at.date(), telling)
    subject = sayable_subject(touch.subject)
    if touch.channel in TALKED and touch.people < MANY:
        place = where_it_was(touch, telling)
        text = sayings.met_at.format(when=when, place=place) if place else sayings.met.format(when=when)
    elif touch.channel in ("mail", "message") and subject and not is_sensitive(subject):
        text = sayings.subject.format(subject=subject, when=when)
    elif touch.channel in ("call", "video") and touch.people < MANY:
        text = sayings.met.format(when=when)
    else:
        return None
    words = one_line(touch.subject or touch.place or touch.summary, limit=_TEXT)
    words = "" if is_sensitive(words) else words
    evidence = Evidence(kind="touch", id=touch.id, on=touch.at.date(), text=words, source=touch.source)
    return Question(text=text, evidence=evidence, follows_up=True)


def _others(known: Known, sayings: Sayings, telling: Telling) -> Iterator[Question]:
    for heard in known.news[:1]:
        yield _of_news(heard, sayings)
    for fact in sorted(_tellable(known.someone.facts), key=_newest, reverse=True):
        yield _of_fact(fact, sayings, telling)
    yield from _of_card(known.someone, sayings)


def _tellable(facts: Iterable[Fact]) -> list[Fact]:
    return [f for f in facts if f.kind in TELLABLE and f.source == "you" and not is_for_the_owner_alone(f)]


def _newest(fact: Fact) -> tuple[date, str]:
    return (fact.said_on or date.min, fact.id)


def _of_fact(fact: Fact, sayings: Sayings, telling: Telling, *, follows_up: bool = False) -> Question:
    """The fact said to themselves where that is safe, else word for word; an old one is asked about first."""
    turned = None if telling.formal or len(fact.text) > _TEXT else to_you(fact.text, telling.language)
    words = {"fact": turned or "", "text": excerpt(fact.text.strip().rstrip(".!"), _TEXT)}
    if is_asked_again(fact, telling.today):
        text = (sayings.again if turned else sayings.again_quoted).format(**words)
    elif fact.kind == "need":
        text = sayings.need.format(**words)
    else:
        begin = (sayings.told if turned else sayings.quoted).format(**words)
        text = f"{begin} {sayings.goes_on[fact.kind]}"
    return Question(text=text, evidence=fact_evidence(fact), follows_up=follows_up)


def _of_news(heard: Heard, sayings: Sayings) -> Question:
    news = heard.news
    template = {"place": sayings.news_place, "title": sayings.news_title}.get(news.kind, sayings.news_work)
    text = template.format(organisation=news.organisation, title=news.title, place=news.place)
    words = {"place": news.place, "title": news.title}.get(news.kind, news.organisation)
    evidence = Evidence(kind="version", id=heard.id, on=heard.seen, text=words, source=heard.source)
    return Question(text=text, evidence=evidence)


def _of_card(someone: Someone, sayings: Sayings) -> Iterator[Question]:
    """What their card says: where they work, what they do, where they live."""
    for template, text in (
        (sayings.at_work.format(organisation=someone.organisation), someone.organisation),
        (sayings.by_title.format(title=someone.title), someone.title),
        (sayings.in_place.format(place=someone.place.partition(",")[0]), someone.place),
    ):
        if text and len(text) <= _TEXT:
            yield Question(text=template, evidence=Evidence(kind="person", id=someone.id, text=text))


def _of_list(guest: Stranger, sayings: Sayings) -> Iterator[Question]:
    def line(text: str) -> Evidence:
        return Evidence(kind="guest", id=guest.id, text=text, source=guest.event)

    if guest.said and not is_sensitive(guest.said):
        said = excerpt(guest.answers, _TEXT).rstrip(".")
        yield Question(text=sayings.guest_said.format(text=said), evidence=line(guest.said))
    if guest.role in ("speaker", "host"):
        text = sayings.speaker if guest.role == "speaker" else sayings.host
        yield Question(text=text, evidence=line(guest.role))
    if guest.title and len(guest.title) <= _TEXT:
        yield Question(text=sayings.guest_title.format(title=guest.title), evidence=line(guest.title))
    if guest.organisation and len(guest.organisation) <= _TEXT:
        text = sayings.guest_organisation.format(organisation=guest.organisation)
        yield Question(text=text, evidence=line(guest.organisation))
