"""One page about one person, and about somebody of whom only a name is known."""

from datetime import date

from amity.conversations.drafts import spoken_with
from amity.conversations.facts import Fact, Someone
from amity.conversations.phrases import DE_SIE as LETTERS_SIE
from amity.conversations.phrases import EN as LETTERS_EN
from amity.conversations.phrases import IN as LETTERS
from amity.conversations.phrases import says_sie
from amity.conversations.telling import Telling
from amity.prepare import moves, questions
from amity.prepare.facts import Ask, Brief, Known, Matter, Missing, Opener, Stranger
from amity.prepare.phrases import Sayings, spoken
from amity.prepare.still_true import is_asked_again

SETTINGS = ("anyone", "talk", "queue", "lunch", "online")
_NOTE = "note"


def brief(known: Known, *, today: date, language: str = "en") -> Brief:
    """The page about somebody of the book; the same input gives the same page."""
    someone = known.someone
    tongue = spoken_with(someone, language)
    formal = tongue == "de" and says_sie(someone)
    sayings = spoken(tongue, formal=formal)
    words = LETTERS_SIE if formal else LETTERS.get(tongue, LETTERS_EN)
    telling = Telling(today, words, tongue, company=someone.organisation, formal=formal)
    asked = questions.about(known, sayings, telling)
    missing = tuple(_missing(someone))
    strange = Missing.TALK in missing or not asked
    return Brief(
        name=someone.name,
        person=someone.id,
        last_touch=someone.last_touch,
        promises=tuple(sorted(someone.promises, key=lambda one: (one.by != "me", one.made_on, one.id))),
        matters=tuple(_matters(someone, today)),
        keep_in_mind=tuple(filter(questions.is_for_the_owner_alone, someone.facts)),
        news=known.news,
        offer=moves.offer(known),
        ask=moves.ask(known, asked),
        questions=asked,
        openers=openers(sayings) if strange else (),
        leaving=sayings.leaving if strange else sayings.leaving_known,
        missing=missing,
    )


def stranger_brief(guest: Stranger, *, language: str = "en", formal: bool = False) -> Brief:
    """The page about somebody who is not in the book: what a list says, and what works with anybody."""
    sayings = spoken(language, formal=formal)
    asked = questions.of_stranger(guest, sayings)
    ask = (
        Ask(kind="question", text=asked[0].text, evidence=(asked[0].evidence,)) if asked else Ask(kind="none")
    )
    return Brief(
        name=guest.name, guest=guest.id, offer=moves.ATTENTION, ask=ask, questions=asked, openers=openers(sayings),
        leaving=sayings.leaving, missing=(Missing.PERSON,),
    )  # fmt: skip


def openers(sayings: Sayings) -> tuple[Opener, ...]:
    """Ways to begin, by setting."""
    return tuple(
        Opener(setting=setting, text=text) for setting in SETTINGS for text in sayings.openers[setting]
    )


def _matters(someone: Someone, today: date) -> list[Matter]:
    told = [fact for fact in someone.facts if not questions.is_for_the_owner_alone(fact)]
    told.sort(key=_place, reverse=True)
    return [Matter(fact=fact, ask_again=is_asked_again(fact, today)) for fact in told]


def _place(fact: Fact) -> tuple[bool, date, str]:
    return fact.kind != _NOTE, max(filter(None, (fact.said_on, fact.confirmed_on)), default=date.min), fact.id


def _missing(someone: Someone) -> list[Missing]:
    """What the page says it does not know."""
    found = []
    if not any(fact.kind != _NOTE for fact in someone.facts):
        found.append(Missing.MATTERS)
    if someone.last_touch is None:
        found.append(Missing.TALK)
    if not someone.title and not someone.organisation:
        found.append(Missing.WORK)
    return found
