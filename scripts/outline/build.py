#!/usr/bin/env python3
"""Makes Sources/Atlas/Outline/WorldOutline.swift: the land of the world map.

The outline is Natural Earth's 1:110 million countries (public domain), as bundled in the
PyPI wheel geopandas 0.14.4. It is projected to Equal Earth, simplified so that neighbours
keep a common border, and rounded to whole units.

    python3 scripts/outline/build.py              downloads the wheel with pip
    python3 scripts/outline/build.py WHEEL        uses a wheel that is there

Needs nothing but Python and pip.
"""

import math
import pathlib
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict

WHEEL = "geopandas==0.14.4"
BASE = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres"
OUTPUT = pathlib.Path(__file__).resolve().parents[2] / "Sources/Atlas/Outline/WorldOutline.swift"

WIDTH = 2000  # units of the view box
TOLERANCE = 1.6  # units by which a simplified border may depart: a pixel of a wide screen
NORTH, SOUTH = 83.8, -56.0  # degrees kept; Antarctica is left out

# Natural Earth writes ISO code -99 where it hesitates.
BY_NAME = {"France": "FRA", "Norway": "NOR", "Kosovo": "XKX"}
# Land for which no figures are published under a code of its own: drawn, never filled.
WITHOUT_CODE = {"N. Cyprus", "Somaliland"}
LEFT_OUT = {"ATA"}


def reassigned(code, lon, lat):
    """The area whose published figures cover a ring, by the ring's centre."""
    if code == "FRA" and lon < -50 and lat < 10:
        return "GUF"
    return code


def read_shapes(wheel):
    """(code, ring) for every ring of the shapefile, in degrees."""
    with zipfile.ZipFile(wheel) as archive:
        shp, dbf = archive.read(BASE + ".shp"), archive.read(BASE + ".dbf")
    count, header, width = struct.unpack("<IHH", dbf[4:12])
    fields, place = [], 32
    while dbf[place] != 0x0D:
        fields.append((dbf[place : place + 11].split(b"\0")[0].decode(), dbf[place + 16]))
        place += 32
    records = []
    for row in range(count):
        place, record = header + row * width + 1, {}
        for name, size in fields:
            record[name] = dbf[place : place + size].decode("latin-1").strip()
            place += size
        records.append(record)
    place, row = 100, 0
    while place < len(shp):
        (words,) = struct.unpack(">i", shp[place + 4 : place + 8])
        body = shp[place + 8 : place + 8 + words * 2]
        place += 8 + words * 2
        parts, points = struct.unpack("<ii", body[36:44])
        starts = list(struct.unpack(f"<{parts}i", body[44 : 44 + 4 * parts])) + [points]
        flat = struct.unpack(f"<{2 * points}d", body[44 + 4 * parts :])
        record = records[row]
        row += 1
        name, code = record["name"], record["iso_a3"]
        code = BY_NAME.get(name, "" if name in WITHOUT_CODE else code)
        if code == "-99":
            raise SystemExit(f"{name}: no code")
        if code in LEFT_OUT:
            continue
        for first, last in zip(starts, starts[1:]):
            ring = [(flat[2 * i], flat[2 * i + 1]) for i in range(first, last - 1)]
            lon = sum(p[0] for p in ring) / len(ring)
            lat = sum(p[1] for p in ring) / len(ring)
            yield reassigned(code, lon, lat), ring


