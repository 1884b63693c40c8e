"""Chromium, driven through pipes by its own protocol (Chrome DevTools), where it is there."""

import base64
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

Told = dict[str, object]


def found() -> str | None:
    """The browser's program."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Page:
    """One page of a browser. ``problems`` are what its console and its policy complained of."""

    def __init__(self, into: IO[bytes], out: IO[bytes]) -> None:
        self._into, self._out = into, out
        self._number = 0
        self._session = ""
        self.problems: list[str] = []

    def open(self, address: str) -> None:
        """Opens a page, and waits until it is loaded."""
        target = str(self._ask("Target.createTarget", url="about:blank")["targetId"])
        told = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = str(told["sessionId"])
        for domain in ("Page", "Runtime", "Log"):
            self._ask(f"{domain}.enable")
        self._ask("Page.navigate", url=address)
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def run(self, code: str) -> object:
        """The value of a piece of JavaScript."""
        told = self._ask("Runtime.evaluate", expression=code, returnByValue=True)
        result = told["result"]
        assert isinstance(result, dict)
        assert "exceptionDetails" not in told, told
        return result.get("value")

    def click(self, x: float, y: float) -> None:
        """Presses and lets go of the mouse at a point of the window."""
        for kind in ("mousePressed", "mouseReleased"):
            self._ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def drag(self, begin: tuple[float, float], end: tuple[float, float]) -> None:
        """Presses at one point, moves and lets go at another."""
        for kind, (x, y) in (
            ("mousePressed", begin),
            ("mouseMoved", end),
            ("mouseMoved", end),
            ("mouseReleased", end),
        ):
            self._ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", buttons=1)

    def wheel(self, x: float, y: float, by: float) -> None:
        """Turns the wheel over a point."""
        self._ask("Input.dispatchMouseEvent", type="mouseWheel", x=x, y=y, deltaX=0, deltaY=by)

    def type(self, text: str) -> None:
        """Types into what has the focus."""
        self._ask("Input.insertText", text=text)

    def key(self, name: str) -> None:
        """Presses a key by its name, such as ``Enter``."""
        more: Told = {"text": "\r", "windowsVirtualKeyCode": 13} if name == "Enter" else {}
        self._ask("Input.dispatchKeyEvent", type="keyDown", key=name, **more)
        self._ask("Input.dispatchKeyEvent", type="keyUp", key=name)

    def lay_out(self, width: int, *, media: str) -> None:
        """Lays the page out for a window or a sheet ``width`` pixels wide."""
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=900, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        self._ask("Emulation.setEmulatedMedia", media=media)

    def lay_out_as_before(self) -> None:
        """Lays it out for its window again."""
        self._ask("Emulation.clearDeviceMetricsOverride")
        self._ask("Emulation.setEmulatedMedia", media="")

    def picture(self) -> bytes:
        """What is seen, as a PNG."""
        return base64.b64decode(str(self._ask("Page.captureScreenshot")["data"]))

    def _ask(self, method: str, **parameters: object) -> Told:
        self._number += 1
        number = self._number
        asked: Told = {"id": number, "method": method, "params": parameters}
        if self._session:
            asked["sessionId"] = self._session
        self._into.write(json.dumps(asked).encode() + b"\0")
        self._into.flush()
        while (told := self._next()).get("id") != number:
            pass
        assert "error" not in told, told
        result = told["result"]
        assert isinstance(result, dict)
        return result

    def _next(self) -> Told:
        said = bytearray()
        while (byte := self._out.read(1)) != b"\0":
            assert byte, "The browser has ended."
            said += byte
        told: Told = json.loads(said)
        if told.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded"):
            self.problems.append(json.dumps(told["params"]))
        return told


_LAUNCHER = """
import fcntl, os, sys
held = [os.dup(int(number)) for number in sys.argv[1:3]]
held = [fcntl.fcntl(number, fcntl.F_DUPFD, 10) for number in held]  # out of the way
for wanted, number in zip((3, 4), held):
    os.dup2(number, wanted)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Gives the browser its pipes under the numbers that it knows, and becomes it."""


@contextmanager
def page(program: str, folder: Path) -> Iterator[Page]:
    """A browser without a window, with a profile in ``folder``; it ends with the block."""
    to_browser, into = os.pipe()
    out, from_browser = os.pipe()
    process = subprocess.Popen(  # a browser of this machine
        [
            sys.executable,
            "-c",
            _LAUNCHER,
            str(to_browser),
            str(from_browser),
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--remote-debugging-pipe",
            "--window-size=1400,900",
            f"--user-data-dir={folder}",
        ],
        pass_fds=(to_browser, from_browser),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_browser)
    os.close(from_browser)
    try:
        with os.fdopen(into, "wb") as writing, os.fdopen(out, "rb") as reading:
            yield Page(writing, reading)
    finally:
        process.kill()
        process.wait()
