"""A real browser, driven as a user would: Chromium's own protocol over two pipes, and nothing else."""

import contextlib
import itertools
import json
import os
import select
import shutil
import subprocess
import time

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SECONDS = 60


class BetweenPages(Exception):
    """The page that was asked is gone."""


class Browser:
    """One page of a headless Chromium.

    Attributes:
        complaints: what the browser wrote to its console: refused by policy, not found, thrown.
    """

    def __init__(self, folder, width=1280, height=900):
        to_child, self._out = os.pipe()
        self._in, from_child = os.pipe()

        def take_pipes():
            one, two = os.dup(to_child), os.dup(from_child)
            os.dup2(one, 3)
            os.dup2(two, 4)

        self._process = subprocess.Popen(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             "--force-prefers-reduced-motion",  # a page that still scrolls moves away under a click
             f"--user-data-dir={folder}", f"--window-size={width},{height}", "about:blank"],
            preexec_fn=take_pipes,  # noqa: PLW1509 - no thread runs yet that could hold a lock
            pass_fds=(3, 4), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_child)
        os.close(from_child)
        self._numbers, self._held, self._session = itertools.count(1), b"", None
        self.complaints = []
        target = self("Target.createTarget", url="about:blank")["targetId"]
        self._session = self("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self(f"{domain}.enable")

    def __call__(self, method, **parameters):
        """Send a command and wait for its answer."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != number:
            pass
        if "context" in answer.get("error", {}).get("message", ""):
            raise BetweenPages
        assert "error" not in answer, answer
        return answer["result"]

    def close(self):
        with contextlib.suppress(AssertionError, OSError):
            self("Browser.close")
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
        os.close(self._in)
        os.close(self._out)

    def _next(self):
        while b"\0" not in self._held:
            assert select.select([self._in], [], [], SECONDS)[0], "the browser says nothing"
            part = os.read(self._in, 1 << 20)
            assert part, "the browser ended"
            self._held += part
        text, self._held = self._held.split(b"\0", 1)
        message = json.loads(text)
        method, given = message.get("method"), message.get("params", {})
        if method == "Log.entryAdded":
            self.complaints.append(given["entry"]["text"])
        if method == "Runtime.exceptionThrown":
            self.complaints.append(str(given["exceptionDetails"]))
        return message

    def goto(self, url):
        with self.load():
            self("Page.navigate", url=url)

    def run(self, expression):
        """What an expression of JavaScript gives."""
        answer = self("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def text(self, selector="main"):
        return self.run(f"document.querySelector({json.dumps(selector)}).innerText")

    def place(self, selector):
        """The middle of an element (of its first line), brought into view, and its left, top, width and height."""
        found = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center', behavior: 'instant'}});"
            "const b = e.getClientRects()[0]; return [b.left + b.width / 2, b.top + b.height / 2, b.left, b.top, b.width, b.height] })()"
        )
        assert found, selector
        return found

    def click(self, selector, *, loads=True):
        x, y, *_ = self.place(selector)
        with self.load() if loads else contextlib.nullcontext():
            self.drag((x, y), (x, y))

    def drag(self, start, end):
        """Press at one place and let go at another."""
        self("Input.dispatchMouseEvent", type="mouseMoved", x=start[0], y=start[1])
        self(
            "Input.dispatchMouseEvent",
            type="mousePressed",
            x=start[0],
            y=start[1],
            button="left",
            clickCount=1,
        )
        for n in (1, 2, 3, 4) if start != end else ():
            x, y = (a + (b - a) * n / 4 for a, b in zip(start, end, strict=True))
            self("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y, button="left", buttons=1)
        self(
            "Input.dispatchMouseEvent", type="mouseReleased", x=end[0], y=end[1], button="left", clickCount=1
        )

    def write(self, selector, words):
        self.click(selector, loads=False)
        self("Input.insertText", text=words)

    def choose(self, selector, value):
        """Choose from a list as its keys would."""
        self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.value = {json.dumps(value)};"
            "e.dispatchEvent(new Event('input', {bubbles: true})); e.dispatchEvent(new Event('change', {bubbles: true})) })()"
        )

    def press(self, key, *, code=0, loads=False, **more):
        with self.load() if loads else contextlib.nullcontext():
            for kind in ("keyDown", "keyUp"):
                self(
                    "Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **more
                )

    def until(self, expression):
        """Wait until an expression holds; while one page gives way to the next, none does."""
        end = time.monotonic() + SECONDS
        while True:
            with contextlib.suppress(BetweenPages):
                if self.run(expression):
                    return
            assert time.monotonic() < end, expression
            time.sleep(0.05)

    @contextlib.contextmanager
    def load(self):
        """Wait until another page than the present one is there."""
        self.until("document.readyState === 'complete'")
        self.run("window.left = true; 0")
        yield
        self.until("window.left === undefined && document.readyState === 'complete'")
