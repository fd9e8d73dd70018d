"""Every kind of page, in both widths, light and dark; and by keyboard alone."""

import os

import rounds
from office import browser, office
from page import visit

ATLAS = [
    "/", "/?indicator=refugees-hosted", "/areas", "/areas?q=germ", "/area/FRA", "/area/TUV", "/area/SDN",
    "/corridor/MEX/USA", "/about", "/validation", "/data", "/compare?origin=SYR&destination=TUR", "/review",
    "/explain/DF_STOCK/A.STARTER_2024.SYR.TUR.B.F._T?period=2024", "/nothing-here",
]
DESK = [
    "/desk", "/desk/sign-in", "/desk/registers", "/desk/registers/meetings", "/desk/registers/meetings/timeline",
    "/desk/registers/treaty-actions/matrix?rows=kind&columns=date.year", "/desk/registers/treaty-actions/map",
    "/desk/registers/figures/records/imp-meetings", "/desk/registers/figures/records/imp-meetings/history",
    "/desk/registers?q=remittances", "/desk/registers/changes", "/desk/collections",
    "/desk/collections/joint-migration-questionnaire", "/desk/collections/overlaps",
    "/desk/collections/overlaps?area=FRA", "/desk/rounds", rounds.DESK, "/desk/due", "/desk/rates",
    "/desk/policies", "/desk/treaties", "/desk/treaties/matrix", "/desk/treaties/migrant-workers-convention",
    "/desk/meetings", "/desk/meetings/coordination-3", "/desk/meetings/coordination-3/report",
    "/desk/recommendations", "/area/MEX/abroad", "/desk/nothing-here",
]
MEMBERS = [
    "/desk", "/desk/account", "/desk/accounts", "/desk/audit", "/desk/answers", "/desk/questionnaires",
    f"/desk/questionnaires/{rounds.COLLECTION}/FRA/{rounds.ROUND}", rounds.DESK, f"{rounds.DESK}/FRA",
    f"{rounds.DESK}/FRA/letter/request", "/desk/marketplace", "/desk/marketplace/new", "/desk/marketplace/messages",
    "/desk/registers/meetings/records/coordination-3",
]
DOCUMENTS = ["/desk/meetings/coordination-3/dossier"]

# Not yet under 100 kB with every figure a link to its explanation.
MAPS = {"/?indicator=refugees-hosted"}

# Pages that tell of a refusal are looked at like any other.
REFUSED = {"/nothing-here", "/desk/nothing-here"}


def run():
    """Looks at each page, as everybody sees it and as an administrator does."""
    shots = os.environ.get("CORRIDOR_SHOTS")
    found = []
    count = 0

    def look(context, made, path, mark=""):
        nonlocal count
        for scheme in ["light", "dark"]:
            name = mark + (path.strip("/").replace("/", "-").replace("?", "-")[:60] or "home")
            told = visit(
                context, made.address, path, scheme, os.path.join(shots, name) if shots else None,
                most=None if path in MAPS else 200_000 if path in DOCUMENTS else 100_000)
            found.extend(text for text in told if path not in REFUSED or "status 404" not in text)
            count += 2

    with office() as made, browser() as window:
        rounds.prepare(made)
        made.run("collect", "open", rounds.COLLECTION, rounds.ROUND, "--deadline", "2026-03-31")
        made.run("account", "create", "root", "--role", "administrator", stdin=rounds.PASSWORD + "\n")
        made.serve()
        context = window.new_context()
        for path in ATLAS + DESK + DOCUMENTS:
            look(context, made, path)
        member = rounds.Person(window, made, "root")
        for path in MEMBERS:
            look(member.context, made, path, "member-")
    assert not found, "\n".join(found)
    return f"{count} views without a fault"


def keyboard():
    """Every link and field of a page is reached by the tab key, in the order of the page, and shows it."""
    with office() as made, browser() as window:
        made.serve()
        page = window.new_page()
        count = 0
        for path in ["/area/FRA", "/desk"]:
            page.goto(made.address + path)
            wanted = page.evaluate(
                "(window.stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]),"
                " select, textarea, summary, [tabindex=\"0\"]')].filter(e => e.checkVisibility())).length")
            reached = []
            for _ in range(wanted):
                page.keyboard.press("Tab")
                reached.append(page.evaluate(
                    "(() => { const e = document.activeElement, s = getComputedStyle(e);"
                    " return [window.stops.indexOf(e), e.outerHTML.slice(0, 80),"
                    " s.outlineStyle !== 'none' || s.boxShadow !== 'none'] })()"))
            blind = [html for _, html, seen in reached if not seen]
            assert not blind, f"{path}: no focus is seen on {blind[:3]}"
            order = [place for place, _, _ in reached]
            assert order == list(range(wanted)), f"{path}: found the order {order}, expected that of the page"
            count += wanted
    return f"{count} stops seen"
