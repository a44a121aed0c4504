"""A goal in its owner's words: what kind it is, and where it may come from. All of it is a guess the owner can change."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from amity.base.text import fold, one_line


class Kind(StrEnum):
    """What somebody looks for."""

    JOB = "job"
    CLIENT = "client"
    COLLABORATION = "collaboration"
    BUSINESS = "business"
    ADVICE = "advice"
    HOME = "home"
    OTHER = "other"


class TargetKind(StrEnum):
    """Where it may come from."""

    ORGANISATION = "organisation"
    ROLE = "role"
    PLACE = "place"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Target:
    """One of them, in words."""

    kind: TargetKind
    text: str


LONGEST: Final = 10_000  # characters of a goal
MOST_TARGETS: Final = 20
_READ: Final = 600  # characters from which targets are guessed
# The word that comes first decides: "advice on finding a flat" is about advice.
_CUES: Final[dict[Kind, str]] = {
    Kind.JOB: r"job\w*|work|position|role|hire[ds]?|employ\w*|career|internship|apprentice\w*|stelle|arbeit|anstellung"
    r"|praktikum|ausbildung\w*|beruf\w*|festanstellung|minijob|teilzeit\w*|empleo|trabajo|emploi|travail|emprego|lavoro",
    Kind.CLIENT: r"clients?|customers?|commission\w*|freelance\w*|mandates?|kund\w+|auftrag\w*|auftrage\w*|mandant\w*",
    Kind.COLLABORATION: r"collaborat\w*|co ?author\w*|coauthor\w*|partner\w*|together|band ?mates?|joint|zusammen\w*"
    r"|kooperation\w*|mitstreiter\w*|mitautor\w*",
    Kind.BUSINESS: r"business\w*|startup\w*|start up|found\w*|invest\w*|funding|company|co ?founder\w*|grund\w+|geschaft\w*"
    r"|firma|kapital|finanzierung",
    Kind.ADVICE: r"advice|advise\w*|learn\w*|understand|opinion|mentor\w*|feedback|guidance|how to|rat|beratung|tipps?"
    r"|lernen|verstehen|meinung|ratschlag\w*",
    Kind.HOME: r"flat|flats|apartment\w*|home|house|housing|room|rent|landlord\w*|wohnung\w*|haus|zimmer|miete\w*|wg|bleibe"
    r"|heim|piso|logement|appartement",
}
_EMPTY: Final = frozenset(
    "a an the i im am my me we our want wants would like look looking find finding search searching for of to on at in near "
    "around from with and or by about some somebody someone anyone something anything who that which is be new next good better first as into "
    "up out this these need needs help days day week weeks month months year years four five three two one full part time "
    "ein eine einen einem einer der die das den dem des ich mir mich wir uns mochte suche suchen finde finden fur von zu zum "
    "zur am im bei nahe mit und oder uber jemand jemanden wer ist sein neu neue neuen neuer neues gut gute guter brauche hilfe "
    "tage tag woche wochen monat monate jahr jahre ab bis als etwas".split()
)
_MONTHS: Final = frozenset(
    "january february march april may june july august september october november december spring summer autumn winter "
    "januar februar marz mai juni juli oktober dezember fruhling fruhjahr sommer herbst".split()
)
_PLACE: Final = re.compile(r"\b(?:in|near|around)\s+((?:[A-ZÀ-ÝŁŚŻ][\w’'-]+)(?:\s+[A-ZÀ-Ý][\w’'-]+){0,2})")
_AT: Final = re.compile(r"\b(?:at|bei)\s+((?:[A-ZÀ-ÝŁŚŻ][\w&’'-]*)(?:\s+[A-ZÀ-Ý&][\w&’'-]*){0,3})")
_NO_PLACES: Final = frozenset(
    "teilzeit vollzeit zukunft ruhe sachen bezug elternzeit person".split()
)  # after "in"
_WHO: Final = re.compile(
    r"\w{3,}(?:er|or|ist|ian|ant|eur|erin|orin|istin|antin|manager|lead|head|scientist|developer)$"
)
_CLAUSE: Final = re.compile(r"[,;:.()\n]+")


def kind_of(text: str) -> Kind:
    """What kind of goal these words are: the cue that comes first decides.

    >>> kind_of("A data job in Lisbon"), kind_of("Rat zur Wohnungssuche"), kind_of("Wieder singen")
    (<Kind.JOB: 'job'>, <Kind.ADVICE: 'advice'>, <Kind.OTHER: 'other'>)
    """
    words = fold(text[:_READ])
    found = [
        (match.start(), kind)
        for kind, cues in _CUES.items()
        if (match := re.search(rf"\b(?:{cues})\b", words))
    ]
    return min(found, key=lambda one: one[0])[1] if found else Kind.OTHER


def targets_in(
    text: str, *, places: Iterable[str] = (), organisations: Iterable[str] = ()
) -> tuple[Target, ...]:
    """Where a goal may come from, as its words say. `places` and `organisations` are names known already.

    >>> [str(one.text) for one in targets_in("A data job in Lisbon")]
    ['Lisbon', 'data']
    """
    said = one_line(text, limit=_READ)
    found = [
        *_known(said, places, TargetKind.PLACE),
        *_known(said, organisations, TargetKind.ORGANISATION),
        *_named(said),
    ]
    once = {(one.kind, fold(one.text)): one for one in reversed(found)}
    named = tuple(reversed(once.values()))
    about = _about(said, taken={word for one in named for word in fold(one.text).split()})
    return (*named, *about)[:MOST_TARGETS]


def _known(said: str, names: Iterable[str], kind: TargetKind) -> Iterator[Target]:
    words = f" {fold(said)} "
    for name in names:
        folded = fold(name)
        if len(folded) > 2 and folded not in _EMPTY and f" {folded} " in words:
            yield Target(kind, one_line(name, limit=300))


def _named(said: str) -> Iterator[Target]:
    """Names after "in" and "at"."""
    for match in _AT.finditer(said):
        yield Target(TargetKind.ORGANISATION, match[1])
    for match in _PLACE.finditer(said):
        if fold(match[1]).split()[0] not in _MONTHS | _NO_PLACES:
            yield Target(TargetKind.PLACE, match[1])


def _about(said: str, taken: set[str]) -> Iterator[Target]:
    """What is left of the first clause when cues and small words are gone: a role, or what it is about."""
    cues = re.compile("|".join(rf"(?:{cues})" for cues in _CUES.values()))
    run: list[str] = []
    for word in [*_CLAUSE.split(said)[0].split(), ""]:
        plain = fold(word)
        if (
            plain
            and plain not in _EMPTY | taken | _MONTHS
            and not cues.fullmatch(plain)
            and not plain.isdecimal()
        ):
            run.append(word.strip("“”\"'’!?"))
        elif run:
            last = fold(run[-1])
            kind = TargetKind.ROLE if _WHO.fullmatch(last.split()[-1] if last else "") else TargetKind.TOPIC
            yield Target(kind, " ".join(run)[:300])
            run = []
