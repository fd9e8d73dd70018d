#!/usr/bin/env python3
"""Writes Sources/Vocabulary/Areas/AreaTable.swift.

    build.py --codes country-codes.csv --unhcr countries.csv --desa wpp2024_UNlocations.txt \
             --shapes ne_50m_admin_0_countries.json.gz -o Sources/Vocabulary/Areas/AreaTable.swift

  --codes   DataHub "country-codes" (M49, ISO 3166, names in six languages), public domain
  --unhcr   UNHCR Refugee Data Finder, list of countries
  --desa    UN DESA World Population Prospects 2024, list of locations (tab-separated)
  --shapes  Natural Earth 1:50m countries, GeoJSON, gzipped, public domain

The tables beside this script are kept by hand: countries, former, extras, regions, points.
Needs shapely, for the representative points only.
"""
import argparse
import csv
import gzip
import json
import pathlib

from shapely.geometry import shape

HERE = pathlib.Path(__file__).resolve().parent
LANGUAGES = ["en", "fr", "es", "ru", "ar", "zh"]
COLUMNS = (
    "id kind alpha2 alpha3 m49 desa unhcr eurostat worldBank region subregion intermediate flags "
    "first last predecessors successors members latitude longitude codes short "
    "en fr es ru ar zh other"
).split()
# UN members are the stored list's "Yes" but for Taiwan Province of China; observers added.
COUNTRIES_BESIDE_LIST, NOT_COUNTRIES = {"PSE"}, {"TWN"}
EUROSTAT = {"GRC": "EL", "GBR": "UK"}
EUROSTAT_OTHER = {"GRC": "eurostat:GR", "GBR": "eurostat:GB"}
FLAGS = {
    "LDC": "Least Developed Countries (LDC)",
    "LLDC": "Land Locked Developing Countries (LLDC)",
    "SIDS": "Small Island Developing States (SIDS)",
}


