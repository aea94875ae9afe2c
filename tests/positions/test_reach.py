"""How far names reach: what is not looked up holds no name."""

import re

from armslength.ontology.actors import registry
from armslength.positions import line as lines
from armslength.positions.line import names_in


def test_every_name_of_the_registry_is_within_its_reach():
    known = registry()
    for name in known._names:
        words = lines._WORD.findall(name)
        if words and name.startswith(words[0]):
            assert known.reach(words[0]) >= len(words), name


def test_a_word_that_begins_no_name_reaches_nowhere():
    assert registry().reach("Xyzzyplugh") == 0
    assert registry().reach("") == 0


def test_names_are_found_with_the_reach_as_without_it(monkeypatch):
    known = registry()
    text = (
        "Invented: the European Union’s envoys, Russia's Foreign Ministry and U.S. officials met Alexander Lukashenko "
        "in Saint Petersburg; Vladimir Putin's spokesman and the United Arab Emirates stayed away from Minsk-II."
    )
    found = names_in(text, 0, len(text), known, None)
    monkeypatch.setattr(type(known), "reach", lambda self, _: self.longest)
    assert found == names_in(text, 0, len(text), known, None)
    assert re.search("Lukashenko", text[found[0].start :])
    assert len(found) >= 6
