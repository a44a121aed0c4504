"""Every page there is, found by its address: a page that comes later is walked without being listed here."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from typing import Any

from django.test import Client
from django.urls import URLPattern, reverse

from amity.actions import drawing, joins, knowledge, relations, reminders, rewording
from amity.actions.events import after, capturing, jotting
from amity.actions.exporting import wishes
from amity.actions.giving import feeds, introducing, ledger, needs, sharing, supporting
from amity.actions.goals import asking, keeping
from amity.base.ids import uuid7
from amity.config.urls import urlpatterns
from amity.conversations.facts import Clause, Draft
from amity.store import models
from amity.store.models import Fact, Network, Person
from tests.surfaces import doubtful
from tests.surfaces.web_reader import TODAY

_NO_PAGES = {"open", "asset"}  # they spend a link, and send files
_MORE = (
    "/?more=1",
    "/people?q=a",
    "/people?q=nobody+at+all",
    "/people?place=Lisbon",
    "/people?quiet=on",
    "/give?more=1",
    "/give/ledger?way=received",
    "/give/support?wish=advice&topic=survey+weights",
    "/goals?all=1",
    "/goals/there?place=Lisbon",
    "/goals/path?to=Jonas+Weber",
    "/goals/path?to=nobody+at+all",
    "/map?view=list",
    "/map?view=list&world=0",
    "/map?by=recent",
    "/find?q=ana",
    "/knowledge?q=survey+weights",
    "/search?q=survey+weights+in+Lisbon+this+year",
    "/same?on=1",
    "/nowhere",
)


def furnish(network: Network) -> None:
    """What a page may be about and the village lacks: a reminder, somebody's partner, a question about two."""
    whom = ana(network)
    reminders.add(
        network, "Ask about the choir", reminders.When(TODAY + timedelta(days=3)), person_id=whom.id
    )
    relations.add(network, whom.id, relations.Said("partner", name="Tiago Sousa"))
    doubtful.bring(network)
    doubtful.bring_joined(network)
    _give_and_take(network, whom)
    _come_home(network)
    drawing.draw(network, today=TODAY)


def _come_home(network: Network) -> None:
    """A talk at an event, with a message owed; a line that waits there, and one that waits anywhere."""
    event = models.Event.objects.of(network).order_by("-pk")[0]
    heard = after.understand(network, event, "Wei Zhang plays go, promised to send him the book", today=TODAY)
    capturing.store(network, heard, capturing.Wishes(), today=TODAY)
    jotting.jot(network, uuid7(), "Kim Lee, builds boats", event_id=event.pk)
    jotting.jot(network, uuid7(), "Met Jo Park at the station, she sings")


def _give_and_take(network: Network, whom: Person) -> None:
    """A need that meets an offer, an introduction under way, something given, support and a thing to share."""
    tom = Person.objects.of(network).get(name="Tom Becker")
    offer = needs.add(network, "offer", "an hour on survey weights", person_id=tom.id, today=TODAY)
    need = needs.add(network, "need", "help with survey weights", person_id=whom.id, today=TODAY)
    introducing.propose(network, tom.id, whom.id, need=need.pk, offer=offer.pk, today=TODAY)
    told = ledger.Told(way="received", kind="advice", text="cut my talk in half", day=TODAY)
    ledger.add(network, whom.id, told)
    supporting.add(network, whom.id, "guidance", way="received", topic="panels", every=60, today=TODAY)
    goal = keeping.add(network, "A data job in Lisbon", note="four days a week", today=TODAY)
    asking.note(network, tom.id, goal_id=goal.pk, opening="Survey office", way=[whom.id], today=TODAY)
    knowledge.keep(network, whom.id, "Weight before you publish", topic="surveys", day=TODAY)
    feed = feeds.add(network, "https://example.org/feed", title="Panels")
    day = {"found_on": TODAY, "seen_on": TODAY}
    models.FeedItem.objects.create(network=network, feed=feed.pk, key="panels", title="Panels again", **day)
    sharing.add(network, "Survey weights for beginners", note="patient panel, open data", today=TODAY)


def addresses(network: Network) -> Iterator[str]:
    """Every address of the pages, each once, and some that ask for something."""
    for one in urlpatterns:
        if isinstance(one, URLPattern) and one.name and one.name not in _NO_PAGES:
            parts = {part: _stands_for(one.name, part, network) for part in one.pattern.converters}
            yield reverse(one.name, kwargs=parts)
    yield from _MORE


