"""Who a note names: people of the book by full or first name, new people by how they are spoken of."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from amity.base.text import fold
from amity.conversations.reading.line import Line
from amity.conversations.reading.note import KnownPerson, Named
from amity.people.given_names import MEN, OPENERS_TOO, WOMEN, WORDS_TOO

MARK = "ʘ"  # stands for a name in a masked line: a letter, so that it counts as a word

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TITLES = frozenset("mr mrs ms dr prof herr herrn frau".split())
_SMALL = frozenset(
    "de da di del della der den van von der la le el al bin ibn ní mac o dos du ten ter".split()
)
_BEFORE_PERSON = re.compile(
    r"(?:\b(?:met|meet|with|called|phoned|rang|texted|emailed|messaged|wrote(?: to)?|told|asked|saw|visited|thanked|introduced?|intro(?:duction)? (?:to|for|with)|"
    r"invited|from|person:?|contact:?|colleague|friend|brother|sister|husband|wife|partner|boss|neighbou?r|named|called her|"
    r"mit|von|neue person:?|kollegen?|kollegin|freundin|freund|nachbarin|nachbar|schwester|bruder|mutter|vater|tochter|sohn|chef|chefin|bei|an|namens|kontakt:?|traf|treffe|dass)|"
    r"" + MARK + r"+,?(?: and| und|,)?|\bto|\band|\bund)\s$"
)
_AFTER_PERSON = re.compile(
    r"\s(?:called|phoned|rang|wrote|texted|emailed|said|told|asked|promised|will|is|was|has|needs|wants|plays|works|got|joined|moved|started|and i|"
    r"getroffen|angerufen|besucht|gesehen|ist|hat|war|sucht|braucht|schickt|schreibt|sagt|sagte|meint|schrieb|rief|erzählt|erzählte|wohnt|arbeitet|und ich)\b"
)
_NEVER = frozenset(
    """
    i i'm i've i'd i'll a an the and or but so he she they we you it his her their my our your this that there then now new no not yes
    today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december met had have has called phoned emailed texted talked spoke saw lunch coffee
    dinner breakfast brunch tea beer drinks drink walk video call chat email mail letter message introduced promised told asked wrote got ran
    dentist doctor christmas easter new-year person contact colleague at in on by from for with to of about after before last next
    linkedin whatsapp signal zoom teams skype slack pycon google uni
    ich er sie es wir ihr der die das ein eine einen heute gestern morgen vorgestern montag dienstag mittwoch donnerstag freitag samstag
    sonntag januar februar märz mai juni juli oktober dezember am im in beim bei mit von und oder aber angeblich vielleicht habe hat hatte
    mittagessen abendessen frühstück kaffee bier tee wein telefonat anruf treffen mail brief nachricht geburtstag zug bahn fahrrad messe
    kollege kollegin freund freundin bruder schwester mutter vater mann frau tochter sohn kind kinder chef chefin nachbar nachbarin mir ihm ihn
    """.split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name between two places of the line."""

    start: int
    end: int
    named: Named
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    typed: str
    key: str

    @property
    def capital(self) -> bool:
        return self.typed[0].isupper()


class Book:
    """The known people by what they may be called."""

    def __init__(self, known: Iterable[KnownPerson]) -> None:
        self.called: dict[tuple[str, ...], list[KnownPerson]] = defaultdict(list)
        for person in known:
            for key in {way for way in _ways(person) if way}:
                self.called[key].append(person)
        self.longest = max((len(key) for key in self.called), default=0)


def _ways(person: KnownPerson) -> Iterable[tuple[str, ...]]:
    for spelled in {person.name, _without_umlauts(person.name)}:
        full = tuple(fold(token) for token in _TOKEN.findall(spelled))
        yield full
        if len(full) > 1:
            yield full[:1]
            yield full[-1:]
            yield (full[0], full[-1])
    given = tuple(fold(token) for token in _TOKEN.findall(person.given))
    yield given
    yield given[:1]


def _without_umlauts(name: str) -> str:
    for umlaut, written in (
        ("ö", "oe"),
        ("ä", "ae"),
        ("ü", "ue"),
        ("Ö", "Oe"),
        ("Ä", "Ae"),
        ("Ü", "Ue"),
        ("Å", "A"),
        ("ø", "oe"),
    ):
        name = name.replace(umlaut, written)
    return name


