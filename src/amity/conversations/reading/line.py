"""A note made easy to match: lower case, short forms and slips of the finger put right, every place kept."""

import re
from dataclasses import dataclass

LONGEST = 2_000  # characters that are read; the rest of a note is kept but not understood

_PIECE = re.compile(r"\w+(?:['’]\w+)?|[^\w]")
_SHORT = {
    "w": "with", "w/": "with", "id": "i'd", "ive": "i've", "shes": "she's", "hes": "he's",
    "theyre": "they're", "didnt": "didn't", "doesnt": "doesn't", "dont": "don't", "wont": "won't", "isnt": "isn't",
    "wasnt": "wasn't", "cant": "can't", "couldnt": "couldn't", "hasnt": "hasn't", "havent": "haven't", "tmrw": "tomorrow",
    "tmr": "tomorrow", "yday": "yesterday", "bday": "birthday", "u": "you", "hab": "habe",
    "geburtstach": "geburtstag", "tel": "telefon",
}  # fmt: skip
_OFTEN_TYPED = """
    yesterday today tomorrow tonight called phoned emailed texted lunch coffee dinner breakfast looking promised
    introduced birthday visited needs talked
    gestern heute vorgestern getroffen telefoniert versprochen geschrieben geburtstag besucht braucht
""".split()
_REAL_WORDS = frozenset(
    "need talked taked texed besuht looing diner gesten neds nees hute hete bracht".split()
)


def _slips(word: str) -> set[str]:
    """A letter left out (not the last: "promise" is a word), doubled, or two exchanged."""
    left_out = {word[:i] + word[i + 1 :] for i in range(1, len(word) - 1)}
    exchanged = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    doubled = {word[:i] + word[i] + word[i:] for i in range(len(word))}
    return left_out | exchanged | doubled


_MEANT = {
    slip: word
    for word in _OFTEN_TYPED
    for slip in _slips(word)
    if slip not in _OFTEN_TYPED and slip not in _REAL_WORDS
} | _SHORT


@dataclass(frozen=True, slots=True)
class Line:
    """`text` as typed, `plain` for matching; `at[i]` is the place in `text` of the i-th letter of `plain`."""

    text: str
    plain: str
    at: tuple[int, ...]

    def typed(self, start: int, end: int) -> str:
        """The words as typed between two places of `plain`."""
        return self.text[self.at[start] : self.at[end - 1] + 1] if end > start else ""

    def masked(self, spans: list[tuple[int, int]], mark: str) -> "Line":
        """The same line with some stretches of `plain` hidden behind a mark."""
        letters = list(self.plain)
        for start, end in spans:
            letters[start:end] = mark * (end - start)
        return Line(self.text, "".join(letters), self.at)


def read_line(text: str) -> Line:
    """The line for matching; at most 2,000 characters of it."""
    text = text[:LONGEST]
    plain: list[str] = []
    at: list[int] = []
    for piece in _PIECE.finditer(text):
        meant = _as_meant(piece.group())
        last = piece.end() - 1
        places = [min(piece.start() + i, last) for i in range(len(meant))]
        places[-1] = last
        plain.append(meant)
        at.extend(places)
    return Line(text, "".join(plain), tuple(at))


def _as_meant(piece: str) -> str:
    low = piece.lower().replace("’", "'")
    if low in _MEANT and not (piece[0].isupper() and low in _SHORT):
        return _MEANT[low]
    return {"\n": ".", "\t": " ", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "ʘ": " "}.get(low, low)
