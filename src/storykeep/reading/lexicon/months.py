"""The months’ names in the languages stories come in."""

from __future__ import annotations

from typing import Final

MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "jan january janvier januar enero gennaio января январь",
            "feb february février fevrier februar febrero febbraio февраля февраль",
            "mar march mars märz marz marzo марта март",
            "apr april avril abril aprile апреля апрель",
            "may mai mayo maggio мая май",
            "jun june juin juni junio giugno июня июнь",
            "jul july juillet juli julio luglio июля июль",
            "aug august août aout agosto августа август",
            "sep sept september septembre septiembre settembre сентября сентябрь",
            "oct october octobre oktober octubre ottobre октября октябрь",
            "nov november novembre noviembre novembre ноября ноябрь",
            "dec december décembre decembre dezember diciembre dicembre декабря декабрь",
        ),
        start=1,
    )
    for name in names.split()
}
