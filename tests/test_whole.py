"""Files written whole or not at all."""

import pytest

from armslength.errors import InputError
from armslength.whole import written_whole


def test_a_new_file_takes_the_place_of_the_old_one_only_when_it_is_whole(tmp_path):
    path = tmp_path / "new folder" / "brief.html"
    with written_whole(path) as half:
        half.write_text("first", encoding="utf-8")
        assert not path.exists()
    with pytest.raises(UnicodeEncodeError), written_whole(path) as half:
        half.write_text("half of it \udc80", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "first"
    assert [p.name for p in path.parent.iterdir()] == ["brief.html"]


def test_a_name_of_no_file_is_refused(tmp_path):
    with pytest.raises(InputError, match="names no file"), written_whole(tmp_path / ".."):
        pass
