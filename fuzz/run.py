"""Fuzz for a stated time of the processor each: `python fuzz/run.py --seconds 3600 read.pdf dates`, or all with no name given.

With atheris (pip install atheris; Linux) inputs are steered by coverage; without it they are mutated at random, which finds
less. Each target runs in a process of its own, niced. A crash is an exception that the target does not document, or the end of
the process; a hang, more than `--hang` seconds of processor time on one input of at most 64 KB. Their inputs are kept, one for
each kind, under OUT/found (of a process that ended: `native-...`, or `now` without atheris); what a run has learnt is kept under OUT/corpus, so that the next goes on from there.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path
from types import FrameType
from typing import Any

HERE = Path(__file__).parent
LONGEST = 65_536
INSTRUMENTED = ["armslength", "email", "json", "csv", "zipfile", "tomllib", "feedparser", "pypdf", "docx", "trafilatura",
                "htmldate", "nupunkt"]  # fmt: skip


class Hang(BaseException):
    """One input took too long."""


class Tally:
    """What a target did so far, on disk every second: libFuzzer ends its process without a word."""

    def __init__(self, out: Path, name: str, hang: float, *, steered: bool) -> None:
        self.out, self.name, self.hang, self.steered = out, name, hang, steered
        self.executions, self.crashes, self.hangs, self.slowest = 0, 0, 0, 0.0
        self.kinds: dict[str, int] = {}
        self.began = self.written = time.monotonic()
        self.spent = time.process_time()
        self.allowed: tuple[type[BaseException], ...] = ()

    def one(self, run: Any, data: bytes) -> None:
        """Run one input."""
        if len(data) > LONGEST:
            return
        self.executions += 1
        if not self.steered:  # libFuzzer keeps the input that ends its process by itself
            (self.out / "now").write_bytes(data)
        began = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, self.hang)
        try:
            run(data)
        except self.allowed:
            pass
        except MemoryError:
            pass  # a limit of the parser's process, with a reason of its own
        except Hang:
            self._keep("hang", data)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            self._keep(_kind(error), data)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        self.slowest = max(self.slowest, time.process_time() - began)
        if time.monotonic() - self.written > 1:
            self.write()

    def _keep(self, kind: str, data: bytes) -> None:
        if kind == "hang":
            self.hangs += 1
        else:
            self.crashes += 1
        if kind not in self.kinds:
            digest = hashlib.sha256(data).hexdigest()[:12]
            (self.out / f"{kind[:60].replace('/', '_')}-{digest}").write_bytes(data)
        self.kinds[kind] = self.kinds.get(kind, 0) + 1

    def write(self) -> None:
        """Say how it stands."""
        self.written = time.monotonic()
        told = {
            "executions": self.executions, "crashes": self.crashes, "hangs": self.hangs, "kinds": self.kinds,
            "slowest": round(self.slowest, 2), "seconds": round(self.written - self.began, 1),
            "processor": round(time.process_time() - self.spent, 1),
        }  # fmt: skip
        half = self.out / "tally.part"
        half.write_text(json.dumps(told))
        half.replace(self.out / "tally.json")


def _kind(error: BaseException) -> str:
    """Where it was raised: the last frame of ours, and the last of all."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if "armslength" in f.filename or "fuzz" in f.filename]
    at = ours[-1] if ours else frames[-1]
    return f"{type(error).__name__}-{Path(at.filename).name}-{at.lineno}-{Path(frames[-1].filename).name}"


def _ring(_: int, __: FrameType | None) -> None:
    raise Hang


def child(name: str, seconds: float, hang: float, out: Path, *, steered: bool) -> None:
    """Fuzz one target in this process."""
    tally = Tally(out / "found" / name, name, hang, steered=steered)
    tally.out.mkdir(parents=True, exist_ok=True)
    corpus = out / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGVTALRM, _ring)
    sys.path.insert(0, str(HERE))
    if steered:
        import atheris  # type: ignore[import-not-found]

        with atheris.instrument_imports(include=INSTRUMENTED):
            from targets import TARGETS

            target = TARGETS[name]
            _warm(target, tally)
    else:
        from targets import TARGETS

        target = TARGETS[name]
        _warm(target, tally)
    starts = [*target.seeds(), *(p.read_bytes() for p in sorted((HERE / "crashers" / name).glob("*")))]
    if not steered:
        _unsteered(target, tally, starts, seconds)
        tally.write()
        return
    for seed in starts:
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    flags = [f"-max_total_time={int(seconds)}", f"-max_len={LONGEST}", "-timeout=300", "-rss_limit_mb=4000",
             "-verbosity=0", "-print_final_stats=0", f"-artifact_prefix={tally.out}/native-", "-len_control=0"]  # fmt: skip
    atheris.Setup([sys.argv[0], *flags, str(corpus)], lambda data: tally.one(target.run, data))
    atheris.Fuzz()


def _warm(target: Any, tally: Tally) -> None:
    """Load what is loaded on first use, that no import counts as a hang."""
    tally.allowed = target.allowed()
    with contextlib.suppress(*tally.allowed):
        target.run(target.seeds()[0])
    tally.began, tally.spent = time.monotonic(), time.process_time()


def _unsteered(target: Any, tally: Tally, starts: list[bytes], seconds: float) -> None:
    chance = random.Random(f"{tally.name}{os.getpid()}")  # not what the start before ran
    for seed in starts:
        tally.one(target.run, seed)
    while time.process_time() - tally.spent < seconds:
        tally.one(target.run, mutated(chance.choice(starts), starts, chance))


