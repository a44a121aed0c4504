"""A line noted at a gathering: one person a line, often no more than a name and what stayed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from amity.base.text import fold
from amity.conversations.reading import (
    Encounter,
    FactRead,
    KnownPerson,
    Named,
    Note,
    read_note,
)
from amity.conversations.reading.line import read_line
from amity.conversations.reading.names import Mention, find_names
from amity.people.given_names import MEN, WOMEN, may_be

NEW = "new:"  # of somebody whom the line names first: no id of the caller's begins so

_MARKS = " \t-–—*•·"
_WORD = r"[^\W\d_][\w'’-]*\.?"
_FULL = re.compile(
    rf"{_WORD}(?:\s(?:(?:de|da|do|dos|di|del|van|von|der|den|la|le|al|bin|ten)\s)*{_WORD}){{0,3}}"
)
_SMALL = frozenset("de da do dos di del van von der den la le al bin ten".split())
_AFTER_NAME = re.compile(r"\s*(?:[,:;(–—]|\s-\s|$|(?:from|of|at|via|through|von|aus|bei|über|durch)\b)")
_OPENS = re.compile(
    r"^(?:met|meet|saw|talked (?:to|with)|spoke (?:to|with)|chatted with|traf|getroffen:?|gesprochen mit|mit)\s+",
    re.I,
)
_AND = re.compile(r"\s*(?:,?\s*(?:and|und)\s|[&+])\s*")
_THROUGH = re.compile(r"\b(?:through|via|thanks to|introduced by|über|durch|dank|vorgestellt von)\s+$", re.I)
_BROUGHT = re.compile(
    r"^\s*(?:introduced|connected|hat|stellte)\s(?:me|us|mir|mich|uns)\b(?:\s(?:to|with|mit))?\s*$", re.I
)
_GERMAN = re.compile(
    r"[äöüß]|\b(?:ich|und|ist|hat|sucht|braucht|lernt|arbeitet|zieht|mit|ihm|ihr|bei|für|nach|der|die|das|ein|eine)\b",
    re.I,
)
_CLAUSE = re.compile(r"\s*(?:[,;]|\.(?=\s|$)|\s[–—-]\s)\s*")
_OF_MINE = re.compile(
    r"^(?:and\s|und\s)?(?:i|i'll|i’ll|we|ich|wir|my|our|mein\w*|unser\w*|promised|versprochen)\b", re.I
)
_I_WILL = re.compile(r"(?<=[.,;]\s)will(?=\s\w+\s(?:him|her|them)\b)", re.I)
_VERB = re.compile(r"\s(?:and|und|is|was|has|hat|ist|war|[a-zäöüß]{3,}[st])\b")
_GREETS = re.compile(r"^(?:says? (?:hi|hello)|hi|hello|grüßt|sagt hallo|nice|great|lovely|nett)\b", re.I)


@dataclass(frozen=True, slots=True)
class Heard:
    """A line as understood: `note` holds one encounter with all who were talked to, or none where nobody is named.

    `through` are pairs of who introduced and who was met by that.
    """

    text: str
    note: Note
    through: tuple[tuple[str, str], ...] = ()

    @property
    def met(self) -> tuple[str, ...]:
        """The names of those who were talked to."""
        return self.note.encounters[0].people if self.note.encounters else ()


def hear(text: str, *, today: date, known: Sequence[KnownPerson], date_order: str = "") -> Heard:
    """Read one line. Who stands first was talked to; what is said after is theirs, and nothing of it is lost.

    Somebody whom nobody knows bears an id that begins with `NEW`, so that a later line can mean them too.
    """
    text = text.strip(_MARKS)
    everybody = _with_first(text, known)
    mentions = find_names(read_line(text), everybody)
    if not mentions:
        return Heard(text, Note())
    heads = _heads(text, mentions)
    note = max(
        (
            read_note(way, today=today, known=everybody, date_order=date_order)
            for way in _ways(text, heads[0])
        ),
        key=_worth,
    )  # of equals the first
    through = tuple(_through(text, mentions, heads))
    met = _met(read_note(text, today=today, known=everybody), heads, through)
    if len(met) == 1:
        note = _of_head(note, met[0], {introducer for introducer, _ in through})
        note = replace(note, facts=(*note.facts, *_rest(text[heads[0].end :], note, met[0])))
    people, unclear = _named(note, mentions)
    return Heard(text, replace(note, people=people, unclear=unclear, encounters=(_talk(met),)), through)


def _with_first(text: str, known: Sequence[KnownPerson]) -> Sequence[KnownPerson]:
    """The known people, and who stands first where nobody of them does."""
    opened = _OPENS.match(text)
    start = opened.end() if opened else 0
    found = _FULL.match(text, start)
    name = _name_in(found.group()) if found else ""
    if not name or any(m.start <= start < m.end for m in find_names(read_line(text), known)):
        return known
    given, *others = name.split()
    after = start + len(name)
    is_given = fold(given) in WOMEN | MEN or text[after : after + 1] == ":"
    if is_given or (others and (_AFTER_NAME.match(text, after) or _VERB.match(text, after))):
        return (*known, KnownPerson(f"{NEW}{name}", name, given))
    return known


def _name_in(words: str) -> str:
    """The words with a capital at the head of these."""
    kept: list[str] = []
    for word in words.split():
        if not word[0].isupper() and word not in _SMALL:
            break
        kept.append(word)
    while kept and kept[-1] in _SMALL:
        kept.pop()
    return " ".join(kept)


def _heads(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Who was talked to: the first name of the line, and those joined to it by "and"."""
    heads = [mentions[0]]
    for mention in mentions[1:]:
        if not _AND.fullmatch(text[heads[-1].end : mention.start]):
            break
        heads.append(mention)
    return heads


