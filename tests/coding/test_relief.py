"""Sanctions lifted are no sanctions, and sanctions prolonged are. All sentences invented."""

import pytest

from armslength.coding import relief


@pytest.mark.parametrize(
    ("sentence", "trigger", "class_"),
    [
        ("The EU suspended the travel ban on 36 officials.", "suspended", "RETREAT"),
        ("Washington eased its oil sanctions on Monday.", "eased", "RETREAT"),
        ("The sanctions on the refinery were lifted in March.", "lifted", "RETREAT"),
        ("The Council extended its sanctions by a year.", "extended", "SANCTION"),
        ("Sanctions against the ministers were prolonged.", "prolonged", "SANCTION"),
        ("Russia tightened the embargo on fruit.", "tightened", "SANCTION"),
        ("The EU suspended the talks.", "suspended", None),
        ("The EU imposed sanctions.", "imposed", None),
        ("The two extended the treaty and spoke of sanctions relief.", "extended", None),
        ("They ended the meeting; sanctions stay.", "ended", None),
    ],
)
def test_what_is_done_to_sanctions_says_the_class(sentence, trigger, class_):
    at = sentence.index(trigger)
    assert relief.class_of(sentence, at, at + len(trigger)) == class_
