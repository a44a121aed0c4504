"""Log a typed sentence: understand it against the book, then store what the owner agrees to, in one transaction."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from amity.actions import ties
from amity.actions.events import jotting as jottings
from amity.actions.noting import Writer
from amity.actions.said import (
    add_fact,
    delete_fact,
    delete_promise,
    delete_touch,
    edit_fact,
    edit_promise,
    edit_touch,
    keep_promise,
    release_promise,
)
from amity.base.errors import Ambiguous, BadInput
from amity.base.text import clean, fold
from amity.conversations.reading import KnownPerson, Named, Note, read_note
from amity.conversations.wording import content_words, words
from amity.people.records import Card, Standing
from amity.store import journal
from amity.store.journal import Entry
from amity.store.models import Fact, Network, Person, Promise, Touch
from amity.store.people import new_person

__all__ = [
    "Question",
    "Someone",
    "Stored",
    "Understanding",
    "add_fact",
    "delete_fact",
    "delete_promise",
    "delete_touch",
    "edit_fact",
    "edit_promise",
    "edit_touch",
    "keep_promise",
    "release_promise",
    "store",
    "understand",
]

LONGEST = 10_000  # characters of a note that are kept
NEW, SKIP = "new", "skip"
_MOST = 200  # namesakes that are looked at


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody a name may mean: where they work and live tells namesakes apart."""

    id: UUID
    name: str
    title: str = ""
    organisation: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A name that several people bear: the owner chooses one, a new person, or nobody."""

    typed: str
    people: tuple[Someone, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a sentence says. Nothing is stored yet.

    `note` is the sentence as read; parts are named "fact:0", "promise:0", "need:0" and "touch:0" by
    their order there. `questions` must be answered before `store`.
    """

    text: str
    note: Note
    today: date
    questions: tuple[Question, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to store."""
        note = self.note
        return not (note.encounters or note.facts or note.promises or note.needs or note.introductions)


@dataclass(frozen=True, slots=True)
class Stored:
    """What was stored, as rows; `change` takes it back."""

    touches: tuple[Touch, ...]
    people: Mapping[str, Person]
    new: frozenset[str]
    facts: tuple[Fact, ...]
    promises: tuple[Promise, ...]
    change: UUID


def understand(network: Network, text: str, *, today: date) -> Understanding:
    """Read a sentence. Only people whose first or last name stands in it are loaded, by two indexes."""
    text = clean(text.strip(), limit=LONGEST)
    bearers = {str(person.id): person for person in named_in(network, text)}
    known = [KnownPerson(id, p.name, p.given) for id, p in bearers.items()]
    note = read_note(text, today=today, known=known, date_order=network.date_order)
    questions = tuple(
        Question(unclear.name, tuple(_shown(bearers[id]) for id in unclear.candidates))
        for unclear in note.unclear
    )
    return Understanding(text, note, today, questions)


def named_in(network: Network, text: str) -> list[Person]:
    """The people of the book whose first or last name stands in a text, by index."""
    people = Person.objects.of(network).filter(standing=Standing.PERSON, is_me=False)
    # The range from "ana" to before "ana!" holds "ana" and "ana sousa". One branch a range, because
    # SQLite takes the index for each of them, and reads the whole network for a long OR.
    ranges = [
        people.filter(**{f"{column}__gte": key, f"{column}__lt": f"{key}!"}).values_list("pk")
        for key in sorted(_keys(text))[:100]
        for column in ("name_key", "sort_name")
    ]
    if not ranges:
        return []
    ids = {pk for (pk,) in ranges[0].union(*ranges[1:])[:_MOST]}
    return list(people.filter(pk__in=ids).select_related("organisation").order_by("sort_name", "id"))


def _keys(text: str) -> set[str]:
    """Every word of a note as a name would be filed, also without a genitive's s and with umlauts folded."""
    keys: set[str] = set()
    for word in words(text[:2_000]):
        plain = fold(word.split("'")[0].split("’")[0])
        if not content_words(plain) and not word[0].isupper():
            continue
        keys |= {plain, fold(word), plain.removesuffix("s")}
        keys.add(plain.replace("oe", "o").replace("ae", "a").replace("ue", "u"))
    return {key for key in keys if len(key) > 1}


def _shown(person: Person) -> Someone:
    organisation = person.organisation.name if person.organisation else ""
    return Someone(person.id, person.name, person.title, organisation, person.place)


def store(
    network: Network,
    understanding: Understanding,
    *,
    today: date,
    choices: Mapping[str, UUID | str] | None = None,
    without: Collection[str] = (),
    jotting: UUID | None = None,
) -> Stored:
    """Store what was understood. Everything or nothing; the journal can take it back as one change.

    `choices` says for a name whom it means: a person's id, "new" or "skip"; names that several bear
    must be chosen (else Ambiguous). `without` names parts to leave out ("fact:0"). A note of which
    nothing can be stored is refused with BadInput. `jotting` is the line jotted down before, which is done with then.
    """
    chosen = {name: str(choice) for name, choice in (choices or {}).items()}
    open_names = [q.typed for q in understanding.questions if q.typed not in chosen]
    if open_names:
        several = _("Several people are called %(names)s. Choose who is meant.")
        raise Ambiguous(several % {"names": ", ".join(open_names)})
    with journal.entry(network, "log", text=understanding.text[:200]) as entry:
        who = _Who(entry, understanding.note, chosen)
        writer = Writer(
            entry, understanding.note, understanding.text, who, today=today, without=frozenset(without)
        )
        writer.write()
        if not entry.rows:
            raise BadInput(
                _("There is nothing in this sentence that can be stored. Name somebody and what happened.")
            )
        if jotting is not None:
            jottings.keep(entry, jotting)
        entry.person = next((p.id for p in writer.people.values()), None)
        entry.about["names"] = [p.name for p in writer.people.values()]
        ties.rebuild(network, {p.id for p in writer.people.values()})
    if entry.change is None:
        raise BadInput(_("Nothing was stored."))
    return Stored(
        tuple(writer.touches),
        writer.people,
        frozenset(who.new),
        tuple(writer.facts),
        tuple(writer.promises),
        entry.change.pk,
    )


class _Who:
    """Who a name of a note is: as the owner chose, else as it was read, else somebody new."""

    def __init__(self, entry: Entry, note: Note, chosen: Mapping[str, str]) -> None:
        self.entry, self._chosen = entry, chosen
        self._named = {named.name: named for named in (*note.people, *note.unclear)}
        self.new: set[str] = set()

    def __call__(self, name: str) -> Person | None:
        named = self._named.get(name, Named(name))
        choice = self._chosen.get(name) or named.id or NEW
        if choice == SKIP:
            return None
        if choice == NEW:
            self.new.add(name)
            return new_person(self.entry, Card(name=name))
        return by_id(self.entry.network, choice)


def by_id(network: Network, id: str) -> Person:
    """The person of an id as a form or a program sends it. Raises BadInput."""
    try:
        person = Person.objects.of(network).filter(id=UUID(id)).first()
    except ValueError:
        person = None
    if person is None:
        raise BadInput(f"There is nobody with the id {id}.")
    return person
