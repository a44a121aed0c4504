"""What somebody said they would do: whose promise it is, to whom, what, and until when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from amity.conversations.reading.clauses import ADVERBS, NAME, Clause
from amity.conversations.reading.dates import When
from amity.conversations.reading.doubt import GIVEN_UP, JOKING, KEPT, NEGATED
from amity.conversations.reading.focus import Focus
from amity.conversations.reading.line import Line
from amity.conversations.reading.names import Mention
from amity.conversations.reading.note import PromiseRead
from amity.conversations.reading.trim import text_between

_PERSON = rf"(?P<who>{NAME}|he|she|they|er|sie)"
_TO = rf"(?P<to>{NAME}|him|her|them|ihm|ihr|ihnen)"
_GIVE = (
    r"send|bring|lend|give|share|introduce|connect|call|phone|ring|email|mail|forward|help|write|show|book|pay|return|"
    r"look|check|ask|get|find|make|bake|cook|fix|repair|pick|drop|let|tell|text|teach|post|read|review|put|invite|pass|save|keep|build|water|feed|drive"
)
_GIVES_DE = r"schick|bring|leih|geb|gib|zeig|mail|send|besorg|ruf|helf|hilf|stell|schreib|reich|kauf|back|koch|besuch|empfehl|empfiehl|überweis|zahl|hol|nehm|nimm|reparier|such|mach|back|sag"
# "Ich habe ihm die Folien versprochen": a thing stands before the verb, and nothing to do comes after it.
_THING_DE = r"(?:(?:bis|am|zum) \w+ )?(?P<text>(?:den|die|das|ein\w{0,2}|mein\w{0,2}|unser\w{0,2}|sein\w{0,2}|zwei|drei) [^,.;]{2,80}?)"
_PROMISED_DE = r"(?:versprochen|zugesagt|angeboten)\b(?!,? .*\bzu\b)"
_WHEN_WE_MEET = re.compile(
    r"\b(?:when|next time|as soon as) we (?:next )?(?:meet|see each other|talk)|\bnext time\b|\bwenn wir uns (?:\w+ ){0,2}(?:sehen|treffen)|\bbeim nächsten (?:mal|treffen)\b|\bnächstes mal\b"
)
_SAID = r"(?:said|says|told \S{1,40}|wrote|sagt|sagte|meinte|versprach|mentioned)"


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How a promise is worded. Groups: `who` promises (absent: the owner), `to` whom, `text` what."""

    by: str
    wording: re.Pattern[str]


def _mine(wording: str) -> _Pattern:
    return _Pattern("me", re.compile(wording))


def _theirs(wording: str) -> _Pattern:
    return _Pattern("them", re.compile(wording))


