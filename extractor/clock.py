"""How long one article may take: a limit on wall time that ends whatever is under way.

It rests on the alarm that POSIX gives the main thread of a process. Elsewhere (Windows, another
thread) there is no alarm, and no limit.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Seconds for an article, however short it is: the first one of a process also loads word lists.
LEAST = 30.0
# Characters a second that every machine reads: a thirtieth of what a laptop does.
SLOWEST = 1000
# Seconds to the next alarm, should a library have caught the error of the first one.
AGAIN = 5.0


class TimeUp(Exception):
    """What was under way took longer than it may."""


def allowed(characters: int) -> float:
    """Seconds that texts of so many characters may take."""
    return LEAST + characters / SLOWEST


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises `TimeUp` in the block when it takes longer; 0 is no limit.

    Blocks may stand in each other: while the inner one runs, the outer one's time stands still.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() != threading.main_thread():
        yield
        return

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TimeUp(f"took longer than {seconds:.0f} s")

    left, again = signal.setitimer(signal.ITIMER_REAL, 0)
    earlier = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN if seconds else 0)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, earlier)
        signal.setitimer(signal.ITIMER_REAL, left, again)


def extend(seconds: float) -> None:
    """Gives the block that is under way more time; without a limit there is nothing to do."""
    if hasattr(signal, "setitimer"):
        left, again = signal.getitimer(signal.ITIMER_REAL)
        if left:
            signal.setitimer(signal.ITIMER_REAL, left + seconds, again)
