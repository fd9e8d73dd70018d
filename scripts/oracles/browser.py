"""A browser that a test drives: headless Chromium, spoken to through a pipe in its own protocol.

Forms are filled in and sent as somebody at the screen would: fields by name, the button by its words.
"""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time

PROGRAM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)

# Finds the form with a button of these words, below an element where one is named, and fills it in.
SEND = """
(([words, values, near]) => {
  const root = near ? document.querySelector(near) : document;
  if (!root) return 'no element ' + near;
  const buttons = [...root.querySelectorAll('button')];
  const button = buttons.find(one => one.textContent.trim() === words);
  if (!button) return 'no button ' + words + ', but ' + buttons.map(one => one.textContent.trim());
  const form = button.form;
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (!field) return 'no field ' + name;
    if (field.type === 'checkbox') field.checked = value; else field.value = value;
  }
  setTimeout(() => button.click(), 0);
  return '';
})(%s)
"""


class Browser:
    """One window with its own cookies."""

    def __init__(self, root):
        if PROGRAM is None:
            raise SystemExit("There is no Chromium.")
        self.root = root
        self.folder = tempfile.mkdtemp(prefix="corridor-browser-")
        read, self.out = os.pipe()
        self.inp, write = os.pipe()
        command = [
            "bash", "-c", f'exec "$@" 3<&{read} 4>&{write} 2>/dev/null', "browser", PROGRAM, "--headless=new",
            "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", f"--user-data-dir={self.folder}",
            "about:blank",
        ]
        self.process = subprocess.Popen(command, pass_fds=(read, write))
        os.close(read)
        os.close(write)
        self.buffer, self.number, self.events = b"", 0, []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "DOM"):
            self.ask(domain + ".enable")

    def close(self):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    # ---- the protocol

    def call(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        wanted = self.number
        while True:
            answer = self.message()
            if answer.get("id") == wanted:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            if "method" in answer:
                self.events.append(answer)

    def ask(self, method, **parameters):
        return self.call(method, self.session, **parameters)

    def message(self):
        while b"\0" not in self.buffer:
            data = os.read(self.inp, 1 << 16)
            if not data:
                raise RuntimeError("The browser ended.")
            self.buffer += data
        text, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(text)

    def wait(self, method):
        """Waits for an event, and forgets those before it."""
        while True:
            for place, event in enumerate(self.events):
                if event["method"] == method:
                    self.events = self.events[place + 1 :]
                    return event["params"]
            answer = self.message()
            if "method" in answer:
                self.events.append(answer)

    def script(self, text):
        result = self.ask("Runtime.evaluate", expression=text, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(str(result["exceptionDetails"]))
        return result["result"].get("value")

    # ---- what somebody does

    def open(self, path):
        """Opens an address; gives the status of the reply."""
        self.events = []
        self.ask("Page.navigate", url=self.root + path)
        self.wait("Page.loadEventFired")
        return self.status()

    def status(self):
        return self.script("performance.getEntriesByType('navigation')[0].responseStatus")

    def path(self):
        return self.script("location.pathname")

    def text(self, near="body"):
        """What a reader sees."""
        return self.script(f"document.querySelector({json.dumps(near)})?.innerText ?? ''")

    def rows(self, near="table"):
        """The cells of a table, row by row, without its heading."""
        return self.script(
            f"[...(document.querySelector({json.dumps(near)})?.tBodies[0]?.rows ?? [])]"
            ".map(row => [...row.cells].map(cell => cell.innerText.trim()))"
        )

    def send(self, words, values=None, near=None, files=None):
        """Fills the form of a button in and presses it; gives the status of the page that follows."""
        for name, path in (files or {}).items():
            found = self.ask(
                "Runtime.evaluate", expression=f"document.querySelector('input[type=file][name={name}]')"
            )["result"]
            self.ask("DOM.setFileInputFiles", files=[path], objectId=found["objectId"])
        self.events = []
        fault = self.script(SEND % json.dumps([words, values or {}, near]))
        if fault:
            raise AssertionError(f"{self.path()}: {fault}")
        self.wait("Page.loadEventFired")
        return self.status()

    def fetch(self, path):
        """The bytes at an address, as whoever has signed in."""
        found = self.script(
            "fetch(%s).then(async reply => { const bytes = new Uint8Array(await reply.arrayBuffer());"
            " let text = ''; for (const one of bytes) text += String.fromCharCode(one);"
            " return [reply.status, btoa(text)]; })" % json.dumps(path)
        )
        return found[0], base64.b64decode(found[1])

    def picture(self, path, wide=1440):
        """Keeps what is seen as a picture."""
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=wide, height=900, deviceScaleFactor=1, mobile=False
        )
        data = self.ask("Page.captureScreenshot", captureBeyondViewport=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))


def wait_for(root, tries=200):
    """Waits until a service answers."""
    import urllib.request

    for _ in range(tries):
        try:
            urllib.request.urlopen(root + "/health", timeout=2).read()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{root} does not answer.")
