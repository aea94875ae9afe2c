"""Which events the brief lists, and what it says of all of them at once. All are invented."""

from types import SimpleNamespace

import pytest

from armslength.brief.happenings import AROUND, MOST_EVENTS, alike, chosen
from armslength.brief.model import Happenings, plain, walk
from armslength.records import Question

QUESTION = Question(client="BLR", patron="RUS", rivals=("EU",))


def event(name, source="BLR", target="RUS", *, quad=1, modality="happened", confidence=0.9, intensity=3.0):
    return SimpleNamespace(
        id=name, source=(source,), target=(target,), quad=quad, modality=modality, confidence=confidence, intensity=intensity,
        start="2020-01-01", end="2020-01-01",
    )  # fmt: skip


def listed(around, always=()):
    """What is listed of more events between client and patron than there are places, and of those."""
    between = [event(f"between {n}") for n in range(MOST_EVENTS + 50)]
    found = chosen([*between, *around], QUESTION, set(always))
    assert found.left_out == len(between) + len(around) - len(found.events)
    return [one.id for one in found.events]


def test_the_weightiest_deeds_of_a_pole_to_others_keep_a_few_places_in_a_full_list():
    wars = [event(f"war {n}", "RUS", "UKR", quad=4, intensity=-10.0 + n / 100) for n in range(AROUND + 2)]
    told = listed(wars)
    assert len(told) == MOST_EVENTS
    assert [one for one in told if one.startswith("war")] == [f"war {n}" for n in range(AROUND)]


@pytest.mark.parametrize(
    "other",
    [
        event("words", "RUS", "UKR", quad=3),
        event("planned", "RUS", "UKR", quad=4, modality="planned"),
        event("unsure", "RUS", "UKR", quad=4, confidence=0.4),
        event("own side", "RUS", "RUS", quad=4),
        event("to a rival", "RUS", "EU", quad=4),
        event("by no pole", "UKR", "RUS", quad=4),
    ],
    ids=lambda one: one.id,
)
def test_no_place_is_kept_for_words_plans_doubtful_readings_or_what_a_pole_did_to_no_third_party(other):
    assert other.id not in listed([other])


def test_what_the_brief_cites_is_listed_before_all_else():
    plan = event("planned", "RUS", "UKR", modality="planned", confidence=0.1)
    assert "planned" in listed([plan], always=("planned",))


def test_what_all_events_share_is_found_only_where_all_do(monkeypatch):
    monkeypatch.setattr("armslength.brief.happenings.grade", lambda one: one.graded)
    one, two = SimpleNamespace(publishers=1, graded="F6"), SimpleNamespace(publishers=1, graded="F6")
    assert alike([one, two]) == ("told by one publisher", "F6")
    assert alike([one]) is None
    assert alike([one, SimpleNamespace(publishers=2, graded="F6")]) is None
    assert alike([one, SimpleNamespace(publishers=1, graded="B2")]) is None
    assert alike([]) is None


def test_what_all_events_share_is_said_over_the_list_and_not_of_each(composed):
    (section,) = [one for one in composed.sections if one.anchor == "happened"]
    said = [plain(b.line) for b in section.blocks if hasattr(b, "line")]
    assert sum("Each event is told by one publisher and graded F6." in line for line in said) == 1
    weights = [
        plain(one.weight) for b in walk(section.blocks) if isinstance(b, Happenings) for one in b.items
    ]
    assert len(weights) > 5
    assert not [line for line in weights if "publisher" in line]
