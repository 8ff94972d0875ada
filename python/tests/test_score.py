"""A score is the one of ``verse check --score``."""

import pytest
import versewright as vw
from conftest import poem_of

HAIKU = "the old gate stands wide\nsnow has filled the empty cart\nno one comes to knock\n"


@pytest.mark.parametrize("form", ["haiku", "sonnet", "limerick", "villanelle"])
def test_the_rows_are_those_of_the_command(form, examples, verse, folder):
    texts = [text for _, text in examples][::5]
    printed = verse("check", "--score", "--form", form, "--output-format", "jsonl", folder(texts))
    rows = vw.score(texts, form).rows()
    assert len(rows) == len(printed) == len(texts)
    for row, line in zip(rows, printed):
        assert row.pop("error") is None
        assert row.pop("poem") == poem_of(line)
        row["duties"] = {duty.pop("duty"): duty for duty in row["duties"]}
        del line["path"]
        assert row == line


def test_a_poem_that_keeps_its_form_scores_one_and_one_that_does_not_less():
    kept, broken, nobody = vw.score([HAIKU, HAIKU.replace("empty", "empty wooden"), None], "haiku").rows()
    assert kept["score"] == 1 and kept["finished"] and kept["lines"] == 3
    assert 0 < broken["score"] < 1
    assert nobody["score"] is None and nobody["error"] == "there is no text here"
    assert kept["ear"] == f"verse {vw.__version__}"


def test_a_poem_without_a_form_has_no_score():
    [row] = vw.score(HAIKU).rows()
    assert row["form"] is None and row["score"] is None and row["error"] is None
