"""A scan gives the rows of ``verse scan``, and one bad poem spoils no other."""

import pytest
import versewright as vw
from conftest import poem_of

COUPLET = "The ink is dry before I lift the pen,\nI write your name and cross it out again.\n"


def as_printed(row):
    """A row of the table as the command prints it: two fields are left out there when they are null."""
    kept = {name: value for name, value in row.items() if name not in ("poem", "error")}
    for name in ("stanza_scheme", "poem_measure"):
        if kept[name] is None:
            del kept[name]
    return kept


def test_the_rows_are_those_of_the_command(examples, verse, folder):
    texts = [text for _, text in examples]
    printed = verse("scan", "--output-format", "jsonl", folder(texts))
    rows = vw.scan(texts).rows()
    assert len(rows) == len(printed) > 3000
    for row, line in zip(rows, printed):
        assert row["error"] is None
        assert row["poem"] == poem_of(line)
        del line["path"]
        assert as_printed(row) == line


@pytest.mark.parametrize("options", [{"form": "sonnet"}, {"meter": "iambic tetrameter"}, {"form": "abab"}])
def test_a_form_or_a_meter_reads_the_lines_as_the_command_does(options, verse, folder):
    texts = [COUPLET * 7, COUPLET, "The river runs beside the hill\nand all the evening birds are still\n"]
    [(name, value)] = options.items()
    printed = verse("scan", "--output-format", "jsonl", f"--{name}", value, folder(texts))
    rows = vw.scan(texts, **options).rows()
    assert [row["beats"] for row in rows] == [line["beats"] for line in printed]
    assert [row["meter"] for row in rows] == [line["meter"] for line in printed]


def test_a_single_text_is_one_poem():
    table = vw.scan(COUPLET)
    assert table.num_rows == len(table) == 2
    first = table.rows()[0]
    assert (first["poem"], first["line"], first["syllables"], first["beats"]) == (0, 1, 10, "-+-+-+-+-+")
    assert first["meter"] == first["poem_meter"] == "iambic pentameter"
    assert first["rhyme"] == "a" and first["feet"] == ["-+"] * 5
    assert first["words"][1]["phones"] == "IH1 NG K"


def test_what_is_no_poem_is_an_error_of_its_own_row():
    bad = [None, 7, "a\0b", "half a pair: \ud800", b"bytes"]
    rows = vw.scan([COUPLET, *bad, COUPLET]).rows()
    errors = {row["poem"]: row["error"] for row in rows if row["error"]}
    assert sorted(errors) == [1, 2, 3, 4, 5]
    assert errors[1] == "there is no text here"
    assert errors[2] == "this is of type int, which is no text"
    assert "NUL" in errors[3] and "surrogate" in errors[4] and "bytes" in errors[5]
    assert [row["poem"] for row in rows if not row["error"]] == [0, 0, 6, 6]
    assert all(row[name] is None for row in rows if row["error"] for name in row if name not in ("poem", "error"))


def test_a_poem_that_asks_for_a_form_nobody_has_is_an_error_of_its_own_row():
    rows = vw.check(["---\nform: hiaku\n---\nthe old gate stands wide\n", COUPLET], form=None).rows()
    assert len(rows) == 1 and rows[0]["poem"] == 0
    assert "haiku" in rows[0]["error"] and rows[0]["message"] is None


def test_other_alphabets_signs_and_line_ends_pass_through():
    texts = ["naïve café, l’été\r\nstraße Ærø 🌹\r\n", "Ночь, улица, фонарь\nаптека\n", "“Quoted,” she said—\nand—gone…\n", "夜\n", ""]
    rows = vw.scan(texts).rows()
    assert [row["text"] for row in rows][:2] == ["naïve café, l’été", "straße Ærø 🌹"]
    assert all(row["error"] is None for row in rows)
    assert "е\u0301" not in rows[2]["text"] and rows[2]["text"] == "Ночь, улица, фонарь"


def test_no_texts_make_an_empty_table_with_all_columns():
    table = vw.scan([])
    assert table.num_rows == 0 and table.rows() == []
    assert table.column_names[:4] == ["poem", "line", "stanza", "text"] and table.column_names[-1] == "error"


def test_words_are_left_out_when_nobody_asks_for_them():
    whole, without = vw.scan([COUPLET]), vw.scan([COUPLET], words=False)
    assert without.column_names == [name for name in whole.column_names if name != "words"]
    for row, full in zip(without.rows(), whole.rows()):
        assert row == {name: value for name, value in full.items() if name != "words"}


def test_generators_and_any_number_of_threads_give_the_same_rows(examples):
    texts = [text for _, text in examples[::3]]
    alone = vw.scan((text for text in texts), threads=1).rows()
    assert vw.scan(texts, threads=4).rows() == alone
    assert vw.scan(tuple(texts)).rows() == alone


def test_what_is_wrong_for_all_raises():
    for options, error, words in [
        ({"form": "hiaku"}, vw.UnknownForm, "haiku"),
        ({"form": "./nowhere.toml"}, vw.UnknownForm, "nowhere.toml"),
        ({"meter": "iambic pantometer"}, vw.InvalidMeter, "pantometer"),
        ({"accent": "scots"}, vw.InvalidOption, "british"),
        ({"threads": 0}, vw.InvalidOption, "thread"),
        ({"form": "sonnet", "meter": "4 beats"}, vw.InvalidOption, "one of them"),
    ]:
        with pytest.raises(error, match=words) as raised:
            vw.scan(COUPLET, **options)
        assert isinstance(raised.value, vw.VerseError) and isinstance(raised.value, ValueError)
    with pytest.raises(TypeError):
        vw.scan(7)
    with pytest.raises(vw.InvalidOption, match="decode"):
        vw.scan(b"bytes")
