"""Which clause became which. All texts invented."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparing import changed, compared, said, the

ARTICLES = [
    "The Republic of Velia is a sovereign state with full power over its territory.",
    "The capital of the Republic is the ancient city of Velgrad on the river Armin.",
    "Natural gas and oil under the ground belong to the people of the Republic.",
    "The armed forces defend the independence and the borders of the Republic.",
    "Citizens have the right to assemble in peace and to publish their opinions.",
    "Judges of the Supreme Court are appointed for life by the Assembly.",
    "The thaler is the currency, and the National Bank alone issues it.",
]


def numbered(articles):
    return "\n\n".join(f"Article {n}\n{words}" for n, words in enumerate(articles, 1))


def test_identical_texts_are_unchanged_throughout():
    comparison = compared(numbered(ARTICLES), numbered(ARTICLES))
    assert changed(comparison) == []
    assert comparison.weightiest() == []
    assert comparison.terms == ()


def test_a_moved_paragraph_is_no_deletion():
    moved = [*ARTICLES[:1], *ARTICLES[2:6], ARTICLES[1], ARTICLES[6]]
    comparison = compared("\n".join(ARTICLES), "\n".join(moved))
    counts = comparison.counts()
    assert (counts["moved"], counts["deleted"], counts["added"]) == (1, 0, 0)
    change = the(comparison, "moved", "unchanged")
    assert said("\n".join(ARTICLES), change.old) == [ARTICLES[1]]


def test_a_paragraph_that_moved_and_was_reworded_says_both():
    weaker = ARTICLES[3].replace("defend", "may defend")
    new = [*ARTICLES[:3], *ARTICLES[4:], weaker]
    change = the(compared("\n".join(ARTICLES), "\n".join(new)), "moved")
    assert "weakened" in change.marks


def test_one_article_put_in_renumbers_the_rest_and_changes_nothing_in_it():
    put_in = [*ARTICLES[:2], "Foreign troops may be stationed in the north by treaty.", *ARTICLES[2:]]
    comparison = compared(numbered(ARTICLES), numbered(put_in))
    counts = comparison.counts()
    assert counts["renumbered"] == len(ARTICLES) - 2
    assert counts["added"] == 2  # the article and its number
    assert counts["deleted"] == counts["changed"] == counts["reworded"] == counts["moved"] == 0


def test_a_reference_that_follows_the_new_numbers_is_no_change_of_content():
    old = numbered([*ARTICLES, "Article 3 may be amended by referendum alone, and so may this one."])
    old = old.replace("Article 3 may", "The third rule, Article 3, may")
    new_articles = ["Velia and Ostria share a river.", *ARTICLES, "The third rule, Article 4, may be amended by referendum alone, and so may this one."]  # fmt: skip
    change = the(compared(old, numbered(new_articles)), "reworded")
    assert [f.rule for f in change.findings] == ["reference"]


def test_a_reference_that_does_not_follow_them_is_a_change():
    old = numbered([*ARTICLES, "The rule of Article 3 may be amended by referendum alone."])
    new = numbered([*ARTICLES, "The rule of Article 5 may be amended by referendum alone."])
    assert the(compared(old, new), "changed").findings[0].says == "“Article 3” became “Article 5”"


def test_one_clause_that_became_two_is_split():
    old = "The Parties shall consult on energy prices every spring, and the Parties shall share all data on pipelines and reserves."
    new = "The Parties shall consult on energy prices every spring. The Parties shall share all data on pipelines and reserves."
    comparison = compared(old, new)
    (change,) = comparison.changes
    assert change.fates == ("split",)
    assert change.kind in {"reworded", "unchanged"}


def test_two_clauses_that_became_one_are_merged():
    old = "The Bank shall hold the gold reserves of the Union. The Bank shall publish accounts of all loans every year."
    new = "The Bank shall hold the gold reserves of the Union and shall publish accounts of all loans every year."
    (change,) = compared(old, new).changes
    assert change.fates == ("merged",)
    assert len(change.old) == 2


def test_what_only_one_text_has_is_added_or_deleted():
    comparison = compared("\n".join(ARTICLES[:4]), "\n".join([*ARTICLES[:3], ARTICLES[5]]))
    assert said("\n".join(ARTICLES[:4]), the(comparison, "deleted").old) == [ARTICLES[3]]
    assert the(comparison, "added").old == ()


def test_short_formulas_out_of_order_are_no_moves():
    comparison = compared(numbered(["Repealed.", *ARTICLES]), numbered([*ARTICLES, "Repealed."]))
    assert comparison.counts()["moved"] == 0


def test_an_empty_text_has_everything_added_or_deleted():
    assert {c.kind for c in compared("", "\n".join(ARTICLES)).changes} == {"added"}
    assert {c.kind for c in compared("\n".join(ARTICLES), "").changes} == {"deleted"}
    assert compared("", "").changes == ()


def test_a_deletion_stands_behind_what_stood_before_it():
    comparison = compared("\n".join(ARTICLES), "\n".join(ARTICLES[:2] + ARTICLES[3:]))
    kinds = [c.kind for c in comparison.changes]
    assert kinds.index("deleted") == 2


def test_one_huge_clause_is_compared_in_seconds():
    rng = random.Random(1)
    words = [f"word{rng.randrange(4000)}" for _ in range(20_000)]
    changed_words = list(words)
    changed_words[10_000] = "neutral"
    began = time.process_time()
    comparison = compared(" ".join(words), " ".join(changed_words))
    assert time.process_time() - began < 20
    assert sum(c.kind != "unchanged" for c in comparison.changes) == 1


def test_copies_of_one_clause_are_paired_in_order():
    old = numbered(["The Council decides by vote of all its members present."] * 60)
    assert changed(compared(old, old)) == []


@pytest.mark.parametrize("seed", [0, 1])
def test_two_texts_of_two_thousand_clauses_take_less_than_ten_seconds(seed):
    rng = random.Random(seed)
    stock = [f"{a}{b}" for a in ("bar", "mel", "tor", "vis", "kan", "pol", "rus", "fen", "lim", "gor") for b in ("ato", "inu", "esk", "ola", "umi", "ard", "ent", "ish", "ora", "ive")] * 3  # fmt: skip
    stock = [w + str(n // 100) if n >= 100 else w for n, w in enumerate(stock)]
    clauses = [f"The {' '.join(rng.choice(stock) for _ in range(22))} shall be kept." for _ in range(2000)]
    new = list(clauses)
    moved = new.pop(500)
    new.insert(1500, moved)
    del new[100]
    new[900] = new[900].replace("shall be kept", "may be kept")
    began = time.process_time()
    comparison = compared("\n".join(clauses), "\n".join(new))
    assert time.process_time() - began < 10
    counts = comparison.counts()
    assert (counts["moved"], counts["deleted"], counts["added"], counts["weakened"]) == (1, 1, 0, 1)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([*ARTICLES, "Repealed.", "(a) gas;", "Article 7", "# Part", "5", "The Parties may."]),
        max_size=12,
    ).map("\n".join)
)
def test_a_text_compared_with_itself_is_unchanged_in_its_place(text):
    comparison = compared(text, text)
    assert all(c.kind == "unchanged" and c.fates == () and c.old == c.new for c in comparison.changes)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(ARTICLES), max_size=8).map("\n".join),
    st.lists(st.sampled_from([*ARTICLES, "The Republic may host foreign troops."]), max_size=8).map(
        "\n".join
    ),
)
def test_every_clause_of_both_texts_is_in_exactly_one_change(old, new):
    comparison = compared(old, new)
    for side in ("old", "new"):
        numbers = [c.number for change in comparison.changes for c in getattr(change, side)]
        assert sorted(numbers) == list(range(len(numbers)))
    assert all(c.old or c.new for c in comparison.changes)
