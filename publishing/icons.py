"""The icons of an installed site, drawn from the mark's own circles in the colours of the style."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from publishing import png

STEPS = 31  # of opacity, at the edge of a shape
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Icon:
    """One picture: `mark` is the share of its width that the mark takes, `corner` their radius.

    `purpose` is the manifest's word (Web Application Manifest, W3C). Of a maskable icon only the
    circle of 0.4 of its width is sure to be seen.
    """

    name: str
    size: int
    purpose: str
    mark: float
    corner: float = 0.0


ICONS = (
    Icon("icon-192.png", 192, "any", 0.8, 0.2),
    Icon("icon-512.png", 512, "any", 0.8, 0.2),
    Icon("icon-maskable-512.png", 512, "maskable", 0.62),
)
APPLE = Icon("icon-apple-180.png", 180, "any", 0.76)  # the system rounds its corners


@dataclass(frozen=True)
class Circle:
    """A ring, or a disc where `inner` is 0; lengths as shares of the mark's width and from its
    middle.
    """

    x: float
    y: float
    outer: float
    inner: float


@dataclass(frozen=True)
class Mark:
    """The mark's circles, and the colours of ink and paper as red, green and blue."""

    circles: tuple[Circle, ...]
    ink: tuple[int, int, int]
    paper: tuple[int, int, int]


def pictures(theme: Path) -> dict[str, bytes]:
    """All icons by file name.

    Raises:
        OSError: the mark or the style's colours cannot be read.
    """
    mark = read(theme)
    return {icon.name: draw(mark, icon) for icon in (*ICONS, APPLE)}


def read(theme: Path) -> Mark:
    """The mark of a theme, from its mark.svg and the light colours of its tokens.css."""
    svg = ElementTree.parse(theme / "mark.svg").getroot()
    width = float(svg.attrib["viewBox"].split()[2])
    stroke = re.search(r"stroke-width:([\d.]+)", svg.findtext(f"{SVG}style") or "")
    half = float(stroke[1]) / 2 if stroke else 0.0
    circles = []
    for found in svg.iter(f"{SVG}circle"):
        x, y, r = (float(found.attrib[name]) for name in ("cx", "cy", "r"))
        inner = 0.0 if found.get("class") == "inked" else r - half
        circles.append((x - width / 2, y - width / 2, r + half, inner))
    across = 2 * max(abs(x) + outer for x, _, outer, _ in circles)
    colours = (theme / "style" / "tokens.css").read_text("utf-8")
    return Mark(
        tuple(Circle(*(length / across for length in circle)) for circle in circles),
        colour(colours, "ink"),
        colour(colours, "paper"),
    )


def colour(style: str, name: str) -> tuple[int, int, int]:
    """Red, green and blue of the style's colour of that name, as it is in the light.

    Raises:
        LookupError: the style has none of that name in the form #rrggbb.
    """
    found = re.search(rf"--{name}: #([0-9a-f]{{6}});", style)
    if not found:
        raise LookupError(f"theme/style/tokens.css: there is no colour --{name} like #1a2138.")
    red, green, blue = bytes.fromhex(found[1])
    return red, green, blue


@lru_cache
def draw(mark: Mark, icon: Icon) -> bytes:
    """The icon as a PNG: ink on paper, and clear outside the corners."""
    size, middle = icon.size, icon.size / 2
    rows = [bytearray(size) for _ in range(size)]
    for circle in mark.circles:
        scale = icon.mark * size
        x, y = middle + circle.x * scale, middle + circle.y * scale
        outer, inner = circle.outer * scale, circle.inner * scale
        for row in range(int(y - outer) - 1, int(y + outer) + 2):
            for column in range(int(x - outer) - 1, int(x + outer) + 2):
                away = math.sqrt((column + 0.5 - x) ** 2 + (row + 0.5 - y) ** 2)
                inked = _step(outer - away) - (_step(inner - away) if inner else 0)
                rows[row][column] = max(rows[row][column], inked)
    _round(rows, icon.corner * size)
    inks = [(*_between(mark.paper, mark.ink, step / STEPS), 255) for step in range(STEPS + 1)]
    clear = [(*mark.paper, 255 * step // STEPS) for step in range(STEPS)]
    return png.written([bytes(row) for row in rows], inks + clear)


def _round(rows: list[bytearray], radius: float) -> None:
    """Make the corners clear, by the second part of the palette."""
    size = len(rows)
    for row in range(int(radius) + 1 if radius else 0):
        for column in range(int(radius) + 1):
            away = math.sqrt((radius - column - 0.5) ** 2 + (radius - row - 0.5) ** 2)
            step = _step(radius - away) if min(row, column) + 0.5 < radius else STEPS
            if step == STEPS or row + 0.5 > radius or column + 0.5 > radius:
                continue
            for y in (row, size - 1 - row):
                for x in (column, size - 1 - column):
                    rows[y][x] = STEPS + 1 + step


def _step(inside: float) -> int:
    """How opaque a pixel is whose middle lies so far inside the edge, in steps."""
    return round(STEPS * min(max(inside + 0.5, 0.0), 1.0))


def _between(
    start: tuple[int, int, int], end: tuple[int, int, int], share: float
) -> tuple[int, int, int]:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(start, end, strict=True))
    return red, green, blue