def mutated(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """A few random harms: bytes changed, cut out, doubled, numbers blown up, pieces of other inputs put in."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8, 20))):
        at, to = sorted((chance.randrange(len(out) + 1), chance.randrange(len(out) + 1)))
        to = min(to, at + chance.choice((1, 4, 32, 1024)))
        harm = chance.randrange(7)
        if harm == 0 and out:
            out[min(at, len(out) - 1)] = chance.randrange(256)
        elif harm == 1:
            del out[at:to]
        elif harm == 2:
            out[at:at] = out[at:to] * chance.choice((1, 2, 50))
        elif harm == 3:
            out[at:at] = chance.choice(
                (b"\0", b"\xff\xfe", b"\n", b'"', b"<", b"&x;", b"9" * 20, b"-1", b"[" * 500, b"\xed\xa0\x80")
            )
        elif harm == 4:
            other = chance.choice(others)
            start = chance.randrange(len(other) + 1)
            out[at:to] = other[start : start + chance.choice((4, 32, 1024))]
        elif harm == 5:
            out[at:to] = bytes(chance.randrange(256) for _ in range(to - at))
        else:
            out[at:to] = out[at:to][::-1]
    return bytes(out[:LONGEST])


def _fuzz(name: str, seconds: float, hang: float, out: Path, *, steered: bool) -> dict[str, Any]:
    """A target for so long of the processor, begun again where its process ends before that; its tally."""
    told: dict[str, Any] = {
        "executions": 0,
        "crashes": 0,
        "hangs": 0,
        "kinds": {},
        "slowest": 0.0,
        "seconds": 0.0,
        "processor": 0.0,
    }
    kept = out / "found" / name / "tally.json"
    while (left := seconds - told["processor"]) > max(1.0, 0.01 * seconds):
        kept.unlink(missing_ok=True)
        words = [
            sys.executable,
            __file__,
            "--child",
            "--seconds",
            f"{left:.0f}",
            "--hang",
            f"{hang}",
            "--out",
            str(out),
        ]
        words += [name] if steered else ["--unsteered", name]
        done = subprocess.run(
            words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, preexec_fn=_niced
        )
        part = json.loads(kept.read_text()) if kept.exists() else {}
        for key in ("executions", "crashes", "hangs"):
            told[key] += part.get(key, 0)
        for key in ("seconds", "processor"):
            told[key] = round(told[key] + part.get(key, 0.0), 1)
        told["slowest"] = max(told["slowest"], part.get("slowest", 0.0))
        for kind, n in part.get("kinds", {}).items():
            told["kinds"][kind] = told["kinds"].get(kind, 0) + n
        if done.returncode:
            told["crashes"] += 1
            (out / "found" / name).mkdir(parents=True, exist_ok=True)
            (out / "found" / name / "end.log").write_bytes(done.stderr[-20_000:])
            told["kinds"][f"process ended with {done.returncode}"] = (
                told["kinds"].get(f"process ended with {done.returncode}", 0) + 1
            )
            if not part:
                break  # it does not even start
    return told


def _niced() -> None:
    os.nice(10)


def main() -> int:
    """0 where nothing crashed and nothing hung."""
    given = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    given.add_argument("names", nargs="*", metavar="TARGET")
    given.add_argument("--seconds", type=float, default=60.0, help="of the processor, for each target")
    given.add_argument("--hang", type=float, default=10.0, help="seconds of processor time for one input")
    given.add_argument("--out", type=Path, default=Path("out/fuzz"))
    given.add_argument("--unsteered", action="store_true", help="without atheris")
    given.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    asked = given.parse_args()
    steered = not asked.unsteered and _has_atheris()
    if asked.child:
        child(asked.names[0], asked.seconds, asked.hang, asked.out, steered=steered)
        return 0
    sys.path.insert(0, str(HERE))
    from targets import TARGETS

    names = asked.names or list(TARGETS)
    if unknown := [name for name in names if name not in TARGETS]:
        given.error(f"no target {', '.join(unknown)}; there are {', '.join(TARGETS)}")
    how = "atheris" if steered else "random mutations (pip install atheris for better)"
    print(f"{len(names)} targets, {asked.seconds:.0f} s each, by {how}", flush=True)
    print(
        f"{'target':<24}{'by clock':>9}{'processor':>11}{'executions':>12}{'crashes':>9}{'hangs':>7}{'slowest':>9}",
        flush=True,
    )
    bad = 0
    for name in names:
        told = _fuzz(name, asked.seconds, asked.hang, asked.out, steered=steered)
        bad += told["crashes"] + told["hangs"]
        print(
            f"{name:<24}{told['seconds']:>9.0f}{told['processor']:>11.0f}{told['executions']:>12,}{told['crashes']:>9}{told['hangs']:>7}{told['slowest']:>8.1f}s",
            flush=True,
        )
        for kind, n in sorted(told["kinds"].items(), key=lambda item: -item[1]):
            print(f"    {n:>6} {kind}", flush=True)
    print(
        f"inputs that crash or hang are in {asked.out / 'found'}" if bad else "no crash, no hang", flush=True
    )
    return 1 if bad else 0


def _has_atheris() -> bool:
    try:
        import atheris  # type: ignore[import-not-found]  # noqa: F401
    except ImportError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
