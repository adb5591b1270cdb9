"""Hours in words: “half past ten”, “halb zwölf”, “neuf heures et demie”, “las ocho y cuarto”.

And the part of the day that stands after an hour: “8 de la noche”, “8 Uhr abends”.
"""

import re
from datetime import time

from planner.model import PartOfDay

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve",
    "une deux trois quatre cinq six sept huit neuf dix onze douze",
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "één twee drie vier vijf zes zeven acht negen tien elf twaalf",
)
_NUMBER = {word: n for words in _NUMBERS for n, word in enumerate(words.split(), start=1)}
_NUMBER |= {"een": 1, "ein": 1}


def _any(*lists: str) -> str:
    return "|".join(word for each in lists for word in each.split())


_EN, _FR, _DE, _ES, _NL = (_any(words) for words in _NUMBERS)
_N = r"\d{1,2}"
# what is said of the hour, from which hour it is counted, and by how many minutes
_SAID: tuple[tuple[str, int], ...] = (
    (rf"half[ ]past[ ](?:{_EN}|{_N})", 30),
    (rf"(?:a[ ])?quarter[ ]past[ ](?:{_EN}|{_N})", 15),
    (rf"(?:a[ ])?quarter[ ]to[ ](?:{_EN}|{_N})", -15),
    (rf"(?:{_EN})[ ]o'clock", 0),
    (rf"(?:{_FR}|{_N})[ ]?(?:heures?|h)[ ]et[ ]demie?", 30),
    (rf"(?:{_FR}|{_N})[ ]?(?:heures?|h)[ ]et[ ]quart", 15),
    (rf"(?:{_FR}|{_N})[ ]?(?:heures?|h)[ ]moins[ ]le[ ]quart", -15),
    (rf"(?:{_FR})[ ]heures?", 0),
    (r"midi[ ]et[ ]demie?", 30),
    (rf"halb[ ](?:{_DE}|{_N})(?:[ ]?uhr)?", -30),
    (rf"viertel[ ]nach[ ](?:{_DE}|{_N})(?:[ ]?uhr)?", 15),
    (rf"viertel[ ]vor[ ](?:{_DE}|{_N})(?:[ ]?uhr)?", -15),
    (rf"dreiviertel[ ](?:{_DE}|{_N})(?:[ ]?uhr)?", -15),
    (rf"(?:{_DE}|ein)[ ]uhr", 0),
    (rf"(?:las?[ ])?(?:{_ES}|{_N})[ ]y[ ]media", 30),
    (rf"(?:las?[ ])?(?:{_ES}|{_N})[ ]y[ ]cuarto", 15),
    (rf"(?:las?[ ])?(?:{_ES}|{_N})[ ]menos[ ]cuarto", -15),
    (rf"half[ ](?:(?:{_NL}|een)(?:[ ]?uur)?|{_N}[ ]?uur)", -30),  # a mere “half 12” may be English
    (rf"kwart[ ]over[ ](?:{_NL}|een|{_N})(?:[ ]?uur)?", 15),
    (rf"kwart[ ]voor[ ](?:{_NL}|een|{_N})(?:[ ]?uur)?", -15),
    (rf"(?:{_NL}|een)[ ]uur", 0),
)
NUMBER_WORD = (
    rf"(?:{_any(*_NUMBERS)})(?!\w)"  # an hour only beside another one: “half tien tot elf”
)
_PATTERNS = tuple((re.compile(said), minutes) for said, minutes in _SAID)
IN_WORDS = rf"(?:{'|'.join(said for said, _ in _SAID)})(?!\w)".replace("[ ]", r"[ \t]")
_IN_WORDS = re.compile(IN_WORDS, re.IGNORECASE)
_HOUR = re.compile(rf"\b(?:{_any(*_NUMBERS)}|een|ein|midi|{_N})(?!\w)")


def hour_in_words(text: str) -> time | None:
    """“half past ten” as 10:30, “halb eins” as 12:30; None for anything else."""
    for pattern, minutes in _PATTERNS:
        if not pattern.fullmatch(text):
            continue
        found = [word for word in _HOUR.findall(text) if word != "une" or "heure" in text]
        hour = 12 if "midi" in found else _number(found[-1] if minutes < 0 else found[0])
        if not 1 <= hour <= 24:
            return None
        at = (hour * 60 + minutes) % (24 * 60)
        if hour == 1 and minutes < 0:
            at += 12 * 60
        return time(*divmod(at, 60))
    return None


def number_in_words(text: str) -> time | None:
    """“elf” as 11:00; None for anything else."""
    return time(_NUMBER[text]) if text in _NUMBER else None


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBER[word]


def begins_in_words(given: str) -> bool:
    """Whether a time begins with an hour in words, which is one of a clock of twelve."""
    found = _IN_WORDS.search(given)
    return found is not None and not re.search(r"\d", given[: found.start()])


_AFTER = {
    PartOfDay.MORNING: "de la mañana|de la madrugada|du matin|in the morning|morgens|vormittags|"
    "früh|'s ochtends|'s morgens|in de ochtend",
    PartOfDay.AFTERNOON: "de la tarde|de l'après-midi|in the afternoon|nachmittags|'s middags|"
    "in de middag",
    PartOfDay.EVENING: "de la noche|du soir|in the evening|at night|abends|'s avonds",
}
PART_AFTER = rf"(?:[ \t]+(?:{'|'.join(_AFTER.values())})(?!\w))"


def part_after(text: str) -> PartOfDay:
    """The part of the day that words after an hour mean."""
    plain = " ".join(text.casefold().split())
    return next(part for part, words in _AFTER.items() if plain in words.split("|"))
