"""A text as clauses. All texts invented."""

from hypothesis import given, settings
from hypothesis import strategies as st

from comparing import cut, said

CONSTITUTION = """CONSTITUTION OF THE REPUBLIC OF VELIA

PREAMBLE

We, the people of Velia, adopt this Constitution.

SECTION I
PRINCIPLES

Article 1. The Republic of Velia is a sovereign state. Its territory is indivisible.
The Republic defends its independence.

Article 18
Foreign policy

1. The Republic follows these principles:
(a) equality of states;
(b) non-use of force; and
(c) peaceful settlement of disputes.
2. They bind all bodies of the state, as Article 1 of this Constitution does.

SECTION II
Article 20. Citizens have these rights: (a) to life; (b) to liberty; and (c) to property.

ANNEX I
Article 1. The Republic exports:
- oil
- timber
12
"""


def addresses(text):
    return {text[c.body : c.span.end].strip(): c.address for c in cut(text) if c.form == "provision"}


def test_articles_items_paragraphs_and_sentences_have_addresses():
    found = addresses(CONSTITUTION)
    assert found["We, the people of Velia, adopt this Constitution."] == "Preamble"
    assert found["Its territory is indivisible."] == "Article 1, paragraph 1, sentence 2"
    assert found["The Republic defends its independence."] == "Article 1, paragraph 2"
    assert found["non-use of force; and"] == "Article 18(1)(b)"
    assert found["peaceful settlement of disputes."] == "Article 18(1)(c)"


def test_items_inside_a_line_are_clauses_of_their_own():
    found = addresses(CONSTITUTION)
    assert found["to liberty; and"] == "Article 20(b)"
    assert found["to property."] == "Article 20(c)"


def test_what_stands_in_an_annex_is_named_with_it():
    found = addresses(CONSTITUTION)
    assert found["timber"] == "Annex I, Article 1, point 2"


def test_a_reference_to_an_article_is_no_label():
    (clause,) = cut("Article 4 of this Treaty binds each Party.")
    assert (clause.label, clause.form) == ("", "provision")


def test_sections_that_begin_anew_in_each_article_are_named_with_it():
    text = "Article I\nSection 1. One house sits.\nSection 2. It votes.\nArticle II\nSection 1. One man rules.\nSection 2. He vetoes.\n"
    found = addresses(text)
    assert found["It votes."] == "Article I, Section 2"
    assert found["He vetoes."] == "Article II, Section 2"


def test_headings_are_told_from_provisions_and_page_numbers_from_both():
    forms = {CONSTITUTION[c.span.start : c.span.end]: c.form for c in cut(CONSTITUTION)}
    assert forms["SECTION I"] == forms["PRINCIPLES"] == forms["Foreign policy"] == "heading"
    assert forms["12"] == "furniture"
    assert forms["1. The Republic follows these principles:"] == "provision"


def test_an_initial_at_the_head_of_a_paragraph_is_no_label():
    (clause,) = cut("K. Velsky spoke for the Republic of Velia.")
    assert clause.label == ""


def test_a_letter_after_h_is_a_letter_and_an_i_that_opens_a_list_is_a_number():
    lettered = "".join(f"({c}) item {c} stands;\n" for c in "abcdefghi")
    assert cut(lettered)[-1].address == "point i"
    nested = "(a) first things:\n(i) one;\n(ii) two;\n(b) second things.\n"
    assert [c.address for c in cut(nested)] == ["point a", "point a(i)", "point a(ii)", "point b"]


def test_a_number_on_a_line_of_its_own_belongs_to_the_words_below_it():
    (clause,) = [c for c in cut("Article 3\n\n2.\nThe Parties shall meet.") if c.form == "provision"]
    assert (clause.address, said("Article 3\n\n2.\nThe Parties shall meet.", [clause])) == (
        "Article 3(2)",
        ["The Parties shall meet."],
    )


def test_lines_wrapped_by_hand_are_one_clause():
    text = (
        "The Parties to this Treaty undertake to settle any dispute in which they\n"
        "may be involved by peaceful means in such a manner that peace, security\n"
        "and justice are not endangered, and to refrain from the threat of force\n"
        "in any manner that is not in keeping with the purposes of the Charter.\n"
    )
    assert len(cut(text)) == 1


def test_lines_broken_at_a_width_and_pages_with_running_titles_leave_sentences_whole():
    body = (
        "Each of the Parties undertakes to consult the other before it lets the troops of a third state onto\n"
        "its territory, and to answer any question that the other may put on that account within ten days.\n"
        "Neither Party takes part in an alliance that is turned against the other or against its borders, its\n"
        "airspace or its shipping on the river.\n"
    )
    page = 3 * body + "Treaty of Armin, edition of the Gazette, page {}\n\n"
    text = "".join(page.format(n) for n in range(1, 7))
    found = cut(text)
    assert [c.form for c in found] == [*["provision"] * 6, "furniture"] * 6
    assert said(text, found[1:2])[0].endswith("on the river.")


def test_paragraphs_of_a_short_text_are_not_taken_for_broken_lines():
    text = "Article 5\nThe Parties hold their talks in the old town hall of Velgrad every spring.\nThe Parties tell each other of every exercise near the common border.\nShips pass freely.\n"
    assert [c.address for c in cut(text) if c.form == "provision"] == [
        f"Article 5, paragraph {n}" for n in (1, 2, 3)
    ]


def test_no_text_has_no_clauses():
    assert cut("") == []
    assert cut(" \n\t\n") == []


PIECES = st.sampled_from(
    ["Article 1", "ARTICLE IV.", "Section 2", "(a) ", "(i) ", "1. ", "2) ", "1.1 ", "- ", "\n", "\n\n", "\r\n", " ", "; (b) x",
     "The Parties shall consult.", "words; and", "# Head", "**Bold**", "12", "é", "“quoted”", "ANNEX", "Preamble", "\u2028", "A."]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=30).map("".join)))
def test_every_character_but_white_space_is_in_exactly_one_clause(text):
    found = cut(text)
    covered = [at for c in found for at in range(c.span.start, c.span.end)]
    assert len(covered) == len(set(covered))
    assert {at for at, sign in enumerate(text) if not sign.isspace()} <= set(covered)
    assert [c.number for c in found] == list(range(len(found)))
    assert all(c.span.start <= c.body <= c.span.end for c in found)
