"""What a quotation brings with it. Invented."""

import re

import armslength
from armslength import brief, run
from armslength.records import Question

TEXT = """On 3 April 2019 Russia cut oil deliveries to Belarus. It accused Belarus of theft.

On 8 May 2019 Belarus rejected the Russian demand for an air base."""


def test_a_sentence_that_refers_back_brings_the_one_before_and_others_stand_alone(tmp_path):
    armslength.new(str(tmp_path / "d"), Question(client="BLR", patron="RUS", rivals=("EU",)))
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")
    armslength.add(str(tmp_path / "d"), [tmp_path / "story.txt"], armslength.Known(published="2019-06-01"))
    page = brief.render(run.composed(tmp_path / "d", made="2026-01-01"), "md").decode("utf-8")
    listed = page[page.index("## What happened") : page.index("## Gaps")]
    quoted = [re.sub(r"\*\*", "", one) for one in re.findall("“([^”]+)”", listed)]
    assert "On 3 April 2019 Russia cut oil deliveries to Belarus. It accused Belarus of theft." in quoted
    assert "On 3 April 2019 Russia cut oil deliveries to Belarus." in quoted
    assert any(one.startswith("On 8 May 2019") for one in quoted)
