"""What the ear says of words is what the command says."""

import json
import subprocess
import sys

import pytest
import versewright as vw


def test_two_words_compare_as_the_command_compares_them(verse):
    for a, b in [("love", "prove"), ("night", "light"), ("poet", "know it"), ("grass", "farce"), ("stone", "river")]:
        for accent in (None, "british"):
            options = ["--accent", accent] if accent else []
            [printed] = verse("compare", a, b, "--output-format", "jsonl", *options)
            assert {"sort": None, **printed} == vw.compare(a, b, accent)
    assert vw.compare("stone", "river")["level"] is None


def test_rhymes_are_those_of_the_command(verse):
    for word, limit in [("night", 40), ("read", 3), ("know it", 5), ("orange", 10)]:
        printed = verse("rhyme", word, "--limit", limit, "--output-format", "jsonl")
        assert vw.rhymes(word, limit=limit).rows() == printed
    kinds = {row["kind"] for row in vw.rhymes("night", kind=["slant"], syllables=2, accent="american").rows()}
    assert kinds == {"slant"}


def test_words_are_said_as_the_command_says_them(verse):
    words = ["heaven", "read", "vlorbish", "ice cream", "naïve"]
    for word in words:
        [printed] = verse("word", word, "--output-format", "jsonl")
        ways = [{"word": word, "variants": [], **way} for way in printed["pronunciations"]]
        assert vw.say(word).rows() == ways
    assert [row["word"] for row in vw.say(["dove", " ", "love"]).rows()][::1] == ["dove"] * len(vw.say("dove")) + ["love"] * len(vw.say("love"))
    assert vw.say("vlorbish").rows()[0]["source"] == "guess"


def test_forms_are_suggested_as_the_command_suggests_them(examples, verse, folder):
    texts = [text for form, text in examples if form in ("haiku", "limerick", "villanelle")][:4]
    files = sorted(folder(texts).iterdir())
    for file, text in zip(files, texts):
        assert vw.suggest(text).rows() == verse("forms", "suggest", file, "--output-format", "jsonl")


def test_a_text_without_a_word_and_a_kind_that_is_none_raise():
    for call in (lambda: vw.compare("", "love"), lambda: vw.compare("love", "..."), lambda: vw.rhymes("?")):
        with pytest.raises(vw.NoWord, match="no word"):
            call()
    with pytest.raises(vw.InvalidOption, match="slant"):
        vw.rhymes("night", kind=["loose"])
    with pytest.raises(vw.VerseError, match="NUL"):
        vw.suggest("a\0b")


def test_the_command_ends_as_verse_does():
    def run(*arguments):
        return subprocess.run([sys.executable, "-m", "versewright", "--isolated", *arguments], capture_output=True, text=True)

    assert run("--version").stdout == f"verse {vw.__version__}\n"
    assert run("check", "-", "--form", "haiku").returncode == 0
    assert run("check", "nowhere.txt").returncode == 2
    said = run("compare", "love", "prove", "--output-format", "json")
    assert json.loads(said.stdout)["pairs"][0]["kind"] == "eye"


def test_the_script_and_the_hook_it_installs_run_this_command(tmp_path):
    from sysconfig import get_path

    script = f"{get_path('scripts')}/verse"
    assert subprocess.run([script, "--version"], capture_output=True, text=True).stdout.startswith("verse ")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run([script, "hook", "install"], cwd=tmp_path, check=True)
    assert script in (tmp_path / ".git/hooks/pre-commit").read_text()
