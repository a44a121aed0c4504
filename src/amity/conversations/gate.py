"""The gate before every draft: it may say only what is stored, to one person, kindly.

`judge` gives the first rule that a text breaks, the gravest first, so that one sentence explains it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from amity.conversations import gate_words as bad
from amity.conversations.facts import Clause
from amity.conversations.wording import backed, content_words, likeness, sentences, words

LONGEST = 60  # words
TOO_ALIKE = 0.6  # share of word pairs
OWNER = "owner"  # source of what the sender says of themselves
PLACEHOLDER = re.compile(r"\[(?:ask|frag|noch):[^\]\n]{0,200}\]", re.I)

_MONTHS = {
    1: "January Januar",
    2: "February Februar",
    3: "March März",
    4: "April",
    5: "May Mai",
    6: "June Juni",
    7: "July Juli",
    8: "August",
    9: "September",
    10: "October Oktober",
    11: "November",
    12: "December Dezember",
}
_ISO = re.compile(r"\b(\d{4})-(\d\d)-\d\d\b")
_YOU = re.compile(r"\b(?:you|your|yours|you're|you've|du|dein\w*|dir|dich|ihr|euch|euer\w*)\b", re.I)
_I = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|we|my|me|our|us|ich|wir|uns|unser\w*|mein\w*|mir|mich)\b", re.I)
# Sentences without a subject that are the sender's own all the same: "Good to meet you", "Danke für deine Mail".
_OWN = re.compile(
    r"^\W*(?:it (?:was|is|has been) )?(?:good|nice|great|lovely|thank(?:s| you)|congratulations|happy|all the best|"
    r"es (?:war|ist) |schön|danke|vielen dank|herzlichen|alles (?:gute|liebe))\b",
    re.I,
)
_CLAUSES = re.compile(r"[,;:–—]\s+|\s+(?:and|but|so|because|und|aber|weil|denn|dass)\s+", re.I)
_YOURS = re.compile(r"\b(?:your|dein\w{0,2}|euer|eure\w?)\s+((?:\w+[ -]){0,2}\w+)", re.I)
_NAMED = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]+")
# "How are the mornings at your place": what everybody has needs no source.
EVERYBODYS = frozenset(
    """advice answer best birthday calendar choice corner day days desk end evening evenings eye eyes family favourite
    favorite feeling friends friend hand hands head help holiday holidays home house idea ideas kind life mail message mind
    moment morning mornings name news note number opinion own part people place plan plans question reply return
    route side summer table taste team thought thoughts time today town view way week weekend weeks welcome winter work
    year years yesterday tomorrow autumn spring sunday monday tuesday wednesday thursday friday saturday good happy dear
    kind nice glad great lovely lately often sometimes favour tipp tip rat adresse alltag antwort arbeit art auge augen
    eindruck ende ersten erste erstes frage freund freunde freundin freunden geburtstag gedanken gefuhl hand hause haus
    hilfe idee ideen jahr kalender kopf leben liebsten mail meinung montag morgen abend nachricht name plan plane platz
    seite sicht sommer tag tage tagen team uhr urlaub weg weile winter woche wochen wochenende worte zeit zuhause zukunft
    said told mentioned wrote write asked spoke talked talking promised love enjoy erzahlt gesagt erwahnt geschrieben gefragt
    meintest sagtest gesprochen versprochen hallo liebe lieber heute gern gerne""".split()
)
_OF_ONES_OWN = frozenset(
    """
    allotment apartment baby band boat book boss boyfriend brother business car cat child children choir company course
    dad daughter degree divorce dog exam father fiance flat garden girlfriend grandchild grandson granddaughter holiday horse
    house husband illness job kids knee leg marathon marriage mother move mum neighbour novel operation parents partner pet
    promotion puppy retirement sister son studio surgery thesis trip twins van vacation wedding wife
    arzt auto baby band bein boot bruder buch chef chefin chor ehe eltern enkel enkelin exfrau exmann familie firma frau freundin garten
    haus hausbau hochzeit hund job katze kind kinder knie krankheit kurs mann mutter neubau operation partner partnerin pferd prufung reise
    roman scheidung schwester sohn stelle studium tochter umzug vater wagen welpe wohnung zwillinge beforderung
    """.split()
)


@dataclass(frozen=True, slots=True)
class Ground:
    """Something stored on which a clause may rest."""

    id: str
    text: str
    source: str = ""
    private: bool = False

    @property
    def owed(self) -> bool:
        """A promise of the owner that is still open."""
        return self.source.startswith(("promise", "Versprechen")) and bool(_I.match(self.text))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a draft may be shown, and the first rule it breaks ("ok" for none)."""

    passes: bool
    why: str


