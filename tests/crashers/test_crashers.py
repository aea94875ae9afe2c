"""What crashed once is read, or refused as documented, for ever after; and a short form of the fuzzing. All invented."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from run import mutated
from targets import TARGETS

CRASHERS = Path(__file__).parents[2] / "fuzz" / "crashers"
KEPT = sorted(p for p in CRASHERS.glob("*/*") if p.is_file())
SLOW = {
    "coder",
    "clauses",
    "read.html",
    "read.feed",
    *(name for name in TARGETS if name.startswith("import.")),
}
SHORT = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
CORES = {name: target.seeds() for name, target in TARGETS.items() if name not in SLOW}


def survives(name, data):
    target = TARGETS[name]
    try:
        target.run(data)
    except target.allowed():
        pass


@pytest.mark.parametrize("path", KEPT, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_an_input_that_crashed_once_does_so_no_more(path):
    survives(path.parent.name, path.read_bytes())


def test_every_target_takes_its_own_seeds():
    for name, target in TARGETS.items():
        for seed in target.seeds():
            survives(name, seed)


@pytest.mark.parametrize("name", sorted(CORES))
@SHORT
@given(seed=st.integers(0, 2**32))
def test_a_harmed_input_is_read_or_refused_as_documented(name, seed):
    chance = random.Random(seed)
    survives(name, mutated(chance.choice(CORES[name]), CORES[name], chance))


@pytest.mark.parametrize("name", ["edtf", "given-date", "dates", "scenario", "dossier.toml"])
@SHORT
@given(text=st.text(max_size=80))
def test_any_text_at_all_is_understood_or_refused_as_documented(name, text):
    survives(name, text.encode("utf-8", "surrogatepass"))
