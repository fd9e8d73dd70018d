"""What holds of every page: one heading, no fault of accessibility at level AA, no scrolling sideways,
nothing loaded from elsewhere, not over 100 kB."""

from axe_playwright_python.sync_playwright import Axe

LEVELS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
SIZES = [(1440, 900), (390, 844)]
AXE = Axe()
MOST = 100_000


def faults(page, path):
    """What is wrong with a page that is open, as sentences."""
    found = []
    headings = page.locator("h1").count()
    if headings != 1:
        found.append(f"{path}: found {headings} main headings, expected one")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        found.append(f"{path}: {wide} pixels wider than the window of {page.viewport_size['width']}")
    for violation in AXE.run(page, options=LEVELS).response["violations"]:
        nodes = violation["nodes"]
        found.append(f"{path}: {violation['id']}, {len(nodes)} times, first {nodes[0]['html'][:160]}")
    return found


def visit(context, address, path, scheme="light", shot=None, most=MOST):
    """Opens a page and looks at it in both widths; gives what is wrong."""
    found = []
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    foreign = []
    page.on("request", lambda request: foreign.append(request.url)
            if not request.url.startswith((address, "data:")) else None)
    page.on("pageerror", lambda error: found.append(f"{path}: script: {error}"))
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        reply = page.goto(address + path)
        if reply.status >= 400:
            found.append(f"{path}: status {reply.status}")
        size = len(reply.body())
        if most and size > most:
            found.append(f"{path}: {size} bytes, expected at most {most}")
        found += faults(page, f"{path} at {width}, {scheme}")
        if shot:
            page.screenshot(path=f"{shot}-{width}-{scheme}.png", full_page=True)
    page.close()
    found += [f"{path}: asks {url} for something" for url in foreign]
    return found
