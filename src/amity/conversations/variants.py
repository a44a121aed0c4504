"""A draft said shorter, or warmer: nothing is added but the owner's own kind words, and both pass the same gate."""

from dataclasses import dataclass, replace
from typing import Final
from zlib import crc32

from amity.conversations.facts import Clause, Draft
from amity.conversations.gate import OWNER, PLACEHOLDER, Ground, judge
from amity.conversations.wording import sentences, words

_WARM: Final = {
    "en": (
        "I am glad that we know each other.",
        "It would be good to hear from you.",
        "Take all the time you like with an answer.",
    ),
    "de": (
        "Ich freue mich, dass wir uns kennen.",
        "Schön, dass es diesen Draht gibt.",
        "Mit einer Antwort hat es keine Eile.",
    ),
}


@dataclass(frozen=True, slots=True)
class Variants:
    """The same in fewer words, and with a kind word more; None where that cannot be."""

    shorter: Draft | None
    warmer: Draft | None


def variants(draft: Draft, *, language: str = "en", asks: bool = True) -> Variants:
    """Both variants of a draft; the same draft always has the same ones. `asks` as in `gate.judge`."""
    return Variants(_shorter(draft, asks=asks), _warmer(draft, language, asks=asks))


def _shorter(draft: Draft, *, asks: bool) -> Draft | None:
    """Without the sentences that rest on nothing stored, but for the last question."""
    said = _sentences(draft)
    sourced = [s for s in said if any(c.source != OWNER and c.text in s for c in draft.basis)]
    asked = [s for s in said if s.endswith("?")][-1:]
    kept = [s for s in said if s in sourced or s in asked or PLACEHOLDER.search(s)]
    body = " ".join((_greeting(draft), *kept)).strip()
    if not kept or len(words(body)) >= len(words(draft.body)):
        return None
    return _if_kind(replace(draft, body=body, basis=_standing(draft, body)), asks=asks)


def _warmer(draft: Draft, language: str, *, asks: bool) -> Draft | None:
    kind_words = _WARM.get(language[:2], _WARM["en"])
    start = crc32(draft.body.encode())
    choices = len(kind_words) if "?" in draft.body else len(kind_words) - 1  # the last one is about an answer
    for step in range(choices):
        more = kind_words[(start + step) % choices]
        said = replace(
            draft, body=f"{draft.body} {more}", basis=(*draft.basis, Clause(more.rstrip("."), OWNER))
        )
        if kind := _if_kind(said, asks=asks):
            return kind
    return None


def _if_kind(draft: Draft, *, asks: bool) -> Draft | None:
    """The gate once more. What the sourced clauses say was judged before, so they stand for what is stored."""
    grounds = [Ground(clause.source, clause.text) for clause in draft.basis if clause.source != OWNER]
    merged = {
        ground.id: Ground(ground.id, " ".join(g.text for g in grounds if g.id == ground.id))
        for ground in grounds
    }
    return draft if judge(draft.body, basis=draft.basis, facts=merged.values(), asks=asks).passes else None


def _standing(draft: Draft, body: str) -> tuple[Clause, ...]:
    return tuple(clause for clause in draft.basis if clause.text in body)


def _greeting(draft: Draft) -> str:
    head, comma, _ = draft.body.partition(",")
    return f"{head}," if comma and len(head.split()) <= 4 else ""


def _sentences(draft: Draft) -> list[str]:
    greeting = _greeting(draft)
    return sentences(draft.body[len(greeting) :])
