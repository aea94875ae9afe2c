"""Reports drawn from pages that were never annotated, for a reader to judge one by one.

    PYTHONPATH=training .venv/bin/python bench/precision_sample.py ../shared/data --pages 30 --reports 200

Pages are those of the Kremlin's archive that `real.draw` keeps apart, in the order of a hash; the reports are drawn from
all of theirs by a fixed seed. A report is right if the sentence says that deed, of that class, by and to those parties.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from armslength import read
from armslength.coding import default_coder
from armslength.score.asked import as_document
from real.draw import kept_apart, number
from real.texts import SOURCES


def main() -> None:
    """Print the sample."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--source", choices=sorted(SOURCES), default="kremlin")
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--reports", type=int, default=200)
    given = parser.parse_args()
    pages = [
        t for t in SOURCES[given.source](given.data) if kept_apart(given.source, t.key) and t.text.strip()
    ]
    pages.sort(key=lambda t: number("eye", given.source, t.key))
    coder = default_coder()
    found, sentences = [], 0
    for page in pages[: given.pages]:
        document = as_document(page.text, page.key, page.date)
        split = read.sentences(document)
        sentences += len(split)
        said = {s.id: document.text[s.start : s.end] for s in split}
        found += [(page, said[r.sentence], r) for r in coder.read(document, split).reports]
    drawn = random.Random(1).sample(found, min(given.reports, len(found)))
    print(
        f"{given.pages} pages, {sentences} sentences, {len(found)} reports, {len(drawn)} drawn, {coder.name}\n"
    )
    for place, (page, sentence, r) in enumerate(drawn, 1):
        sides = " > ".join(
            " + ".join(f"{m.text} [{m.country or '?'}]" for m in side) or "-" for side in (r.source, r.target)
        )
        sure = r.probability["event"] * r.probability["class"]
        print(f"{place}. ({page.key}, {sure:.2f}) {sentence}")
        print(f"     {r.trigger_text!r} {r.class_} {r.modality}: {sides}")


if __name__ == "__main__":
    main()
