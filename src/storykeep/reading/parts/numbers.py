"""Numbers as heads and headings write them: “4”, “IV”, “Four”, “Vierter”."""

from __future__ import annotations

import re

from storykeep.reading.lexicon.wordlist import words_of

_ONES = words_of(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty
    """
)
_TENS = words_of("twenty thirty forty fifty sixty seventy eighty ninety")
ORDINALS = words_of(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """
)
_ELSEWHERE = {
    word: number
    for number, words in enumerate(
        (
            (
                "eins un une uno una um uma один erste erster erstes premier première primero primera primo"
                " prima primeira первая первый"
            ),
            (
                "zwei deux dos due dois два zweite zweiter zweites deuxième seconde segundo segunda secondo"
                " seconda вторая второй"
            ),
            (
                "drei trois tres tre três три dritte dritter drittes troisième tercero tercera terzo terza"
                " terceira третья третий"
            ),
            (
                "vier quatre cuatro quattro quatro четыре vierte vierter viertes quatrième cuarto cuarta"
                " quarto quarta четвёртая четвертая"
            ),
            "fünf cinq cinco cinque пять fünfte fünfter fünftes cinquième quinto quinta пятая",
            "sechs seis sei шесть sechste sixième sexto sexta sesto sesta шестая",
            "sieben sept siete sette sete семь siebte septième séptimo settimo седьмая",
            "acht huit ocho otto oito восемь achte huitième octavo ottavo восьмая",
            "neun neuf nueve nove девять neunte neuvième noveno nono девятая",
            "zehn dix diez dieci dez десять zehnte dixième décimo decimo десятая",
            "elf onze once undici одиннадцать elfte onzième одиннадцатая",
            "zwölf douze doce dodici doze двенадцать zwölfte douzième двенадцатая",
        ),
        start=1,
    )
    for word in words.split()
}
NUMBERS = {
    **{word: index for index, word in enumerate(_ONES, start=1)},
    **{word: index for index, word in enumerate(ORDINALS, start=1)},
    **{word: 10 * index for index, word in enumerate(_TENS, start=2)},
    **_ELSEWHERE,
}
_COMPOUND = re.compile(rf"({'|'.join(_TENS)})[\s-]({'|'.join(_ONES[:9])})")
_LONGEST_FIRST = sorted(NUMBERS, key=len, reverse=True)
NUMBER_WORD = rf"(?:(?:{'|'.join(_TENS)})[\s-](?:{'|'.join(_ONES[:9])})|{'|'.join(_LONGEST_FIRST)})"
"""A regular expression of all numbers in words."""
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


def roman(text: str) -> int:
    """The value of a Roman numeral up to 89; 0 where it is none.

    >>> roman("XIV"), roman("IIV")
    (14, 0)
    """
    if not re.fullmatch(r"(?i)l?x{0,3}(?:ix|iv|v?i{0,3})|xl(?:ix|iv|v?i{0,3})", text or "-"):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in text.lower()]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def number_of(text: str) -> int | None:
    """The number a word, numeral or Roman numeral stands for, if it is one."""
    folded = text.casefold().rstrip(".")
    if compound := _COMPOUND.fullmatch(folded):
        return NUMBERS[compound[1]] + NUMBERS[compound[2]]
    digits = re.match(r"\d+", folded)
    if digits:
        return int(digits.group())
    return NUMBERS.get(folded) or roman(folded) or None
