"""An office of its own for a test in a browser: a workspace in a temporary folder, the tool, the service."""

import contextlib
import json
import os
import re
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request

from playwright.sync_api import sync_playwright

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TOOL = os.environ.get("CORRIDOR_TOOL", os.path.join(ROOT, ".build", "release", "corridor"))


class Office:
    """A workspace, and the service over it once it is started."""

    def __init__(self, folder):
        self.folder = folder
        self.workspace = os.path.join(folder, "workspace")
        self.service = None
        self.address = None

    def run(self, *arguments, stdin=None, status=0):
        """Runs the tool on the workspace; gives what it printed."""
        done = subprocess.run(
            [TOOL, *arguments, "--workspace", self.workspace], input=stdin,
            capture_output=True, text=True, cwd=self.folder, timeout=300)
        assert done.returncode == status, (
            f"corridor {' '.join(arguments)}: found status {done.returncode}, expected {status}\n"
            f"{done.stdout}{done.stderr}")
        return done.stdout

    def serve(self):
        self.service = subprocess.Popen(
            [TOOL, "serve", "--port", "0", "--workspace", self.workspace, "--log-level", "warning"],
            stdout=subprocess.PIPE, stderr=open(os.path.join(self.folder, "log"), "w"), text=True)
        line = self.service.stdout.readline()
        self.address = re.search(r"http://\S+", line).group(0).rstrip("/")

    def stop(self):
        if self.service:
            self.service.terminate()
            self.service.wait(timeout=60)
            self.service = None

    def get(self, path, headers=None):
        """The status and the bytes of an address."""
        request = urllib.request.Request(self.address + path, headers=headers or {})
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                return reply.status, reply.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def json(self, path, headers=None):
        status, body = self.get(path, {"Accept": "application/json", **(headers or {})})
        assert status == 200, f"{path}: found {status} {body[:300]!r}"
        return json.loads(body)

    @property
    def log(self):
        with open(os.path.join(self.folder, "log")) as file:
            return file.read()


@contextlib.contextmanager
def office(starter=True):
    """An office with the starter set, which is taken away at the end."""
    folder = tempfile.mkdtemp(prefix="corridor-browser-")
    made = Office(folder)
    try:
        if starter:
            made.run("demo", "--no-serve")
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def browser():
    """Debian's Chromium, without a window."""
    with sync_playwright() as driver:
        window = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        try:
            yield window
        finally:
            window.close()
