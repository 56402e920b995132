import threading
import time

import pytest

from extractor import clock


def test_what_takes_too_long_is_ended() -> None:
    began = time.monotonic()
    with pytest.raises(clock.TimeUp, match="longer than 0 s"), clock.at_most(0.05):
        time.sleep(10)
    assert time.monotonic() - began < 5


def test_what_is_in_time_is_left_alone() -> None:
    with clock.at_most(0.05):
        pass
    time.sleep(0.1)


def test_an_error_of_the_block_is_its_own_and_the_alarm_is_off() -> None:
    with pytest.raises(KeyError), clock.at_most(0.05):
        raise KeyError
    time.sleep(0.1)


def test_while_the_inner_block_runs_the_time_of_the_outer_one_stands_still() -> None:
    with clock.at_most(0.1):
        with clock.at_most(0):
            time.sleep(0.2)
        with pytest.raises(clock.TimeUp), clock.at_most(0.05):
            time.sleep(10)
    with pytest.raises(clock.TimeUp), clock.at_most(0.1):
        with clock.at_most(10):
            pass
        time.sleep(10)


def test_more_time() -> None:
    clock.extend(10)
    with clock.at_most(0.05):
        clock.extend(10)
        time.sleep(0.1)


def test_an_alarm_that_is_swallowed_rings_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "AGAIN", 0.05)
    swallowed = []
    with pytest.raises(clock.TimeUp), clock.at_most(0.05):
        try:
            time.sleep(10)
        except clock.TimeUp as error:
            swallowed.append(error)
        time.sleep(10)
    assert len(swallowed) == 1


def test_another_thread_has_no_alarm() -> None:
    done = []

    def work() -> None:
        with clock.at_most(0.01):
            time.sleep(0.1)
            clock.extend(1)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def test_longer_texts_may_take_longer() -> None:
    assert clock.allowed(0) == clock.LEAST
    assert clock.allowed(1_000_000) == clock.LEAST + 1000