@dataclass(frozen=True, slots=True)
class _Case:
    text: str
    basis: tuple[Clause, ...]
    grounds: dict[str, Ground]
    recent: tuple[str, ...]
    owing: bool
    asks: bool = True

    @property
    def said(self) -> str:
        """Without what the owner still has to fill in."""
        return _said(self.text)

    @property
    def open(self) -> bool:
        return PLACEHOLDER.search(self.text) is not None


def judge(
    draft_text: str,
    *,
    basis: Iterable[Clause],
    facts: Iterable[Ground],
    recent: Sequence[str] = (),
    owing: bool = False,
    asks: bool = True,
) -> Verdict:
    """Whether a text may be shown as a draft, and if not, which rule it breaks first.

    `basis` names for each clause what it rests on (a Ground's id, or "owner"); `recent` are texts to
    other people; `owing` says that the owner has an open promise to this person. A text that need ask nothing, like
    a thank-you or a kind no (`asks` False), passes without a question.
    """
    grounds = {ground.id: ground for ground in facts}
    owes = owing or any(ground.owed for ground in grounds.values())
    case = _Case(draft_text, tuple(basis), grounds, tuple(recent), owes, asks)
    for why, breaks in _RULES:
        if breaks(case):
            return Verdict(passes=False, why=why)
    return Verdict(passes=True, why="ok")


def is_sensitive(text: str) -> bool:
    """Whether a text speaks of health, money, love or work troubles that are not for others."""
    return bad.SENSITIVE.search(text) is not None


def _said(text: str) -> str:
    return PLACEHOLDER.sub(" ", text) if "[" in text else text


def _reveals(case: _Case) -> bool:
    resting = [case.grounds[c.source] for c in case.basis if c.source in case.grounds]
    if any(ground.private for ground in resting) or is_sensitive(case.said):
        return True
    open_words = [w for g in case.grounds.values() if not g.private for w in content_words(g.text)]
    told = content_words(case.said)
    return any(
        _tells(told, secret)
        for ground in case.grounds.values()
        if ground.private and (secret := [w for w in content_words(ground.text) if not backed(w, open_words)])
    )


def _tells(told: list[str], secret: list[str]) -> bool:
    shared = [word for word in secret if len(word) > 3 and backed(word, told)]
    return 2 * len(shared) >= len(secret)


def _is_long(case: _Case) -> bool:
    return len(words(case.text)) > LONGEST


def _is_alike(case: _Case) -> bool:
    """What is still to be filled in makes no difference between two texts."""
    said = case.said
    return any(likeness(said, _said(other)) >= TOO_ALIKE for other in case.recent)


def _asks_while_owing(case: _Case) -> bool:
    if not case.owing or not bad.ASKS.search(case.said):
        return False
    return not bad.GIVES.search(case.said)


def _has_no_source(case: _Case) -> bool:
    return not case.open and not any(c.source != OWNER for c in case.basis)


def _invents(case: _Case) -> bool:
    return any(_is_unbacked(case, clause) for clause in case.basis) or any(
        _claims_unbacked(case, sentence) for sentence in sentences(_without_greeting(case.said))
    )


def _is_unbacked(case: _Case, clause: Clause) -> bool:
    """A clause of the basis that the text does not hold, or that its source does not say."""
    if clause.source == OWNER:
        return False
    ground = case.grounds.get(clause.source)
    if ground is None or clause.text not in case.text:
        return True
    said = _stored(ground)
    return not any(backed(word, said) for word in content_words(clause.text))