def _ways(text: str, head: Mention) -> Iterator[str]:
    """The line as whole sentences of several kinds: as it stands where it tells of meeting, else put so that it does."""
    name, rest = text[head.start : head.end], _I_WILL.sub("I will", text[head.end :])
    if _OPENS.match(text):
        yield text[: head.end] + rest
    german = _GERMAN.search(rest) is not None
    he = may_be(head.named.name, "he") and not may_be(head.named.name, "she")
    who = ("Er" if he else "Sie") if german else ("He" if he else "She")
    meeting = "Traf" if german else "Met"
    yield f"{meeting} {name}{rest}"
    yield f"{meeting} {name}. {who} {rest.lstrip(_MARKS + ',:;')}"
    yield text
    yield f"{meeting} {name}. {name}{rest}"


def _worth(note: Note) -> int:
    """How much a reading understood: a promise or a need more than a mere note."""
    plain = sum(fact.kind == "note" for fact in note.facts)
    return (
        3 * (len(note.promises) + len(note.introductions)) + 2 * (len(note.needs) + len(note.facts)) - plain
    )


def _through(text: str, mentions: Sequence[Mention], heads: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    first = heads[0]
    for mention in mentions:
        if mention in heads:
            continue
        if _THROUGH.search(text[: mention.start]):
            yield mention.named.name, first.named.name
        elif _BROUGHT.match(text[first.end : mention.start]):
            yield first.named.name, mention.named.name


def _met(plain: Note, heads: Sequence[Mention], through: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The heads, whom the line says it of in so many words, and who was introduced."""
    said = [name for meeting in plain.encounters for name in meeting.people]
    brought = {introducer for introducer, _ in through} - {head.named.name for head in heads}
    names = [head.named.name for head in heads] + said + [name for _, name in through]
    return tuple(name for name in dict.fromkeys(names) if name not in brought)


def _of_head(note: Note, head: str, besides: set[str]) -> Note:
    """In somebody's line, what the owner promises is promised to them, and what follows who introduced them is theirs."""
    return replace(
        note,
        promises=tuple(replace(said, person=head) if said.by == "me" else said for said in note.promises),
        facts=tuple(replace(said, person=head) if said.person in besides else said for said in note.facts),
        needs=tuple(replace(said, person=head) if said.person in besides else said for said in note.needs),
    )


def _rest(rest: str, note: Note, who: str) -> Iterator[FactRead]:
    """Clauses that nothing was read from, as notes: what somebody wrote down mattered to them."""
    read = [fold(fact.text) for fact in note.facts] + [fold(need.text) for need in note.needs]
    read += [fold(promise.text) for promise in note.promises]
    for clause in _CLAUSE.split(rest.strip(_MARKS + ",:;.")):
        plain = fold(clause)
        words = plain.split()
        if (
            len(words) < 2
            or _OF_MINE.match(clause)
            or _GREETS.match(clause)
            or _THROUGH.search(f"{words[0]} ")
        ):
            continue
        if not any(text in plain or plain in text for text in read if text):
            yield FactRead(who, clause.strip(), "note")


def _named(note: Note, mentions: Sequence[Mention]) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Everybody the line names, with whoever only the reading found."""
    people = [m.named for m in mentions if not m.unclear] + list(note.people)
    unclear = [m.named for m in mentions if m.unclear]
    known = {one.name: one for one in reversed(people)}
    return tuple(reversed(known.values())), tuple({one.name: one for one in unclear}.values())


def _talk(met: tuple[str, ...]) -> Encounter:
    return Encounter(met, None, "in_person", None)
