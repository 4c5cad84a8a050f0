"""What a serving process keeps doing."""

from __future__ import annotations

import logging
import threading

import pytest

from storykeep.kit.background import do_until


@pytest.mark.django_db
def test_a_fault_is_logged_and_the_deed_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    stop = threading.Event()
    done: list[int] = []

    def deed() -> None:
        done.append(1)
        if len(done) == 1:
            raise ValueError
        stop.set()

    with caplog.at_level(logging.ERROR):
        do_until(stop, deed, 0.001, "it will be tried again")
    assert len(done) == 2
    assert "it will be tried again" in caplog.text
