"""Plays a whole round at the desk in a browser: five countries are asked; three answer, one of them with
a fault and one with a total that does not hold; one refuses, one is silent. What was accepted is published
and read back as SDMX, and as what others count of one's emigrants.

Usage: play_round.py TOOL [FOLDER FOR PICTURES]
Prints what was done; ends with 1 and says where, as soon as something is not as it should be.
"""

import csv
import io
import json
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

import openpyxl
from browser import Browser, wait_for

TOOL = sys.argv[1]
PICTURES = sys.argv[2] if len(sys.argv) > 2 else None
COUNTRIES = ["DEU", "FJI", "FRA", "KEN", "MEX"]
PASSWORD = "corridors are pairs"
ROUND, YEAR = "2026", 2024
DESK = f"/desk/rounds/census-round/{ROUND}"
folder = Path(tempfile.mkdtemp(prefix="corridor-round-"))
workspace = str(folder / "workspace")


def check(found, expected, what):
    if found != expected:
        raise AssertionError(f"{what}: found {found!r}, expected {expected!r}")


def holds(part, whole, what):
    if part not in whole:
        raise AssertionError(f"{what}: found no {part!r} in {whole[:2000]!r}")


def corridor(*arguments, text="", status=0):
    done = subprocess.run(
        [TOOL, *arguments, "--workspace", workspace], input=text, capture_output=True, text=True
    )
    check(done.returncode, status, f"corridor {' '.join(arguments)}: {done.stdout}{done.stderr}")
    return done.stdout


def prepare():
    subprocess.run([TOOL, "register", "starter", "--workspace", workspace], check=True, capture_output=True)
    corridor(
        "register", "add", "collections", "--id", "census-round", "title=Foreign-born by country of birth",
        "owner=unsd", "source-code=CENSUS_ROUND", "tables/born/title=Foreign-born by country of birth",
        "tables/born/dataflow=DF_STOCK", "tables/born/end=destination", "tables/born/criterion=B",
        "tables/born/counterpart=each", "tables/born/least-stay=12", f"tables/born/years={YEAR}",
        *[f"tables/born/area{'+' if place else ''}={code}" for place, code in enumerate(COUNTRIES)],
        "--why", "a round",
    )  # fmt: skip
    corridor("account", "create", "desk", "--role", "desk", text=PASSWORD + "\n")
    for code in COUNTRIES:
        corridor(
            "account", "create", code.lower(), "--role", "country", "--area", code, text=PASSWORD + "\n"
        )