def kept(name):
    """A table kept beside the script, as dictionaries; lines from `#` are comments."""
    with open(HERE / f"{name}.tsv", encoding="utf8") as lines:
        return list(csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t"))


def padded(code):
    return code.zfill(3) if code else ""


def shape_points(path):
    """A point in the largest polygon of each area: its centroid, if that lies inside."""
    points = {}
    for feature in json.load(gzip.open(path))["features"]:
        code = feature["properties"]["ISO_A3_EH"]
        if code == "-99":
            continue
        outline = shape(feature["geometry"])
        largest = max(getattr(outline, "geoms", [outline]), key=lambda part: part.area)
        centre = largest.centroid
        point = centre if largest.contains(centre) else largest.representative_point()
        points[code] = (f"{point.y:.2f}", f"{point.x:.2f}")
    return points


def iso_areas(codes, unhcr, points):
    extra = {row["id"]: row for row in kept("countries")}
    for source in codes:
        code = source["ISO3166-1-Alpha-3"]
        more = extra.pop(code, {})
        number = padded(source["M49"])
        row = dict.fromkeys(COLUMNS, "")
        independent = source["is_independent"] == "Yes" and code not in NOT_COUNTRIES
        alpha2 = source["ISO3166-1-Alpha-2"]
        row.update(
            id=code,
            kind="country" if independent or code in COUNTRIES_BESIDE_LIST else "territory",
            alpha2=alpha2,
            alpha3=code,
            m49=number,
            desa=str(int(number)),
            unhcr=unhcr.get(code, ""),
            eurostat=EUROSTAT.get(code, alpha2),
            worldBank=code,
            region=padded(source["Region Code"]),
            subregion=padded(source["Sub-region Code"]),
            intermediate=padded(source["Intermediate Region Code"]),
            flags=" ".join(flag for flag, column in FLAGS.items() if source[column]),
            codes=" ".join(filter(None, [more.get("codes"), EUROSTAT_OTHER.get(code)])),
            short=more.get("short") or source["official_name_en"],
            other=more.get("other", ""),
        )
        for language in LANGUAGES:
            column = "cn" if language == "zh" else language
            row[language] = source[f"official_name_{column}"].replace("’", "'").strip()
        row.update(part.split("=") for part in more.get("names", "").split("|") if part)
        if not more.get("short"):
            row["short"] = row["en"]
        if code in points:
            row["latitude"], row["longitude"] = points[code]
        yield row
    if extra:
        raise SystemExit(f"countries.tsv: not in the list: {sorted(extra)}")


def other_areas():
    for name in ["extras", "former", "regions"]:
        for source in kept(name):
            row = dict.fromkeys(COLUMNS, "")
            row.update({k: v for k, v in source.items() if k in row})
            if name == "former":
                row["kind"] = "former"
            if name == "regions":
                row["desa"], *more = source["desa"].split() or [""]
                row["codes"] = " ".join([source["codes"], *(f"desa:{x}" for x in more)]).strip()
                row["m49"] = "001" if source["id"] == "W" else ""
                if source["id"].isdigit():
                    row["m49"] = source["id"]
            if source.get("point"):
                row["latitude"], row["longitude"] = source["point"].split()
            row["short"] = row["short"] or row["en"]
            yield row


def link(rows):
    """Successors give their predecessors and the year from which they stand."""
    by_id = {row["id"]: row for row in rows}
    for row in rows:
        plain = []
        for part in row["successors"].split():
            successor, _, year = part.partition(":")
            plain.append(successor)
            heir = by_id[successor]
            heir["predecessors"] = " ".join([*heir["predecessors"].split(), row["id"]])
            heir["first"] = heir["first"] or year or row["last"]
        row["successors"] = " ".join(plain)


def fill_groups(rows, locations):
    """Expands DESA:n and FLAG:x to the ids of their members."""
    by_desa = {row["desa"]: row["id"] for row in rows if row["desa"]}
    for row in rows:
        kind, _, value = row["members"].partition(":")
        if kind == "DESA":
            row["members"] = " ".join(
                by_desa[x["country_code"]]
                for x in locations
                if x["location_type"] == "4" and x[f"agcode_{value}000"] not in ("", "-1")
            )
        elif kind == "FLAG":
            row["members"] = " ".join(x["id"] for x in rows if value in x["flags"].split())


HEADER = '''\
// swift-format-ignore-file
// Generated by scripts/areas/build.py: change the tables beside it, not this file.
//
// Sources: DataHub country-codes (UN M49, ISO 3166 and names in six languages; public domain);
// UNHCR Refugee Data Finder, list of countries (CC BY 4.0); UN DESA Population Division,
// World Population Prospects 2024, locations (CC BY 3.0 IGO); Natural Earth 1:50m
// (public domain) for points. Former areas, groups and region names are kept by hand.

/// The areas as one tab-separated table, without its heading.
///
/// Columns:
/// COLUMNS.
enum AreaTable {
    static let rows = #"""
'''


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ["--codes", "--unhcr", "--desa", "--shapes"]:
        arguments.add_argument(name, required=True)
    arguments.add_argument("-o", "--output", required=True)
    given = arguments.parse_args()

    with open(given.codes, encoding="utf8") as lines:
        codes = list(csv.DictReader(lines))
    with open(given.unhcr, encoding="utf8") as lines:
        unhcr = {x["iso_code"]: x["unhcr_code"] for x in csv.DictReader(lines) if x["iso_code"]}
    with open(given.desa, encoding="utf8") as lines:
        locations = list(csv.DictReader(lines, delimiter="\t"))
    points = shape_points(given.shapes)
    points |= {row["id"]: (row["latitude"], row["longitude"]) for row in kept("points")}

    rows = sorted(iso_areas(codes, unhcr, points), key=lambda row: row["id"])
    rows += other_areas()
    link(rows)
    fill_groups(rows, locations)
    without = [x["id"] for x in rows if x["kind"] in ("country", "territory") and not x["latitude"]]
    if without:
        raise SystemExit(f"no point for {without}")
    lines = ["\t".join(row[column] for column in COLUMNS) for row in rows]
    columns = ",\n/// ".join(", ".join(COLUMNS[i : i + 9]) for i in range(0, len(COLUMNS), 9))
    with open(given.output, "w", encoding="utf8") as out:
        out.write(HEADER.replace("COLUMNS", columns))
        out.write("\n".join(lines) + '\n"""#\n}\n')
    print(f"{len(lines)} areas written")


if __name__ == "__main__":
    main()