_PATTERNS: Final = (
    # English, theirs
    _theirs(rf"{_PERSON} (?:{ADVERBS} )?(?:has |have )?(?:promised|agreed|offered|vowed|undertook)(?: (?:me|us))?(?: to| that (?:he|she|they)(?:'ll|'d| will| would)|,)? (?P<text>.+)"),
    _theirs(rf"{_PERSON} {_SAID}(?: me)?(?: that)? (?:he|she|they)(?:'ll|'d| will| would) (?P<text>(?:{_GIVE})\b.+)"),
    _theirs(rf"{_PERSON}(?:'ll| will| is going to) (?:{ADVERBS} )?(?P<text>(?:{_GIVE})\b.+)"),
    _theirs(rf"{_PERSON} owes me (?P<text>.+)"),
    # English, mine
    _mine(rf"\bi owe (?:{_TO} )(?P<text>.+)"),
    _mine(rf"\b(?:told|assured|wrote|texted) {_TO}(?: that)? i(?:'ll|'d| will| would) (?P<text>.+)"),
    _mine(rf"\bi (?:{ADVERBS} )?(?:have |had )?(?:promised|agreed|offered)(?: {_TO})?(?: to| that i(?:'ll|'d| will| would)|,)? (?P<text>.+)"),
    _mine(r"\bi (?:said|wrote)(?: that)? i(?:'ll|'d| will| would) (?P<text>.+)"),
    _mine(rf"^\W*(?:(?:and|but|then) )?(?:have )?(?:promised|agreed|offered) (?:{_TO} )?(?:to |that i(?:'ll|'d| will| would) )?(?P<text>.+)"),
    _mine(rf"(?:^|\bi | and )(?:{_SAID}) i(?:'ll|'d| will| would) (?P<text>.+)"),
    _mine(rf"\bi(?:'ll| will|'m going to| am going to) (?:{ADVERBS} )?(?P<text>(?:{_GIVE})\b.+)"),
    # German, theirs
    _theirs(rf"{_PERSON} (?:hat|haben) (?:mir |uns )?(?:{ADVERBS} )?(?:versprochen|zugesagt|zugesichert|angeboten),?(?: dass (?:er|sie))? (?P<text>.+)"),
    _theirs(rf"{_PERSON} (?:hat|haben) (?:mir|uns) (?:{ADVERBS} )?{_THING_DE} {_PROMISED_DE}"),
    _theirs(rf"{_PERSON} (?:versprach|verspricht|bot an|bietet an)(?: mir)?,?(?: dass (?:er|sie))? (?P<text>.+)"),
    _theirs(rf"{_PERSON} (?:will|wird|wollte|möchte) (?:mir|uns|mich) (?P<text>.+)"),
    _theirs(rf"{_PERSON} (?:{_GIVES_DE})\w{{0,3}} (?:mir|uns) (?P<text>.+)"),
    # German, mine
    _mine(rf"^\W*(?:ich )?(?:habe |hab )(?:{_TO} )?(?:{ADVERBS} )?(?:versprochen|zugesagt|angeboten),?(?: dass ich)? (?P<text>.+)"),
    _mine(rf"\b(?:habe|hab) (?:ich )?(?:{_TO} )?(?:versprochen|zugesagt|angeboten),?(?: dass ich)? (?P<text>.+)"),
    _mine(rf"(?:\bich (?:habe|hab)|\b(?:habe|hab) ich|^\W*(?:und )?(?:habe|hab)) {_TO} (?:{ADVERBS} )?{_THING_DE} {_PROMISED_DE}"),
    _mine(rf"^\W*(?:{NAME} )?versprochen,? (?P<text>.+)"),
    _mine(rf"\bich (?:werde|will) (?:{_TO} )(?P<text>.+)"),
    _mine(rf"\bich (?:{_GIVES_DE})e? {_TO} (?P<text>.+)"),
)  # fmt: skip
# "Morgen Kofi anrufen, hab ich ihm versprochen": what was promised stands in the clause before.
_BEFORE: Final = (
    ("me", re.compile(rf"^\W*(?:das )?(?:habe|hab) ich (?:{_TO} )?(?:{ADVERBS} )?(?:versprochen|zugesagt)")),
    ("me", re.compile(rf"^\W*(?:(?:i|that's what i|which i) )(?:have )?promised(?: {_TO})?\W*$")),
    ("me", re.compile(rf"^\W*(?:so |das )?(?:mein|war mein) versprechen (?:an {_TO})?")),
    (
        "them",
        re.compile(r"^\W*(?:das )?hat (?:er|sie|ʘ+) (?:mir |uns )?(?:\w+ ){0,3}?(?:versprochen|zugesagt)"),
    ),
    ("them", re.compile(r"^\W*(?:he|she|they|ʘ+) promised(?: me| that)?\W*$")),
)
_SENDING = re.compile(rf"^\W*(?:{_PERSON} )(?:{_GIVES_DE})\w{{0,3}} (?:mir |uns )?(?P<text>.+)")
_TO_DO = re.compile(r"^\W*(?P<text>.+?)(?:,\s*)?$")
_NO_PROMISE = re.compile(r"\b(?:the|that|those|his|her|my|a) promise\b")


