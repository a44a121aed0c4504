"""A note in sentences and clauses: each clause has one subject and says one thing."""

import re
from dataclasses import dataclass, field

from amity.conversations.reading.names import MARK

NAME = MARK + "+"
ADVERBS = (
    r"(?:just|now|still|already|also|recently|finally|currently|always|often|both|all|really|once|soon|too|only|jetzt|gerade|noch|immer|schon|auch|"
    r"seit kurzem|neuerdings|inzwischen|nun|bald|endlich|wieder|kürzlich|leider|zurzeit|nebenbei)"
)
PAST = (
    r"became|began|bought|broke|built|came|chose|fell|found|flew|gave|got|grew|had|held|hurt|knew|left|lost|made|met|moved|passed|ran|read|"
    r"retired|said|sang|saw|sold|spent|spoke|spoke|started|swam|taught|took|told|thought|went|won|wrote"
)
_NOT_VERBS = (
    r"(?!(?:always|perhaps|sometimes|afterwards|yes|this|his|its|as|us|plus|across|towards|upstairs|downstairs|besides|bis|das|als|was|aus|uns|alles|des|eines|anders|"
    r"jetzt|nicht|mit|seit|zuletzt|erst|fast|gut|statt|samt|dort|bereits|abends|morgens|about|out|that|not|but|what|next|last|most|part|lot|best|east|west|first|past|right|night|"
    r"eight|against|except|without|tonight|just|yet|great|next|ist|hat)\b)"
)
ENGLISH_VERB = rf"(?:is|are|was|were|has|have|will|would|might|may|can|could|does|did|doesn't|didn't|isn't|wasn't|won't|hasn't|{PAST}|{_NOT_VERBS}[a-z]{{2,}}(?:s|ed))"
GERMAN_VERB = rf"(?:ist|sind|hat|haben|war|waren|wird|werden|will|wollen|kann|muss|mag|möchte|soll|{_NOT_VERBS}[a-zäöüß]{{2,}}t|[a-zäöüß]{{2,}}te)"
VERB = rf"(?:{ENGLISH_VERB}|{GERMAN_VERB})"
SUBJECT = rf"(?:{NAME}|he|she|they|er|sie)"
POSSESSIVE = rf"(?:his|her|their|sein|seine|ihr|ihre|{NAME}'s|{NAME}s)"

_SENTENCE_END = re.compile(r'[.!?]+["\')]*(?=\s|$|\.)|[.!?]+$')
_DAY_POINT = re.compile(r"\b\d{1,2}\.$")
_SHORT_POINT = re.compile(r"\b(?:dr|prof|mr|mrs|ms|st|ca|bzw|z\.b|e\.g|i\.e|nr|no|vs|etc)\.$")
_QUOTE = re.compile(r'"([^"]{1,600})"')
_JOINT = re.compile(r"(?:[,;:–—]|\s-)\s+|\s(?=(?:and|but|und|aber|then|dann|sowie)\s)|\s(?=who\s)")
_ONLY_NAMES = re.compile(rf"(?:{NAME}(?:,|\sand|\sund|\s)*)+")
_OPENS = re.compile(
    rf"(?:(?:and|but|then|und|aber|dann|danach|so|also|while|because|weil|who|dass|that)[\s,]+){{0,3}}(?:"
    rf"{SUBJECT}\s(?:{ADVERBS}\s){{0,2}}{VERB}\b|they\s[a-z]+|sie\s[a-zäöüß]+en\b|(?:he|she|they)'(?:s|re|ll|d)\b|"
    rf"{POSSESSIVE}\s(?:[\w-]+\s){{1,3}}?(?:{ADVERBS}\s)?{VERB}\b|"
    rf"i\b|i'(?:d|ll|ve|m)\b|ich\b|(?:habe|hab|hat)\s(?:ich|er|sie|{NAME})\b|habe\b|"
    rf"promised|versprochen|introduced|met\b|called|phoned|e-?mailed|texted|messaged|saw\b|visited|spoke|talked|chatted|wrote|told|"
    rf"(?:am \w+|gestern|heute|vorgestern|yesterday|today|this \w+) (?:mit )?{NAME}|"
    rf"an? \w+ (?:with|mit)|(?:had )?(?:lunch|coffee|dinner|breakfast|brunch|beer|tea|drinks?)\s(?:with|mit)|(?:video ?)?call (?:with|from)|e?-?mail (?:from|to|von|an)|"
    rf"(?:is |are )?looking for|needs\b|sucht\b|braucht\b|mit {NAME})"
)


@dataclass(slots=True)
class Clause:
    """A stretch of the line. `spoken_by` is set inside a quotation; `opens` says that it begins its sentence."""

    start: int
    end: int
    sentence: int
    opens: bool = False
    asked: bool = False
    quoted: bool = False
    spoken: "Clause | None" = None  # the quotation that this clause introduces
    context: str = field(default="", repr=False)


def split(plain: str) -> list[Clause]:
    """All clauses of a masked line, in order; a quotation hangs on the clause that introduces it."""
    clauses: list[Clause] = []
    for number, (start, end) in enumerate(_sentences(plain)):
        clauses += _clauses(plain, start, end, number)
    return clauses


def _sentences(plain: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    begin = 0
    quotes = [match.span() for match in _QUOTE.finditer(plain)]
    for match in _SENTENCE_END.finditer(plain):
        inside = any(start < match.start() and match.end() < end for start, end in quotes)
        head = plain[max(begin, match.start() - 12) : match.start() + 1]
        followed = plain[match.end() : match.end() + 2].strip()
        if inside or (_DAY_POINT.search(head) and followed) or _SHORT_POINT.search(head):
            continue
        spans.append((begin, match.end()))
        begin = match.end()
    if plain[begin:].strip():
        spans.append((begin, len(plain)))
    return [(a, b) for a, b in spans if plain[a:b].strip(" .")]


def _clauses(plain: str, start: int, end: int, number: int) -> list[Clause]:
    quotes = [(start + m.start(), start + m.end()) for m in _QUOTE.finditer(plain[start:end])]
    outside = without_quotes(plain)
    starts = [_skip(plain, start, end)]
    for joint in _JOINT.finditer(outside, start, end):
        if _ONLY_NAMES.fullmatch(outside, starts[-1], joint.start()):
            continue  # "Liam and Zoë got married": one subject
        if joint.end() > starts[-1] and _OPENS.match(outside, joint.end()):
            starts.append(joint.end())
    ends = [*starts[1:], end]
    asked = plain[start:end].rstrip(' ."').endswith("?") and not quotes
    clauses = [
        Clause(a, b, number, opens=a == starts[0], asked=asked) for a, b in zip(starts, ends, strict=True)
    ]
    for opened, closed in quotes:
        _hang(clauses, plain, opened, closed, number)
    return clauses


def without_quotes(plain: str) -> str:
    """The line with what others said word for word hidden."""
    return _QUOTE.sub(lambda quote: "\x03" * len(quote.group()), plain)


def _skip(plain: str, start: int, end: int) -> int:
    while start < end and not (plain[start].isalnum() or plain[start] in MARK + '"'):
        start += 1
    return start


def _hang(clauses: list[Clause], plain: str, opened: int, closed: int, number: int) -> None:
    owner = next((c for c in reversed(clauses) if c.start <= opened), clauses[0])
    said = plain[opened + 1 : closed - 1]
    owner.spoken = Clause(opened + 1, closed - 1, number, opens=True, asked="?" in said, quoted=True)
