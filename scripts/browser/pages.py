"""Every kind of page, in both widths, light and dark; and by keyboard alone."""

import os

from office import browser, office
from page import visit

ATLAS = [
    "/", "/?indicator=refugees-hosted", "/areas", "/areas?q=germ", "/area/FRA", "/area/TUV", "/area/SDN", "/area/SUN",
    "/corridor/MEX/USA", "/about", "/validation", "/data", "/compare?origin=SYR&destination=TUR", "/review",
    "/explain/DF_STOCK/A.STARTER_2024.SYR.TUR.B.F._T?period=2024", "/nothing-here",
]
DESK = ["/desk"]

# Pages that tell of a refusal are looked at like any other.
REFUSED = {"/nothing-here"}


def run():
    """Looks at each page."""
    shots = os.environ.get("CORRIDOR_SHOTS")
    found = []
    count = 0
    with office() as made, browser() as window:
        made.serve()
        context = window.new_context()
        for path in ATLAS + DESK:
            for scheme in ["light", "dark"]:
                name = path.strip("/").replace("/", "-").replace("?", "-")[:60] or "home"
                shot = os.path.join(shots, name) if shots else None
                told = visit(context, made.address, path, scheme, shot)
                found += [text for text in told if path not in REFUSED or "status 404" not in text]
                count += 2
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
                "[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea,"
                " summary, [tabindex=\"0\"]')].filter(e => e.checkVisibility()).length")
            reached = []
            for _ in range(wanted):
                page.keyboard.press("Tab")
                reached.append(page.evaluate(
                    "(() => { const e = document.activeElement, s = getComputedStyle(e);"
                    " return [e.outerHTML.slice(0, 80), s.outlineStyle !== 'none' || s.boxShadow !== 'none'] })()"))
            blind = [html for html, seen in reached if not seen]
            assert not blind, f"{path}: no focus is seen on {blind[:3]}"
            assert len({html for html, _ in reached}) > wanted * 0.8, f"{path}: the tab key goes in circles"
            count += wanted
    return f"{count} stops seen"
