"""A load for machines without wrk: plain keep-alive requests from processes of their own."""

from __future__ import annotations

import http.client
import time
from concurrent.futures import ProcessPoolExecutor
from urllib.parse import urlsplit

PROCESSES = 2


def _ask(address: str, seconds: float) -> int:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=30)
    end, answered = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        connection.request("GET", parts.path)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{address} answered {answer.status}")
        answered += 1
    connection.close()
    return answered


def requests_a_second(address: str, connections: int, seconds: float) -> float:
    """Answers a second over ``PROCESSES`` connections, however many were wished for."""
    number = min(PROCESSES, connections)
    with ProcessPoolExecutor(number) as pool:
        answered = sum(pool.map(_ask, [address] * number, [seconds] * number))
    return answered / seconds
