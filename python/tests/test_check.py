"""A check gives the rows of ``verse check``."""

import pytest
import versewright as vw
from conftest import poem_of

HAIKU = "the old gate stands wide\nsnow has filled the empty wooden cart\nno one comes to knock\n"


@pytest.mark.parametrize("form", ["haiku", "sonnet", "limerick", "villanelle", "abab"])
def test_the_rows_are_those_of_the_command(form, examples, verse, folder):
    texts = [text for _, text in examples][::4]
    printed = verse("check", "--finished", "--min-level", "note", "--form", form, "--output-format", "jsonl", folder(texts))
    rows = vw.check(texts, form, finished=True, min_level="note").rows()
    assert len(rows) == len(printed) > 100
    for row, finding in zip(rows, printed):
        assert row.pop("error") is None
        assert row.pop("poem") == poem_of(finding)
        del finding["path"]
        assert row == finding


def test_a_finding_says_what_and_where_and_what_would_do():
    [row] = vw.check([HAIKU.replace("empty wooden", "wooden"), HAIKU], form="haiku").rows()
    assert (row["poem"], row["line"], row["rule"], row["severity"]) == (1, 2, "syllables", "error")
    assert row["message"] == "9 syllables; line 2 of a haiku has 7"
    assert row["form"] == "haiku" and row["related"] == [] and row["guess"] is None


def test_a_poem_without_a_form_is_not_judged():
    assert vw.check([HAIKU, "anything"]).num_rows == 0


def test_a_form_of_ones_own_is_read_from_its_file(tmp_path):
    brick = tmp_path / "brick.toml"
    brick.write_text('name = "Brick"\nlines = 2\nsyllables = 4\n')
    poem = "the old gate stands\nwide and open\n"
    for form in (brick, str(brick)):
        assert vw.check(poem, form).num_rows == 0
        assert vw.check(poem.replace("wide and", "wide"), form).rows()[0]["form"] == "brick"
    brick.write_text('name = "Brick"\nlines = "many"\n')
    with pytest.raises(vw.UnknownForm, match="lines"):
        vw.check(poem, brick)


def test_the_meter_and_the_level_are_those_asked_for():
    line = "The ink is dry before I lift the pen\n"
    levels = [{row["severity"] for row in vw.check(HAIKU, "sonnet", finished=True, min_level=level).rows()} for level in ("error", "note")]
    assert levels[0] == {"error"} and levels[0] < levels[1]
    assert vw.check(line * 4, "blank-verse", meter="iambic trimeter").num_rows > 0
    with pytest.raises(vw.InvalidMeter):
        vw.check(line, "sonnet", meter="wobbly")
    with pytest.raises(vw.InvalidOption, match="warning"):
        vw.check(line, "sonnet", min_level="loud")
