"""Headers of thirty years, each read as a person would read it.

``first`` is what reading was mended on; ``second`` was written afterwards, to see how often it is right on
headers it has not met. Both are held now. docs/reading.md gives the figures.
"""

from __future__ import annotations

import pytest

from make.headers import Case, all_cases, faults

NOT_YET = {
    "fichub like export": {"begins"},  # a Markdown heading in a plain text file
    "heading box in equals signs with tabbed labels": {
        "fandoms",
        "series",
    },  # a show named as series
    "story starts with dialogue and a colon line": {"ends"},  # a last line that looks like a note
}
"""Fields that are read wrongly, and why."""


@pytest.mark.parametrize(
    "case", all_cases("first") + all_cases("second"), ids=lambda case: case.name
)
def test_is_read_as_a_person_would(case: Case) -> None:
    wrong = {fault.partition(":")[0]: fault for fault in faults(case)}
    assert {field: wrong[field] for field in wrong.keys() - NOT_YET.get(case.name, set())} == {}


def test_what_is_not_read_yet_is_still_wrong() -> None:
    cases = {case.name: case for case in all_cases("first")}
    found = {name: {fault.partition(":")[0] for fault in faults(cases[name])} for name in NOT_YET}
    assert found == NOT_YET
