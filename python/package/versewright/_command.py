"""The command ``verse``."""

import os
import signal
import sys

from ._versewright import run


def main() -> int:
    """Run ``verse`` with the process's arguments, and return its exit code."""
    # ^C ends the program at once, as it ends any other; Python would wait for its own next step.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run(_program(), ["verse", *sys.argv[1:]])


def _program() -> str:
    """The script that a git hook calls: this one, or the one beside Python under ``python -m versewright``."""
    if os.path.basename(sys.argv[0]) == "__main__.py":
        return os.path.join(os.path.dirname(sys.executable), "verse")
    return os.path.abspath(sys.argv[0])
