"""Small pictures as SVG, drawn on the server: themed by the stylesheet, printable, with a sentence beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from zlib import crc32

from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

CIRCLES = (5, 15, 50, 150)
LEFT, RIGHT = 4, 6  # room beside the rhythm line for the first dot and for today's bar
DOTS = {"line": (1.9, 2.7, 3.6), "small": (1.6, 2.1, 2.7)}  # radius by depth


@lru_cache
def icon(name: str, size: str = "") -> Markup:
    """A mark of the sprite; the words beside it say what it means."""
    sprite = static("vendor/icons.svg")
    return Markup('<svg class="i {}" aria-hidden="true"><use href="{}#i-{}"/></svg>').format(
        size, sprite, name
    )


def hue(person_id: object) -> int:
    """One of 24 hues, always the same for one person."""
    return crc32(str(person_id).encode()) % 24 * 15


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name."""
    words = [word for word in name.split() if word[0].isalnum()] or [name or "?"]
    ends = [words[0], words[-1]] if len(words) > 1 else [words[0]]
    return "".join(word[0] for word in ends).upper()


def avatar(person_id: object, name: str, size: int = 36, photo: str = "") -> Markup:
    """A photo where there is one, else initials on the person's own hue."""
    shape = Markup("av h{} z{}").format(hue(person_id), size)
    if photo:
        return Markup('<img class="{}" src="{}" alt="" width="{}" height="{}">').format(
            shape, photo, size, size
        )
    return Markup('<span class="{}" aria-hidden="true">{}</span>').format(shape, initials(name))


def circle(size: int) -> Markup:
    """Four rings, one of them lit."""
    lit = CIRCLES.index(size)
    rings = [_ring("dot on" if lit == 0 else "dot", 2.6 if lit == 0 else 2)]
    rings += [_ring("on" if at == lit else "", radius) for at, radius in enumerate((4.2, 6.6, 9), 1)]
    return Markup('<svg viewBox="0 0 20 20" aria-hidden="true">{}</svg>').format(Markup("").join(rings))


def _ring(shape: str, radius: float) -> Markup:
    return Markup('<circle class="{}" cx="10" cy="10" r="{}"/>').format(shape, radius)


def bars(on: int) -> Markup:
    """Four bars, the first `on` of them lit; the word beside them says the same."""
    marks = Markup("").join(Markup('<i class="{}"></i>').format("on" if at < on else "") for at in range(4))
    return Markup('<span class="bars" aria-hidden="true">{}</span>').format(marks)


def share(part: float, whole: float = 1.0) -> Markup:
    """A bar filled by `part` of `whole`."""
    width = round(100 * part / whole, 1) if whole else 0
    return Markup(
        '<svg class="chart cb" width="100%" height="8" aria-hidden="true">'
        '<rect class="track" width="100%" height="8" rx="4"/><rect class="a" width="{}%" height="8" rx="4"/></svg>'
    ).format(width)


def both(given: int, received: int) -> Markup:
    """Two bars side by side; the numbers above them say the same."""
    left = round(100 * given / (given + received), 1) if given + received else 50
    gap = 1 if given and received else 0
    return Markup(
        '<svg class="chart gt-bar" width="100%" height="8" aria-hidden="true">'
        '<rect class="a" width="{}%" height="8" rx="4"/><rect class="h" x="{}%" width="{}%" height="8" rx="4"/></svg>'
    ).format(max(0, left - gap), left + gap, max(0, round(100 - left - gap, 1)))


@dataclass(frozen=True, slots=True)
class Line:
    """The paper a rhythm is drawn on: `span` is how many days back it goes."""

    width: int = 240
    height: int = 26
    span: int = 420

    @property
    def middle(self) -> float:
        return self.height / 2

    def place(self, ago: float) -> float:
        """Where a day lies on the line."""
        return round(LEFT + (self.width - LEFT - RIGHT) * (1 - ago / self.span), 1)


def rhythm(
    days: Iterable[tuple[date, int]],
    *,
    today: date,
    usual: tuple[int, int] | None = None,
    line: Line = Line(),
    small: bool = False,
) -> Markup:
    """Past talks as dots (`days`: when, and how deep from 1 to 3), the usual window as a band, today as a bar.

    `usual` is the range of days after which the next talk usually comes.
    """
    seen = [((today - day).days, depth) for day, depth in days if 0 <= (today - day).days <= line.span]
    radius = DOTS["small" if small else "line"]
    end, middle = line.width - RIGHT, line.middle
    parts = [Markup('<line class="base" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(LEFT, end, middle, middle)]
    parts.append(_window(seen, usual, line))
    parts.append(
        _dots({line.place(ago): depth for ago, depth in seen}, middle, radius, apart=3 if small else 1)
    )
    parts.append(
        Markup('<line class="now" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>').format(end, middle - 9, middle + 9)
    )
    return Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        line.width, line.height, spoken(seen, usual, line.span), Markup("").join(parts)
    )


def _dots(places: dict[float, int], middle: float, radius: tuple[float, ...], *, apart: int) -> Markup:
    """One dot for each `apart` pixels at most, the deepest: more would not be seen. Numbers only, so no escaping."""
    deepest: dict[int, tuple[int, float]] = {}
    for across, depth in places.items():
        spot = round(across / apart)
        drawn_at = spot * apart if apart > 1 else across  # whole numbers weigh less, and small dots hide them
        deepest[spot] = max(deepest.get(spot, (0, 0.0)), (min(max(depth, 1), 3), drawn_at))
    drawn = (
        f'<circle class="talk" cx="{x}" cy="{middle}" r="{radius[depth - 1]}"/>'
        for depth, x in deepest.values()
    )
    return Markup("".join(drawn))  # noqa: S704


def _window(seen: list[tuple[int, int]], usual: tuple[int, int] | None, line: Line) -> Markup:
    last = min((ago for ago, _depth in seen), default=0)
    if not usual or last <= usual[0]:  # the window lies ahead, beyond the paper
        return Markup("")
    start, end = line.place(last - usual[0]), line.place(max(0, last - usual[1]))
    return Markup('<rect class="win" x="{}" y="{}" width="{}" height="12" rx="6"/>').format(
        start, line.middle - 6, round(max(6.0, end - start), 1)
    )


def spoken(seen: list[tuple[int, int]], usual: tuple[int, int] | None, span: int) -> str:
    """The same rhythm as a sentence."""
    if not seen:
        return _("No conversations in the last %(months)s months.") % {"months": span // 30}
    said = ngettext(
        "%(count)s day together in the last %(months)s months; the last one %(ago)s days ago",
        "%(count)s days together in the last %(months)s months; the last one %(ago)s days ago",
        len(seen),
    ) % {"count": len(seen), "months": span // 30, "ago": min(ago for ago, _depth in seen)}
    if usual:
        return said + _(", usually every %(low)s to %(high)s days.") % {"low": usual[0], "high": usual[1]}
    return said + _("; no rhythm yet.")


GLOBALS = {
    "icon": icon,
    "avatar": avatar,
    "circle_rings": circle,
    "bars": bars,
    "share": share,
    "both": both,
    "rhythm": rhythm,
    "Line": Line,
}