def serve():
    process = subprocess.Popen(
        [TOOL, "serve", "--port", "0", "--workspace", workspace], stdout=subprocess.PIPE, text=True,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    line = process.stdout.readline()
    port = re.search(r":(\d+)/", line).group(1)
    root = f"http://localhost:{port}"
    wait_for(root)
    return process, root


def signed_in(root, name):
    browser = Browser(root)
    browser.open("/desk/sign-in")
    browser.send("Sign in", {"name": name, "password": PASSWORD}, near="main")
    holds(name, browser.text(".visitor"), f"{name} signs in")
    return browser


def figures(code):
    """What a country counts: people born in each other area, by its code."""
    size = COUNTRIES.index(code) + 1
    return lambda key, place: 10 * size + place % 7


def fill(bytes_, code, fault=None):
    """Fills a questionnaire in as somebody would; gives the file and the figures by area of birth."""
    book = openpyxl.load_workbook(io.BytesIO(bytes_))
    sheet = book["Table 1"]
    heading = next(
        row for row in range(1, 30) if any(sheet.cell(row, column).value == YEAR for column in range(1, 30))
    )
    column = next(column for column in range(1, 30) if sheet.cell(heading, column).value == YEAR)
    value = figures(code)
    typed, rows = {}, {}
    for row in range(heading + 1, sheet.max_row + 1):
        key = sheet.cell(row, 1).value
        if not key:
            continue
        area = key.split()[0]
        rows[area] = row
        if area != "W":
            typed[area] = value(key, row)
            sheet.cell(row, column).value = typed[area]
    typed["W"] = sum(typed.values())
    sheet.cell(rows["W"], column).value = typed["W"] + (1000 if fault == "total" else 0)
    if fault == "text":
        sheet.cell(rows["ALB"], column).value = "about 500"
    path = folder / f"{code}-{fault or 'good'}.xlsx"
    book.save(path)
    return str(path), typed


def states(browser):
    check(browser.open(DESK), 200, "the round's page")
    return {row[0]: row[1] for row in browser.rows("#answers table")}


def sdmx(root):
    """The published figures: by country and area of birth."""
    request = urllib.request.Request(
        root + f"/rest/v2/data/dataflow/CORRIDOR/DF_STOCK/*/A.CENSUS_ROUND?c[TIME_PERIOD]={YEAR}",
        headers={"Accept": "application/vnd.sdmx.data+csv;version=2.0.0"},
    )
    try:
        text = urllib.request.urlopen(request).read().decode()
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return {}
        raise
    return {
        (row["DESTINATION"], row["ORIGIN"]): float(row["OBS_VALUE"])
        for row in csv.DictReader(io.StringIO(text))
        if row["OBS_VALUE"]
    }


def send_in(browser, code, path):
    browser.open("/desk/answers")
    browser.send("Send in", {"collection": "census-round", "area": code}, files={"file": path})
    return browser.text()


def step(browser, area, words, reason=""):
    browser.open(f"{DESK}/{area}")
    check(browser.send(words, {"reason": reason}, near="#next"), 200, f"{area}: {words}")
    return browser.text(".lead")


def play(root):
    desk = signed_in(root, "desk")
    windows = {code: signed_in(root, code.lower()) for code in COUNTRIES}

    # Asked.
    desk.open("/desk/rounds")
    desk.send(
        "Open the round",
        {"collection": "census-round", "round": ROUND, "areas": " ".join(COUNTRIES), "deadline": "2026-03-31"},
    )
    check(desk.path(), DESK, "where opening leads")
    check(set(states(desk).values()), {"Asked"}, "all are asked")
    check(len(states(desk)), 5, "countries asked")

    # Drafted, filled, sent in.
    sent, typed = {}, {}
    for code in ["FRA", "KEN", "MEX"]:
        status, bytes_ = windows[code].fetch(
            f"/download/questionnaire/census-round/{code}.xlsx?round={ROUND}"
        )
        check(status, 200, f"the questionnaire of {code}")
        fault = {"KEN": "total", "MEX": "text"}.get(code)
        path, typed[code] = fill(bytes_, code, fault)
        sent[code] = (bytes_, path)
        page = send_in(windows[code], code, path)
        if code == "MEX":
            holds("about 500", page, "the fault is shown")
    status, _ = windows["FRA"].fetch(f"/download/questionnaire/census-round/KEN.xlsx?round={ROUND}")
    check(status, 403, "another country's questionnaire")
    now = states(desk)
    check([now[name] for name in ("France", "Kenya", "Mexico")], ["Checked"] * 3, "what came is checked")
    check(sdmx(root), {}, "nothing is published yet")

    # Queried, answered again.
    for area in ("KEN", "MEX"):
        step(desk, area, "Query", "Please look at the total and at Albania.")
    check(states(desk)["Kenya"], "Queried", "Kenya is asked about its total")
    check(desk.open(f"{DESK}/KEN/letter/query"), 200, "the letter with the questions")
    holds("Please look at the total", desk.text("article"), "the letter asks")
    for code in ("KEN", "MEX"):
        path, typed[code] = fill(sent[code][0], code)
        send_in(windows[code], code, path)
        check(states(desk)[{"KEN": "Kenya", "MEX": "Mexico"}[code]], "Checked", f"{code} again")

    # Refused, reminded, silent.
    step(windows["DEU"], "DEU", "Record a refusal", "no register of the foreign-born")
    desk.open("/desk/due")
    holds("Fiji", desk.text(), "Fiji is due")
    step(desk, "FJI", "Remind")
    check(states(desk), {
        "Germany": "Refused", "Fiji": "Reminded", "France": "Checked", "Kenya": "Checked", "Mexico": "Checked",
    }, "before acceptance")  # fmt: skip

    # Accepted, published.
    for area in ("FRA", "KEN", "MEX"):
        step(desk, area, "Accept", "looked through")
    check(sdmx(root), {}, "accepted is not published")
    for area in ("FRA", "KEN", "MEX"):
        step(desk, area, "Publish")
    expected = {
        (code, origin): float(value)
        for code in ("FRA", "KEN", "MEX")
        for origin, value in typed[code].items()
    }
    check(sdmx(root), expected, "what SDMX gives out")

    # Closed; rates.
    desk.open(DESK)
    desk.send("Close the round", {"reason": "the year is over"})
    check(states(desk), {
        "Germany": "Refused", "Fiji": "No answer", "France": "Published", "Kenya": "Published",
        "Mexico": "Published",
    }, "after closing")  # fmt: skip
    rates = json.loads(urllib.request.urlopen(root + "/api/v1/collections/rates").read())
    counts = rates["total"]["counts"]
    check(
        [counts[name] for name in ("asked", "answered", "open", "refused", "silent")], [5, 3, 0, 1, 1],
        "counts of the round",
    )  # fmt: skip
    check(rates["total"]["cell_rate"], 0.6, "three whole answers of five")
    desk.open("/desk/rates")
    holds("60.0%", desk.text(), "the page of rates")
    if PICTURES:
        for name, path in (("round", DESK), ("answer", DESK + "/KEN"), ("rates", "/desk/rates")):
            for wide in (390, 1440):
                desk.open(path)
                desk.picture(f"{PICTURES}/{name}-{wide}.png", wide)

    # Given back: what others count of those born in Mexico.
    status, bytes_ = windows["MEX"].fetch("/download/give-back/MEX.csv")
    check(status, 200, "what is given back to Mexico")
    text = bytes_.decode()
    for code in ("FRA", "KEN"):
        holds(code, text, "who counts people born in Mexico")
    for window in [desk, *windows.values()]:
        window.close()
    print(f"5 asked, 3 answered and published, {len(expected)} figures, 1 refused, 1 silent.")


prepare()
service, root = serve()
try:
    play(root)
finally:
    service.kill()
print(corridor("check").strip().splitlines()[-1])
