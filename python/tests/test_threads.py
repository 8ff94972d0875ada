"""Other threads of Python go on while poems are heard, and ^C ends a call."""

import _thread
import threading
import time

import pytest
import versewright as vw

NOUNS = "evening river window shadow swallow garden winter meadow lantern sparrow".split()
VERBS = "settles gathers lingers wanders listens trembles glimmers beckons".split()


def corpus(lines):
    """Couplets, hardly a line like another."""
    said = (
        f"The {NOUNS[at % 10]} {VERBS[at // 10 % 8]} by the {NOUNS[at // 80 % 10]} {at // 800} {'hill' if at % 2 else 'mill'}\n" for at in range(lines)
    )
    texts = list(said)
    return ["".join(texts[at : at + 20]) for at in range(0, lines, 20)]


def test_the_lock_is_released_while_poems_are_heard():
    poems = corpus(5_000)
    done = threading.Event()

    def scan():
        vw.scan(poems, threads=1)
        done.set()

    thread = threading.Thread(target=scan)
    # Whoever holds the lock for the whole call lets this thread through once or twice.
    passed = 0
    thread.start()
    while not done.wait(0.001):
        passed += 1
    thread.join()
    assert passed > 30


def test_several_threads_of_python_may_scan_at_once():
    poems = corpus(2_000)
    alone = vw.scan(poems).rows()
    found = [None] * 4

    def scan(at):
        found[at] = vw.scan(poems, threads=1 + at % 2).rows()

    threads = [threading.Thread(target=scan, args=(at,)) for at in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert all(rows == alone for rows in found)


@pytest.mark.parametrize("threads", [1, 2])
def test_an_interrupt_ends_the_call_before_its_time(threads):
    poems = corpus(200_000)
    begun = time.monotonic()
    vw.scan(poems[::100], threads=threads)
    whole = 100 * (time.monotonic() - begun)
    timer = threading.Timer(0.5, _thread.interrupt_main)
    begun = time.monotonic()
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        vw.scan(poems, threads=threads)
        time.sleep(1)
    assert time.monotonic() - begun < whole / 2