def _claims_unbacked(case: _Case, sentence: str) -> bool:
    """Whether a sentence tells something of the other person that nothing stored says."""
    known = [word for ground in case.grounds.values() for word in _stored(ground)]
    known += [word for clause in case.basis if clause.source == OWNER for word in content_words(clause.text)]
    for named in _NAMED.findall(sentence):
        if _looks_english(sentence) and not backed(
            content_words(named)[0] if content_words(named) else "", known
        ):
            return bool(content_words(named))
    if sentence.endswith("?"):
        return any(not _is_free(word, known) for word in _claimed(sentence, asked=True))
    return any(_tells_of_you(clause, known) for clause in _clauses(sentence))


def _claimed(sentence: str, *, asked: bool) -> list[str]:
    """What is said to be theirs. A question may take some things for granted, but no child, house or job."""
    nouns = [word for owned in _YOURS.findall(sentence) for word in content_words(owned)[: 2 if asked else 1]]
    return [word for word in nouns if word in _OF_ONES_OWN] if asked else nouns


def _tells_of_you(clause: str, known: list[str]) -> bool:
    if not _YOU.search(clause) or bad.GIVES.search(clause):
        return False
    if _I.search(clause) or _OWN.match(clause):
        return any(not _is_free(word, known) for word in _claimed(clause, asked=False))
    said = content_words(clause)
    loose = [word for word in said if not _is_free(word, known)]
    # One more word beside what is stored is a way to put it ("ist geschafft"); a name or noun is a claim.
    paraphrased = (
        len(loose) == 1 and any(backed(word, known) for word in said) and not _has_capital(loose[0], clause)
    )
    return bool(loose) and not paraphrased


def _has_capital(folded: str, clause: str) -> bool:
    return any(
        word[0].isupper() or word[0].isdigit() for word in words(clause) if content_words(word) == [folded]
    )


def _clauses(sentence: str) -> list[str]:
    """Parts of a sentence; one that lost its subject ("and bought a boat") keeps the one before it."""
    parts = [part for part in _CLAUSES.split(sentence) if part.strip()]
    told: list[str] = []
    subject = ""
    for part in parts:
        found = _I.search(part) or _YOU.search(part)
        if found:
            subject = found.group()
        told.append(part if found else f"{subject} {part}")
    return told


def _is_free(word: str, known: list[str]) -> bool:
    return word in EVERYBODYS or len(word) < 3 or backed(word, known)


def _stored(ground: Ground) -> list[str]:
    months = " ".join(
        _MONTHS.get(int(month), "") for _, month in _ISO.findall(f"{ground.text} {ground.source}")
    )
    return content_words(f"{ground.text} {ground.source} {months}")


def _looks_english(sentence: str) -> bool:
    """German writes every noun with a capital, so a capital proves a name only in English."""
    return re.search(r"\b(?:the|is|are|your?|and|have|with|of|to)\b", sentence) is not None


def _without_greeting(text: str) -> str:
    head, comma, rest = text.partition(",")
    return rest if comma and len(head.split()) <= 4 else text


def _has_no_question(case: _Case) -> bool:
    if case.open or not case.asks or bad.GIVES.search(case.said):
        return False
    asked = [s for s in sentences(_without_greeting(case.said)) if s.endswith("?")]
    return not any(_is_real(question) for question in asked)


def _is_real(question: str) -> bool:
    return not bad.EMPTY_QUESTION.match(question) and bool(
        content_words(question) or len(words(question)) >= 4
    )


def _holds(pattern: re.Pattern[str]) -> Callable[[_Case], bool]:
    return lambda case: pattern.search(case.said) is not None


_RULES: tuple[tuple[str, Callable[[_Case], bool]], ...] = (
    ("reveals a private or sensitive note", _reveals),
    ("too long", _is_long),
    ("sales words", _holds(bad.SALES)),
    ("pressure or guilt", _holds(bad.PRESSURE)),
    ("flattery", _holds(bad.FLATTERY)),
    ("machine phrases", _holds(bad.MACHINE)),
    ("near-identical to another", _is_alike),
    ("asks while owing without giving", _asks_while_owing),
    ("no sourced fact", _has_no_source),
    ("invented fact", _invents),
    ("no real question", _has_no_question),
)