def _stands_for(page: str, part: str, network: Network) -> object:
    stands = _STANDS_FOR.get(f"{page} {part}", _STANDS_FOR.get(part))
    assert stands, f"say in tests/surfaces/every_page.py what stands for {part} in the address of {page}"
    return stands(network)


def ana(network: Network) -> Person:
    """Ana Sousa, whom the village's owner knows best."""
    return Person.objects.of(network).filter(name="Ana Sousa").order_by("pk")[0]


def _newest(model: Any) -> Callable[[Network], object]:
    """The id of the newest row; a model's manager has no type of its own here."""
    return lambda network: model.objects.of(network).order_by("-pk").values_list("pk", flat=True)[0]


def _needed(network: Network) -> Fact:
    """The need that `furnish` noted."""
    return Fact.objects.of(network).get(kind="need", text__contains="survey weights")


@cache
def _wish(network: Network) -> wishes.Wish:
    """An export that waits to be written: only a few may wait at a time."""
    return wishes.ask(network, "vcard")


@cache
def _asked(network: Network) -> object:
    """A draft that nobody said in other words: nobody listens there."""
    network.writing_on, network.writing_url, network.writing_model = True, "http://127.0.0.1:9", "small"
    draft = Draft(
        channel="chat",
        body="Hi Ana, survey weights.",
        basis=(Clause("Hi Ana,", "owner"), Clause("survey weights", "fact:1")),
    )
    id = rewording.start(network, draft, [ana(network).id])
    while not rewording.standing(network, id).done:
        time.sleep(0.01)
    return id


def _asked_to_come(network: Network) -> object:
    """The event whose host is known."""
    hosts = models.Attendance.objects.of(network).filter(role="host", record__isnull=False)
    return hosts.values_list("event_id", flat=True)[0]


# What stands for a part of an address: Ana and what is hers, or the newest of its kind.
_STANDS_FOR: dict[str, Callable[[Network], object]] = {
    "person_id": lambda network: ana(network).pk,
    "one_id": lambda network: ana(network).pk,
    "other_id": lambda network: Person.objects.of(network).get(name="Wei Zhang").pk,
    "person-date slot": lambda _: "birthday-02-14",
    "organisation_id": lambda network: ana(network).organisation_id,
    "relation_id": _newest(models.Relation),
    "reminder_id": _newest(models.Reminder),
    "touch_id": _newest(models.Touch),
    "fact_id": _newest(models.Fact),
    "promise_id": _newest(models.Promise),
    "version_id": _newest(models.RecordVersion),
    "import_id": _newest(models.Import),
    "handle_id": _newest(models.OwnHandle),
    "number": lambda network: joins.joins(network).rows[0].number,
    "wish_id": lambda network: _wish(network).id,
    "backup-file name": lambda _: "none",
    "setting name": lambda _: "theme",
    "suggestion_id": lambda _: "x",
    "give-need fact_id": lambda network: _needed(network).pk,
    "need_id": lambda network: _needed(network).pk,
    "offer_id": lambda network: (
        Fact.objects.of(network).get(kind="offer", text__contains="survey weights").pk
    ),
    "introduction_id": _newest(models.Introduction),
    "give_id": _newest(models.Give),
    "support_id": _newest(models.Support),
    "goal_id": _newest(models.Goal),
    "opening_id": _newest(models.Opening),
    "ask_id": _newest(models.Ask),
    "thing_id": _newest(models.Resource),
    "insight_id": _newest(models.Insight),
    "asked_id": _asked,
    "api-section name": lambda _: "people",
    "event_id": _newest(models.Event),
    "event-no event_id": _asked_to_come,
    "feed_id": _newest(models.Feed),
    "item_id": _newest(models.FeedItem),
    "jotting_id": _newest(models.Jotting),
    "follow_up_id": _newest(models.FollowUp),
    "guest_id": lambda network: (
        models.Attendance.objects.of(network).filter(record=None).order_by("pk")[0].pk
    ),
}


def pages(client: Client, network: Network) -> dict[str, bytes]:
    """What every address shows that answers a reader with a page."""
    found = {}
    for address in addresses(network):
        answer = client.get(address)
        assert answer.status_code < 500, address
        if answer.headers.get("Content-Type", "").startswith("text/html") and answer.content:
            found[address] = answer.content
    return found