class PromiseReader:
    """Reads promises clause by clause; remembers the clause before for "hab ich ihm versprochen"."""

    def __init__(self, line: Line, masked: str, mentions: Sequence[Mention], days: Sequence[When]) -> None:
        self._line, self._masked, self._mentions, self._days = line, masked, mentions, days

    def read(
        self, clause: Clause, before: Clause | None, focus: Focus, speaker: str | None
    ) -> PromiseRead | None:
        """The promise of a clause, if there is one that still stands."""
        plain = self._masked[clause.start : clause.end]
        if clause.asked or any(p.search(plain) for p in (NEGATED, GIVEN_UP, JOKING, KEPT)):
            return None
        if speaker:
            return self._quoted(clause, plain, speaker)
        return self._after_the_fact(plain, before, focus) or self._worded(clause, plain, focus)

    def _quoted(self, clause: Clause, plain: str, speaker: str) -> PromiseRead | None:
        found = re.search(
            rf"\bi(?:'ll| will| promise to|'m going to) (?P<text>.+)|\bich (?:werde|will|verspreche,?|(?:{_GIVES_DE})\w{{0,3}})(?: dir| euch| dich)? (?P<german>.+)",
            plain,
        )
        if not found:
            return None
        return self._made("them", speaker, clause, found, "text" if found["text"] else "german")

    def _worded(self, clause: Clause, plain: str, focus: Focus) -> PromiseRead | None:
        for pattern in _PATTERNS:
            found = pattern.wording.search(plain)
            if not found:
                continue
            person = self._other_side(pattern.by, clause, found, focus)
            if person and (made := self._made(pattern.by, person, clause, found, "text")):
                return made
        return None

    def _after_the_fact(self, plain: str, before: Clause | None, focus: Focus) -> PromiseRead | None:
        for by, wording in _BEFORE:
            found = wording.search(plain)
            if not found or before is None:
                continue
            said = self._masked[before.start : before.end]
            inner = (_SENDING if by == "them" else _TO_DO).search(said) or _TO_DO.search(said)
            person = self._named_in(before.start, before.end) or focus.anyone()
            if inner and person and not NEGATED.search(said):
                return self._made(by, person, before, inner, "text")
        return None

    def _other_side(self, by: str, clause: Clause, found: re.Match[str], focus: Focus) -> str | None:
        role = "who" if by == "them" else "to"
        said = found.groupdict().get(role)
        if said:
            at = clause.start + found.start(role)
            return self._named_in(at, clause.start + found.end(role)) or focus.who(said)
        inside = re.match(r"\w+ (?:him|her|them|ihm|ihr|ihnen)\b", found["text"])
        if inside or "intro" in found["text"]:
            return focus.anyone() or self._named_in(clause.start + found.start("text"), clause.end)
        inside_text = self._named_in(clause.start + found.start("text"), clause.end)
        return inside_text or focus.anyone() or self._named_in(clause.start, clause.end)

    def _named_in(self, start: int, end: int) -> str | None:
        return next((m.named.name for m in self._mentions if start <= m.start < end), None)

    def _made(
        self, by: str, person: str, clause: Clause, found: re.Match[str], group: str
    ) -> PromiseRead | None:
        start, end = clause.start + found.start(group), clause.start + found.end(group)
        days = [d for d in self._days if clause.start <= d.start < clause.end]
        meeting = _WHEN_WE_MEET.search(self._masked, start, end)
        text = text_between(
            self._line,
            self._masked,
            start,
            meeting.start() if meeting and meeting.start() > start else end,
            days,
        )
        if not text or _NO_PROMISE.match(text.lower()):
            return None
        due = next((d.future for d in days if d.future), None)
        return PromiseRead(by, person, text, due, when_we_meet=meeting is not None and due is None)
