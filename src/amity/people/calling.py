"""How a name is written out and how somebody is greeted: sources shout, and some give initials only."""

import unicodedata

from amity.people.names import is_particle, is_title

_HONORIFICS = frozenset("shri smt श्री श्रीमती सुश्री".split())
_SHORT = 2  # letters; so short a word in capitals may be initials


def in_normal_capitals(name: str) -> str:
    """A name of several words, all in capitals, as one would write it; any other name as it is.

    >>> in_normal_capitals("MEKHALA BANDI"), in_normal_capitals("SEÁN O'NEILL-DE LA CRUZ")
    ('Mekhala Bandi', "Seán O'Neill-De la Cruz")
    >>> in_normal_capitals("J. R. BAUM"), in_normal_capitals("NATO"), in_normal_capitals("AJ MCKAY")
    ('J. R. Baum', 'NATO', 'AJ Mckay')
    """
    words = name.split()
    if len(words) < 2 or not name.isupper() or all(_is_short(word) for word in words):
        return name
    return " ".join(_lowered(word, first=number == 0) for number, word in enumerate(words))


def called(name: str, given: str) -> str:
    """By which name somebody is greeted: the given name, else all of it; empty where it is no name.

    >>> called("Ana Sousa", "Ana"), called("J. Baum", "J."), called("A. Grimes", "")
    ('Ana', 'J. Baum', 'A. Grimes')
    >>> called("Mary J. Cox", "Mary J."), called("ETHAN COX", "ETHAN"), called("ben@example.org", "")
    ('Mary', 'Ethan', '')
    """
    if "@" in name:
        return ""
    words = (given or name.partition(" ")[0]).split()
    if not words or _is_initial(words[0]) or _is_honorific(words[0]):
        return in_normal_capitals(name)
    until = next((n for n, word in enumerate(words) if _is_initial(word)), len(words))
    first = " ".join(words[:until])
    shouted = name.isupper() and not all(_is_short(word) for word in words)
    return " ".join(_lowered(word, first=True) for word in first.split()) if shouted else first


def _lowered(word: str, *, first: bool) -> str:
    if is_particle(word) and not first:
        return word.lower()
    return word if _is_short(word) else unicodedata.normalize("NFC", _titled(word))


def _titled(word: str) -> str:
    """The first letter and each one after a mark stay capitals."""
    letters, inside = [], False
    for letter in word:
        letters.append(letter.lower().replace("i\u0307", "i") if inside else letter)
        inside = letter.isalpha() or unicodedata.combining(letter) > 0
    return "".join(letters)


def _is_short(word: str) -> bool:
    return sum(letter.isalpha() for letter in word) <= _SHORT


def _is_initial(word: str) -> bool:
    """A capital alone, or any one letter with a point; a single character of Chinese is a name."""
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) == 1 and (letters[0].isupper() or word.endswith("."))


def _is_honorific(word: str) -> bool:
    return is_title(word) or word.casefold().strip(".") in _HONORIFICS
