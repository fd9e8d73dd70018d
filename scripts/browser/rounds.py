"""A whole round at the desk: five countries are asked; three answer, one of them with a fault and one with
a total that does not hold; one refuses, one is silent. What was accepted is published and read back as
SDMX, and as what others count of one's emigrants."""

import csv
import io
import os

import openpyxl

from office import browser, office

COUNTRIES = ["DEU", "FJI", "FRA", "KEN", "MEX"]
NAMES = {"DEU": "Germany", "FJI": "Fiji", "FRA": "France", "KEN": "Kenya", "MEX": "Mexico"}
PASSWORD = "corridors are pairs"
COLLECTION, ROUND, YEAR = "census-round", "2026", 2024
DESK = f"/desk/rounds/{COLLECTION}/{ROUND}"


def check(found, expected, what):
    assert found == expected, f"{what}: found {found!r}, expected {expected!r}"


def holds(part, whole, what):
    assert part in whole, f"{what}: found no {part!r} in {whole[:2000]!r}"


def prepare(made):
    made.run("register", "starter")
    made.run(
        "register", "add", "collections", "--id", COLLECTION, "title=Foreign-born by country of birth",
        "owner=unsd", "source-code=CENSUS_ROUND", "tables/born/title=Foreign-born by country of birth",
        "tables/born/dataflow=DF_STOCK", "tables/born/end=destination", "tables/born/criterion=B",
        "tables/born/counterpart=each", "tables/born/least-stay=12", f"tables/born/years={YEAR}",
        *[f"tables/born/area{'+' if place else ''}={code}" for place, code in enumerate(COUNTRIES)],
        "--why", "a round")
    made.run("account", "create", "desk", "--role", "desk", stdin=PASSWORD + "\n")
    for code in COUNTRIES:
        made.run("account", "create", code.lower(), "--role", "country", "--area", code,
                 stdin=PASSWORD + "\n")


