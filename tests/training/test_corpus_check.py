"""The checker of the annotated corpus. All passages invented."""

import json

import pytest

from corpus.check import MOST_PRINTED, main, passage

PASSAGE = """id: inv-0001
date: 2021-03-05
style: brief
text: [a1:Kenya] {e1:met} [a2:envoys of Malawi].
a1: KEN GOV state
a2: MWI GOV group
e1: CONSULT a1+a2>a1+a2 happened - diplomatic
"""


def drawn(where):
    """The passage as one of real text: from which stretch of which document."""
    return PASSAGE.replace("date:", f"from: {where}\ndate:")


@pytest.mark.parametrize("where", ["kremlin 17 8-64", "un MRT/75 2707-2983 9b60c2d6"])
def test_a_passage_may_say_which_text_it_is_from(where):
    found, errors = passage(drawn(where), "here")
    assert errors == []
    assert found == passage(PASSAGE, "here")[0]


@pytest.mark.parametrize(
    "where", ["", "kremlin", "kremlin 17", "kremlin 17 8", "kremlin 17 64-8", "kremlin 17 8-64 nonsense"]
)
def test_a_passage_that_does_not_say_which_stretch_it_is_from_is_refused(where):
    (error,) = passage(drawn(where), "here")[1]
    assert error.startswith(f"here inv-0001: from {where}: write it as")


def test_a_passage_under_a_comment_is_checked_like_any_other(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(f"# title: Talks\n# before: So.\n{PASSAGE}\n# a word\n", encoding="utf-8")
    assert main(["--jsonl", str(tmp_path / "out"), str(tmp_path / "a.txt")]) == 0
    assert [json.loads(row)["id"] for row in (tmp_path / "out").read_text().splitlines()] == ["inv-0001"]
    assert "1 passages, 1 events, 0 errors" in capsys.readouterr().out


@pytest.mark.parametrize("more", [0, 1, 7])
def test_errors_that_are_not_printed_are_counted(tmp_path, capsys, more):
    wrong = [
        PASSAGE.replace("0001", f"{n:04}").replace("brief", "ballad") for n in range(MOST_PRINTED + more)
    ]
    (tmp_path / "a.txt").write_text("\n".join(wrong), encoding="utf-8")
    assert main([str(tmp_path / "a.txt")]) == 1
    out = capsys.readouterr().out
    assert out.count("style ballad") == MOST_PRINTED
    assert (f"... and {more} more errors, not printed" in out) == (more > 0)
    assert f"{MOST_PRINTED + more} errors" in out
