"""The catalogue of themes. All texts invented."""

from armslength.ontology.tables import rows
from armslength.ontology.themes import phrases, themes
from armslength.records import CHANNELS


def found(text):
    return [(p.theme.name, text[p.span.start : p.span.end]) for p in phrases(text)]


def test_each_phrase_stands_once_with_a_theme_a_channel_and_a_source():
    table = rows("themes")
    assert len({r["phrase"] for r in table}) == len(table)
    assert {t.channel for t in themes().values()} <= set(CHANNELS)


def test_each_phrase_of_the_table_is_found_when_it_stands_alone():
    for row in rows("themes"):
        said = row["phrase"].replace("*", "")
        assert any(p.phrase == row["phrase"] or len(p.phrase) >= len(said) for p in phrases(said)), row


def test_the_longest_phrase_is_taken_and_a_star_stands_for_any_ending():
    assert found("Foreign military bases are closed.") == [("basing", "military bases")]
    assert found("collective security") == [("mutual defence", "collective security")]


def test_a_part_of_a_hyphenated_word_and_a_carbon_neutral_plan_are_no_neutrality():
    assert found("a technology-neutral rule") == []
    assert found("a carbon neutral plan") == [("energy", "carbon neutral")]
    assert found("a neutral state") == [("neutrality", "neutral")]


def test_offsets_count_in_the_whole_text():
    text = "Velia stays. It is neutral."
    (phrase,) = phrases(text, 13, len(text))
    assert text[phrase.span.start : phrase.span.end] == "neutral"
