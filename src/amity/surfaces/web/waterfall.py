"""Clue after clue, how likely two records are one person: a bar for each, from two people to one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from amity.actions.questions import Bar
from amity.base.text import fold
from amity.people.side_by_side import Field, Value
from amity.surfaces.words import same as words

WIDE, HIGH, EDGE = 300, 30, 15  # of one chart, in its own units
_MIDDLE = WIDE / 2  # where nobody can tell
_LEAST = 3.0  # bits that each half shows at least
_SAYS = 0.1  # bits: a clue with less is left away
_ABOUT: Mapping[str, str] = {
    "name": "name",
    "post": "email",
    "spelt": "email",
    "phone": "phone",
    "work": "work",
    "profile": "url",
    "place": "place",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One clue: in words, what the two sides say, how far it moves the answer, and the picture of that."""

    clue: str
    detail: str
    times: str
    picture: Markup


def steps(bars: Sequence[Bar], fields: Iterable[Field]) -> list[Step]:
    """The clues that say something, in their order, each beginning where the one before ended."""
    said = [bar for bar in bars if bar.kind == "start" or abs(bar.bits) >= _SAYS]
    by_name = {field.field: field for field in fields}
    reach = _reach(said)
    found, at = [], 0.0
    for number, bar in enumerate(said):
        ends = at + bar.bits
        is_last = number == len(said) - 1
        drawn = _picture(at, ends, reach, shape=_shape(bar), on="" if is_last else "line")
        found.append(Step(words.clue(bar), _detail(bar, by_name), words.times(bar), drawn))
        at = ends
    return found


def whole(bits: float, bars: Sequence[Bar]) -> Markup:
    """All clues together, on the same scale."""
    return _picture(0.0, bits, _reach(bars), shape="a" if bits >= 0 else "h", on="")


def _reach(bars: Iterable[Bar]) -> float:
    """The farthest from the middle that the sum ever is."""
    at, far = 0.0, _LEAST
    for bar in bars:
        at += bar.bits
        far = max(far, abs(at))
    return far


def _shape(bar: Bar) -> str:
    if bar.kind == "start":
        return "z"
    return "a" if bar.bits >= 0 else "h"


def _picture(start: float, end: float, reach: float, *, shape: str, on: str) -> Markup:
    """`on` draws the way to the next bar. Numbers only, so no escaping."""
    left, right = sorted((_across(start, reach), _across(end, reach)))
    way = ""
    if on:
        x = _across(end, reach)
        way = f'<line class="way" x1="{x}" x2="{x}" y1="15" y2="46"/>'
    return Markup(  # noqa: S704
        f'<svg class="chart" viewBox="0 0 {WIDE} {HIGH}" preserveAspectRatio="none" aria-hidden="true">'
        f'<line class="grid" x1="{_MIDDLE:g}" x2="{_MIDDLE:g}" y1="-3" y2="33"/>{way}'
        f'<rect class="{shape}" x="{left}" y="9" width="{max(2.0, round(right - left, 1))}" height="12" rx="2.5"/></svg>'
    )


def _across(bits: float, reach: float) -> float:
    return round(_MIDDLE + bits / reach * (_MIDDLE - EDGE), 1)


def _detail(bar: Bar, fields: Mapping[str, Field]) -> str:
    """What the two sides say, where both say something: once if it reads the same."""
    field = fields.get(_ABOUT.get(bar.kind, ""))
    if field is None or not field.a or not field.b:
        return ""
    here, there = _nearest(field.a, field.b)
    if bar.level == "name:exact" and fold(here) != fold(there):
        return ""  # the names that agree stand in other entries of theirs
    return here if here == there else f"{here} / {there}"


def _nearest(a: Sequence[Value], b: Sequence[Value]) -> tuple[str, str]:
    """A value that both have, else the first of each."""
    theirs = {value.text.casefold(): value.text for value in b}
    both = next((value.text for value in a if value.text.casefold() in theirs), "")
    return (both, theirs[both.casefold()]) if both else (a[0].text, b[0].text)