def find_names(line: Line, known: Sequence[KnownPerson]) -> list[Mention]:
    """The people named, in order of the line. Of one bearer of a first name at most one is meant throughout."""
    words = [
        _Word(m.start(), m.end(), line.typed(m.start(), m.end()), fold(m.group()))
        for m in _TOKEN.finditer(line.plain)
    ]
    book = Book(known)
    mentions = _of_the_book(words, book, line)
    mentions += _new_people(words, line, mentions)
    return sorted(_settled(mentions), key=lambda mention: mention.start)


def _of_the_book(words: list[_Word], book: Book, line: Line) -> list[Mention]:
    found: list[Mention] = []
    position = 0
    while position < len(words):
        taken = 1
        for length in range(min(book.longest, len(words) - position), 0, -1):
            part = words[position : position + length]
            if any(line.plain[a.end : b.start] not in {" ", "-"} for a, b in pairwise(part)):
                continue
            if mention := _named(part, book, words, position, line):
                found.append(mention)
                taken = length
                break
        position += taken
    return found


def _named(part: list[_Word], book: Book, words: list[_Word], position: int, line: Line) -> Mention | None:
    bearers, end = _bearers(part, book)
    if not bearers:
        return None
    alone = len(part) == 1
    if alone and not _is_meant_as_name(part[0], line):
        return None
    by_family = alone and all(
        fold(p.name).split()[-1:] == [part[0].key] and len(p.name.split()) > 1 for p in bearers
    )
    if by_family and not part[0].capital:
        return None  # a family name in lower case is more often a word
    if by_family and _has_other_given_name(words, position, bearers, line):
        return None
    if alone and end == part[0].end and _has_other_family_name(words, position, bearers, line):
        return None
    if len({p.id for p in bearers}) == 1:
        return Mention(part[0].start, end, Named(bearers[0].name, bearers[0].id))
    typed = line.typed(part[0].start, end)
    return Mention(part[0].start, end, Named(typed, None, tuple(p.id for p in bearers)), unclear=True)


def _bearers(part: list[_Word], book: Book) -> tuple[list[KnownPerson], int]:
    key = tuple(word.key for word in part)
    if key in book.called:
        return book.called[key], part[-1].end
    last = part[-1]
    if last.typed[-2:].lower() in {"'s", "’s"} and (bare := (*key[:-1], key[-1][:-1])) in book.called:
        return book.called[bare], last.end - 2
    if last.capital and last.key.endswith("s") and (bare := (*key[:-1], key[-1][:-1])) in book.called:
        return book.called[bare], last.end - 1
    return [], last.end


def _is_meant_as_name(word: _Word, line: Line) -> bool:
    if word.key not in WORDS_TOO:
        return word.capital or len(word.key) > 2
    begins = not re.search(r"[\w,;:]\s*$", line.plain[: word.start])
    if word.capital:
        return not begins or word.key not in OPENERS_TOO or bool(_AFTER_PERSON.match(line.plain[word.end :]))
    return bool(_BEFORE_PERSON.search(line.plain[max(0, word.start - 30) : word.start]))


def _has_other_family_name(words: list[_Word], position: int, bearers: list[KnownPerson], line: Line) -> bool:
    """Whether "Tom Becker" is nobody of the book, whose Tom is called Hale."""
    if position + 1 >= len(words):
        return False
    word, after = words[position], words[position + 1]
    if (
        line.plain[word.end : after.start] != " "
        or not after.capital
        or not word.capital
        or after.typed.isupper()
    ):
        return False
    if after.key in _NEVER or fold(after.typed) in {token for p in bearers for token in fold(p.name).split()}:
        return False
    return not _is_german(line.plain) and after.key not in MEN | WOMEN


def _has_other_given_name(words: list[_Word], position: int, bearers: list[KnownPerson], line: Line) -> bool:
    """Whether "Zoe Quimby" is nobody of the book, whose Quimby is called Yara."""
    if position == 0:
        return False
    before, word = words[position - 1], words[position]
    if line.plain[before.end : word.start] != " " or not before.capital or before.key in _NEVER | _TITLES:
        return False
    if before.key in {token for p in bearers for token in fold(f"{p.given} {p.name}").split()}:
        return False
    begins = not re.search(r"[\w,;]\s*$", line.plain[: before.start])
    return before.key in MEN | WOMEN or not (begins or _is_german(line.plain))