def equal_earth(lon, lat):
    """Savric, Patterson and Jenny 2019: equal areas stay equal. Radians of the unit sphere."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
    t2 = t * t
    t6 = t2 * t2 * t2
    slope = 9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1
    x = 2 * math.sqrt(3) * math.radians(lon) * math.cos(t) / (3 * slope)
    return x, t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))


SCALE = WIDTH / (2 * equal_earth(180, 0)[0])
TOP = equal_earth(0, NORTH)[1]
HEIGHT = math.ceil((TOP - equal_earth(0, SOUTH)[1]) * SCALE)


def place(point):
    x, y = equal_earth(*point)
    return x * SCALE + WIDTH / 2, (TOP - y) * SCALE


def simplified(points):
    """Douglas-Peucker between two fixed ends, in projected units."""
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = place(points[0]), place(points[-1])
    far, where = -1.0, 0
    length = math.hypot(bx - ax, by - ay)
    for i in range(1, len(points) - 1):
        x, y = place(points[i])
        if length == 0:
            gap = math.hypot(x - ax, y - ay)
        else:
            gap = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
        if gap > far:
            far, where = gap, i
    if far <= TOLERANCE:
        return [points[0], points[-1]]
    return simplified(points[: where + 1])[:-1] + simplified(points[where:])


def arcs_of(ring, joints):
    """A ring cut where three areas or the coast meet; whole where nothing does."""
    cuts = [i for i, point in enumerate(ring) if point in joints]
    if not cuts:
        low = ring.index(min(ring))
        turned = ring[low:] + ring[:low]
        half = max(
            range(1, len(turned)), key=lambda i: math.dist(place(turned[0]), place(turned[i]))
        )
        return [turned[: half + 1], turned[half:] + turned[:1]]
    turned = ring[cuts[0] :] + ring[: cuts[0]]
    marks = [i for i, point in enumerate(turned) if point in joints] + [len(turned)]
    closed = turned + turned[:1]
    return [closed[a : b + 1] for a, b in zip(marks, marks[1:])]


def path_data(rings):
    text = []
    for ring in rings:
        points = []
        for point in ring:
            x, y = place(point)
            spot = (round(x), round(y))
            if not points or points[-1] != spot:
                points.append(spot)
        while len(points) > 1 and points[0] == points[-1]:
            points.pop()
        if len(points) < 3:
            continue
        text.append(f"M{points[0][0]} {points[0][1]}l")
        line, (px, py) = "", points[0]
        for x, y in points[1:]:
            for step in (x - px, y - py):
                line += ("" if step < 0 or not line else " ") + str(step)
            px, py = x, y
        text.append(line + "z")
    return "".join(text)


def outline(wheel):
    areas = defaultdict(list)
    for code, ring in read_shapes(wheel):
        areas[code].append(ring)
    around = defaultdict(set)
    for rings in areas.values():
        for ring in rings:
            for a, b, c in zip(ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1]):
                around[b].add(frozenset((a, c)))
    joints = {point for point, pairs in around.items() if len(pairs) > 1}
    known = {}

    def arc(points):
        """The same simplified line whichever neighbour asks."""
        key = tuple(points)
        back = tuple(reversed(points))
        if back in known:
            return list(reversed(known[back]))
        known[key] = simplified(points)
        return known[key]

    for code in sorted(areas):
        rings = []
        for ring in areas[code]:
            rings.append([p for piece in arcs_of(ring, joints) for p in arc(piece)[:-1]])
        rings.sort(key=lambda ring: (-len(ring), ring))
        data = path_data(rings)
        if data:
            yield code, data


def main():
    if len(sys.argv) > 1:
        lines = list(outline(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                [sys.executable, "-m", "pip", "download", "--no-deps", "-q", WHEEL, "-d", folder],
                check=True,
            )
            lines = list(outline(next(pathlib.Path(folder).glob("*.whl"))))
    text = "\n".join(f"        {code or '-'} {data}" for code, data in lines)
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(
        f"""\
/// The land of the world map: Natural Earth, 1:110 million, public domain, in the Equal Earth
/// projection. Made by `scripts/outline/build.py`; not edited by hand.
enum WorldOutline {{
    /// The view box: units from the left and from the top.
    static let width = {WIDTH}.0
    static let height = {HEIGHT}.0
    /// Units a radian of the unit sphere.
    static let scale = {SCALE:.6f}
    /// The projected ordinate of the upper edge, in radians.
    static let top = {TOP:.6f}

    /// A line for each area: its code, or `-` for land without one, and its SVG path.
    static let text = \"\"\"
{text}
        \"\"\"
}}
"""
    )
    print(f"{OUTPUT.name}: {len(lines)} areas, {sum(len(d) for _, d in lines)} characters")


if __name__ == "__main__":
    main()
