"""The icons of the home screen, drawn from the mark: two overlapping rings.

    python tools/icons.py

Writes them where they are served from. A maskable icon keeps the mark within the circle that no phone cuts off.
"""

from pathlib import Path

from PIL import Image, ImageDraw

TARGET = Path(__file__).resolve().parent.parent / "src" / "amity" / "surfaces" / "web" / "static" / "icons"
PAPER, SPRUCE, HONEY = "#faf9f6", "#2f6b5e", "#c98f2e"
FINER = 4  # drawn so much larger and made smaller, for smooth edges
RINGS = ((9, SPRUCE), (17, HONEY))  # where they stand on the mark's 26 units, as in icon.svg
RADIUS, LINE, UNITS = 8, 2.4, 26


def draw(size: int, share: float) -> Image.Image:
    """The mark on paper, as wide as `share` of the icon."""
    full = size * FINER
    picture = Image.new("RGB", (full, full), PAPER)
    pen = ImageDraw.Draw(picture)
    unit = full * share / UNITS
    left = (full - UNITS * unit) / 2
    for across, colour in RINGS:
        middle = (left + across * unit, full / 2)
        reach = (RADIUS + LINE / 2) * unit
        box = (middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach)
        pen.ellipse(box, outline=colour, width=round(LINE * unit))
    return picture.resize((size, size), Image.Resampling.LANCZOS).quantize(64)


def main() -> None:
    """All of them."""
    TARGET.mkdir(exist_ok=True)
    for size in (180, 192, 512):
        draw(size, 0.8).save(TARGET / f"amity-{size}.png", optimize=True)
    draw(512, 0.6).save(TARGET / "amity-maskable-512.png", optimize=True)


if __name__ == "__main__":
    main()