class Person:
    """Somebody with an account and a window of their own."""

    def __init__(self, window, made, name):
        self.made = made
        self.context = window.new_context(accept_downloads=True)
        self.page = self.context.new_page()
        self.open("/desk/sign-in")
        self.page.fill("main [name=name]", name)
        self.page.fill("main [name=password]", PASSWORD)
        self.page.click("main button:has-text('Sign in')")
        holds(name, self.page.inner_text(".visitor"), f"{name} signs in")

    def open(self, path):
        return self.page.goto(self.made.address + path).status

    def path(self):
        return self.page.url.removeprefix(self.made.address)

    def text(self, where="main"):
        return self.page.locator(where).first.inner_text()

    def send(self, button, fields, near="main", files=None):
        """Fills in the form that has a button, and sends it; gives the status."""
        form = self.page.locator(f"{near} form", has=self.page.locator(f"button:text-is('{button}')")).first
        for name, value in fields.items():
            field = form.locator(f"[name='{name}']").first
            if field.count() == 0 and not value:
                continue
            if field.evaluate("e => e.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        for name, path in (files or {}).items():
            form.locator(f"[name='{name}']").set_input_files(path)
        with self.page.expect_navigation() as moved:
            form.locator(f"button:text-is('{button}')").click()
        return moved.value.status

    def fetch(self, path):
        """What an address gives to whoever has signed in here."""
        reply = self.context.request.get(self.made.address + path)
        return reply.status, reply.body()

    def rows(self, table):
        """The cells of a table's body, by row."""
        return self.page.eval_on_selector_all(
            f"{table} tbody tr", "rows => rows.map(r => [...r.cells].map(c => c.innerText.trim()))")


def fill(made, content, code, fault=None):
    """Fills a questionnaire in as somebody would; gives the file and the figures by area of birth."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Table 1"]
    cells = range(1, 30)
    heading = next(row for row in cells if any(sheet.cell(row, column).value == YEAR for column in cells))
    column = next(column for column in cells if sheet.cell(heading, column).value == YEAR)
    size = COUNTRIES.index(code) + 1
    typed, rows = {}, {}
    for row in range(heading + 1, sheet.max_row + 1):
        key = sheet.cell(row, 1).value
        if not key:
            continue
        area = key.split()[0]
        rows[area] = row
        if area != "W":
            typed[area] = 10 * size + row % 7
            sheet.cell(row, column).value = typed[area]
    typed["W"] = sum(typed.values())
    sheet.cell(rows["W"], column).value = typed["W"] + (1000 if fault == "total" else 0)
    if fault == "text":
        sheet.cell(rows["ALB"], column).value = "about 500"
    path = os.path.join(made.folder, f"{code}-{fault or 'good'}.xlsx")
    book.save(path)
    return path, typed


def states(person):
    check(person.open(DESK), 200, "the round's page")
    return {row[0]: row[1] for row in person.rows("#answers table")}


def sdmx(made):
    """The published figures: by country and area of birth."""
    status, body = made.get(
        f"/rest/v2/data/dataflow/CORRIDOR/DF_STOCK/*/A.CENSUS_ROUND?c[TIME_PERIOD]={YEAR}",
        {"Accept": "application/vnd.sdmx.data+csv;version=2.0.0"})
    if status in (204, 404):
        return {}
    check(status, 200, "SDMX")
    return {(row["DESTINATION"], row["ORIGIN"]): float(row["OBS_VALUE"])
            for row in csv.DictReader(io.StringIO(body.decode())) if row["OBS_VALUE"]}


def answer(person, code, path):
    person.open("/desk/answers")
    person.send("Send in", {"collection": COLLECTION, "area": code}, files={"file": path})
    return person.text()


def step(person, area, words, reason=""):
    person.open(f"{DESK}/{area}")
    check(person.send(words, {"reason": reason}, near="#next"), 200, f"{area}: {words}")


def play(made, window):
    desk = Person(window, made, "desk")
    people = {code: Person(window, made, code.lower()) for code in COUNTRIES}

    # Asked.
    desk.open("/desk/rounds")
    desk.send("Open the round", {
        "collection": COLLECTION, "round": ROUND, "areas": " ".join(COUNTRIES), "deadline": "2026-03-31"})
    check(desk.path(), DESK, "where opening leads")
    check(states(desk), {name: "Asked" for name in NAMES.values()}, "all are asked")

    # Drafted, filled, sent in.
    drafts, typed = {}, {}
    for code in ["FRA", "KEN", "MEX"]:
        status, drafts[code] = people[code].fetch(
            f"/download/questionnaire/{COLLECTION}/{code}.xlsx?round={ROUND}")
        check(status, 200, f"the questionnaire of {code}")
        fault = {"KEN": "total", "MEX": "text"}.get(code)
        path, typed[code] = fill(made, drafts[code], code, fault)
        page = answer(people[code], code, path)
        if code == "MEX":
            holds("about 500", page, "the fault is shown")
    status, _ = people["FRA"].fetch(f"/download/questionnaire/{COLLECTION}/KEN.xlsx?round={ROUND}")
    check(status, 403, "another country's questionnaire")
    now = states(desk)
    check([now[name] for name in ("France", "Kenya", "Mexico")], ["Checked"] * 3, "what came is checked")
    check(sdmx(made), {}, "nothing is published yet")

    # Queried, answered again.
    for code in ("KEN", "MEX"):
        step(desk, code, "Query", "Please look at the total and at Albania.")
    check(states(desk)["Kenya"], "Queried", "Kenya is asked about its total")
    check(desk.open(f"{DESK}/KEN/letter/query"), 200, "the letter with the questions")
    holds("Please look at the total", desk.text("article"), "the letter asks")
    for code in ("KEN", "MEX"):
        path, typed[code] = fill(made, drafts[code], code)
        answer(people[code], code, path)
        check(states(desk)[NAMES[code]], "Checked", f"{code} again")

    # Refused, reminded, silent.
    step(people["DEU"], "DEU", "Record a refusal", "no register of the foreign-born")
    desk.open("/desk/due")
    holds("Fiji", desk.text(), "Fiji is due")
    step(desk, "FJI", "Remind")
    check(states(desk), {
        "Germany": "Refused", "Fiji": "Reminded", "France": "Checked", "Kenya": "Checked",
        "Mexico": "Checked"}, "before acceptance")

    # Accepted, published.
    for code in ("FRA", "KEN", "MEX"):
        step(desk, code, "Accept", "looked through")
    check(sdmx(made), {}, "accepted is not published")
    for code in ("FRA", "KEN", "MEX"):
        step(desk, code, "Publish")
    expected = {(code, origin): float(value) for code in ("FRA", "KEN", "MEX")
                for origin, value in typed[code].items()}
    check(sdmx(made), expected, "what SDMX gives out")

    # Closed; rates.
    desk.open(DESK)
    desk.send("Close the round", {"reason": "the year is over"})
    check(states(desk), {
        "Germany": "Refused", "Fiji": "No answer", "France": "Published", "Kenya": "Published",
        "Mexico": "Published"}, "after closing")
    rates = made.json("/api/v1/collections/rates")["total"]
    counts = [rates["counts"][name] for name in ("asked", "answered", "open", "refused", "silent")]
    check(counts, [5, 3, 0, 1, 1], "counts of the round")
    check(rates["cell_rate"], 0.6, "three whole answers of five")
    desk.open("/desk/rates")
    holds("60.0%", desk.text(), "the page of rates")

    # Given back: what others count of those born in Mexico.
    status, content = people["MEX"].fetch("/download/give-back/MEX.csv")
    check(status, 200, "what is given back to Mexico")
    given = content.decode()
    for code in ("FRA", "KEN"):
        holds(code, given, "who counts people born in Mexico")
    return f"5 asked, 3 answered and published, {len(expected)} figures, 1 refused, 1 silent"


def run():
    with office(starter=False) as made, browser() as window:
        prepare(made)
        made.serve()
        said = play(made, window)
        made.stop()
        holds("sound", made.run("check"), "the workspace after it")
        check(made.log, "", "what the service complained of")
        return said