def _is_german(plain: str) -> bool:
    """Nouns have capitals there, so a capital says nothing."""
    german = len(
        re.findall(
            r"\b(?:der|die|das|und|mit|ich|ist|sind|hat|haben|hab|war|wird|im|am|beim|heute|gestern|ein|eine|einen|habe|nicht|vor|er|sie|für|auf|von|ihre?|seine?|zu|bei|nach|getroffen|angerufen)\b",
            plain,
        )
    )
    english = len(
        re.findall(
            r"\b(?:the|and|with|i|is|has|in|at|on|today|yesterday|a|an|to|not|her|his|he|she|for|of|from)\b",
            plain,
        )
    )
    return german > english


def _new_people(words: list[_Word], line: Line, mentions: list[Mention]) -> list[Mention]:
    masked = line.masked([(m.start, m.end) for m in mentions], MARK).plain
    taken = [(m.start, m.end) for m in mentions]
    german = _is_german(line.plain)
    found: list[Mention] = []
    position = 0
    while position < len(words):
        run = _run(words, position, line, taken)
        if run and (named := _spoken_of(run, masked, german=german)):
            found.append(named)
            masked = masked[: named.start] + MARK * (named.end - named.start) + masked[named.end :]
        position += max(1, len(run))
    return found


def _run(words: list[_Word], position: int, line: Line, taken: list[tuple[int, int]]) -> list[_Word]:
    """Words with capitals that follow each other, small particles of names between them included."""
    run: list[_Word] = []
    for word in words[position : position + 5]:
        if any(word.start < end and start < word.end for start, end in taken):
            break
        if run and line.plain[run[-1].end : word.start] != " ":
            break
        within = bool(run) and word.typed.lower() in _SMALL
        if word.key in _NEVER or not (word.capital or within):
            break
        run.append(word)
    while run and not run[-1].capital:
        run.pop()
    return run


def _spoken_of(run: list[_Word], masked: str, *, german: bool) -> Mention | None:
    before = _BEFORE_PERSON.search(masked[max(0, run[0].start - 40) : run[0].start])
    is_given = run[0].key in MEN | WOMEN
    if german:
        run = _german_name(run)
    if not run or run[0].key in _NEVER:
        return None
    end = run[-1].end - (2 if run[-1].typed[-2:].lower() in {"'s", "’s"} else 0)
    after = _AFTER_PERSON.match(masked[end:])
    begins = run[0].start == 0 or masked[max(0, run[0].start - 2) : run[0].start] in {". ", "! ", ": "}
    trusted = is_given if german else is_given or len(run) >= 2
    introduced = bool(before) and (trusted or (not german and not _is_place_like(masked, run)))
    speaks = bool(after) and (is_given or (trusted and begins))
    if introduced or speaks or (is_given and len(run) > 1):
        return Mention(run[0].start, end, Named(_typed(run, end)))
    return None


def _german_name(run: list[_Word]) -> list[_Word]:
    """A given name, and the family name after it when that is written like one."""
    if run[0].key not in MEN | WOMEN:
        return []
    return run[:1] if len(run) == 1 else run[: 2 if run[1].key not in _NEVER else 1]


def _is_place_like(masked: str, run: list[_Word]) -> bool:
    """Whether it may be a place, "from Berlin", "to Lyon": after these words a single capital is a place as often as a person."""
    return (
        len(run) == 1
        and bool(
            re.search(
                r"\b(?:from|to|and|an|bei|von|dass|und)\s$", masked[max(0, run[0].start - 8) : run[0].start]
            )
        )
        and not re.search(
            r"(?:intro|introduction|introduced? \S{1,40}|wrote|" + MARK + r",? and)(?: to)?\s$",
            masked[max(0, run[0].start - 50) : run[0].start],
        )
    )


def _typed(run: list[_Word], end: int) -> str:
    words = [word.typed for word in run]
    cut = run[-1].end - end
    if cut:
        words[-1] = words[-1][:-cut]
    return " ".join(words)


def _settled(mentions: list[Mention]) -> list[Mention]:
    """A first name that several bear means the one of them who is named in full in the same note."""
    sure = {m.named.id: m.named for m in mentions if m.named.id}
    settled = []
    for mention in mentions:
        meant = [sure[c] for c in mention.named.candidates if c in sure]
        settled.append(replace(mention, named=meant[0], unclear=False) if len(meant) == 1 else mention)
    return settled
