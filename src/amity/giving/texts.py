"""Texts for giving, asking and introducing, from stored words only; each passes the gate or is not shown."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from string import Formatter

from amity.base.text import one_line
from amity.conversations.address import to_you
from amity.conversations.drafts import channel_for, greeted, spoken_with
from amity.conversations.facts import Clause, Draft, Someone
from amity.conversations.gate import OWNER, Ground, judge
from amity.conversations.phrases import IN as GREETINGS
from amity.conversations.phrases import says_sie
from amity.conversations.variants import variants
from amity.giving.phrases import BLURB, IN, SUBJECTS, Told
from amity.giving.sorting import bare
from amity.people.calling import called

_ASKS_NOTHING = frozenset({"joint", "thanks", "kindly", "thank"})
_TWO_WAYS = re.compile(r"<([^|<>]*)\|([^|<>]*)>")
_QUOTED_GAP = re.compile(r"[“„](\[[^\]]*\])[”“]")  # what the owner still has to fill in is no quotation
_AND = {"en": "and", "de": "und"}
_ABOUT_YOU = ("text", "care")  # what is noted of whoever reads it
_LONGEST = 140  # characters of stored words in a sentence


@dataclass(frozen=True, slots=True)
class Value:
    """Stored words that a sentence takes up, and what they rest on: "fact:<id>", "person:<id>", "owner"."""

    text: str
    source: str
    private: bool = False
    stored: str = ""  # as it is stored, where the sentence says it otherwise
    quoted: bool = True  # whether it stands in quotation marks where a sentence has them


@dataclass(frozen=True, slots=True)
class Book:
    """Sentences by language and kind, and subjects by the first part of a kind."""

    sentences: Mapping[str, Mapping[str, Told]]
    subjects: Mapping[str, Mapping[str, str]]


GIVING = Book(IN, SUBJECTS)


@dataclass(frozen=True, slots=True)
class Text:
    """A draft with its variants; where the gate refuses it, `why` says so and the draft is empty."""

    draft: Draft
    why: str
    shorter: Draft | None = None
    warmer: Draft | None = None
    blurb: str = ""  # to be passed on
    asks: bool = True  # whether it needs a question to pass


def write(
    kind: str,
    to: Sequence[Someone],
    values: Mapping[str, Value],
    *,
    language: str = "en",
    owing: bool = False,
    taken: Sequence[str] = (),
    book: Book = GIVING,
) -> Text:
    """The first way to say it that passes the gate. `to` is one person, or two for a joint message; their language wins.

    `owing`: the owner has an open promise to them; then nothing is asked that gives nothing. `taken` are texts to others.
    """
    spoken = spoken_with(to[0], language)
    formal = spoken == "de" and any(says_sie(one) for one in to)
    why, part = "no sourced fact", kind.partition(".")[0]
    asks = part not in _ASKS_NOTHING
    for sentences in book.sentences[spoken][kind]:
        draft = _draft(book.subjects[spoken][part], to, sentences, values, spoken, formal=formal)
        verdict = judge(
            draft.body, basis=draft.basis, facts=_grounds(to, values), recent=taken, owing=owing,
            asks=asks,
        )  # fmt: skip
        if verdict.passes:
            more = variants(draft, language=spoken, asks=asks)
            return Text(draft, "ok", more.shorter, more.warmer, _blurb(part, values, spoken), asks)
        why = verdict.why
    return Text(Draft(channel=channel_for(to[0]), body=""), why)


def _draft(
    subject: str,
    to: Sequence[Someone],
    sentences: Sequence[str],
    values: Mapping[str, Value],
    spoken: str,
    *,
    formal: bool,
) -> Draft:
    greeting = _greeting(to, spoken)
    values = values if formal else {**values, **_to_you(values, spoken)}
    said = [_filled(sentence, values, formal=formal) for sentence in sentences]
    channel = channel_for(to[0])
    shown = {name: value.text for name, value in values.items()}
    return Draft(
        channel=channel,
        subject=subject.format(**shown) if channel == "email" else "",
        body=" ".join((greeting, *(text for text, _ in said))),
        basis=(Clause(greeting, OWNER), *(Clause(text.rstrip(".?"), source) for text, source in said)),
    )


def _greeting(to: Sequence[Someone], spoken: str) -> str:
    """One person by name, or two: "Hi Ana and Ben,"."""
    first = greeted(GREETINGS[spoken].greetings[0], to[0])
    names = [called(one.name, one.given) for one in to[1:]]
    return " ".join((first.rstrip(","), *(f"{_AND[spoken]} {name}" for name in names))) + ","


def _to_you(values: Mapping[str, Value], spoken: str) -> dict[str, Value]:
    """Notes about the reader as one says them to their face: "is learning Portuguese", "you are learning Portuguese"."""
    notes = {name: values[name] for name in _ABOUT_YOU if name in values}
    return {
        name: replace(value, text=said, stored=f"{value.stored} {value.text}", quoted=False)
        for name, value in notes.items()
        if value.source.startswith("fact:") and (said := to_you(value.text, spoken))
    }


def _filled(sentence: str, values: Mapping[str, Value], *, formal: bool) -> tuple[str, str]:
    """The sentence as it is said, and what it rests on."""
    plain = _TWO_WAYS.sub(r"\2" if formal else r"\1", sentence.removeprefix("~"))
    names = [name for _, name, _, _ in Formatter().parse(plain) if name]
    for name in names:
        if not values[name].quoted:
            plain = re.sub(rf"[“„]({{{name}}})[”“]", r"\1", plain)
    told = {name: bare(one_line(values[name].text, limit=_LONGEST)) for name in names}
    sources = [values[name].source for name in names]
    # What is noted of somebody weighs more than a mere name.
    best = min(sources, key=lambda source: (source == OWNER, source.startswith("person:")), default=OWNER)
    return _QUOTED_GAP.sub(r"\1", plain.format(**told)), OWNER if sentence.startswith("~") else best


def _grounds(to: Sequence[Someone], values: Mapping[str, Value]) -> list[Ground]:
    """All that may be said: the values by their source, the names of those written to, and what is private of them."""
    told: dict[str, list[Value]] = {}
    for value in values.values():
        told.setdefault(value.source, []).append(value)
    grounds = [
        Ground(
            source,
            " ".join(f"{one.stored} {one.text}" for one in some),
            private=any(one.private for one in some),
        )
        for source, some in told.items()
    ]
    names = [Ground(f"name:{one.id}", f"{one.name} {called(one.name, one.given)}") for one in to]
    private = [Ground(f"fact:{f.id}", f.text, private=True) for one in to for f in one.facts if f.private]
    return [*grounds, *names, *private]


def _blurb(part: str, values: Mapping[str, Value], spoken: str) -> str:
    """Two lines about the other side that the first can read, or pass on."""
    if part != "request":
        return ""
    if "need" not in values:
        return (
            f"{values['other'].text} ({values['about'].text})"
            if "about" in values and values["about"].text
            else ""
        )
    about = f" ({values['about'].text})" if "about" in values and values["about"].text else ""
    return BLURB[spoken].format(other=f"{values['other'].text}{about}", need=bare(values["need"].text))
