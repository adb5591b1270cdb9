"""Dates as the window's rows say them: “Tue 12 May”, “6-16 May”; the year where it is another."""

from datetime import date

from PySide6.QtCore import QLocale

# the window speaks English whatever the machine's own settings are
_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)


def month_name(day: date) -> str:
    """“Apr”."""
    return _ENGLISH.standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)


def short_day(day: date, today: date) -> str:
    """“8 Apr”, “8 Apr 2013” in another year than this one."""
    return f"{day.day} {month_name(day)}{_year(day, today)}"


def weekday_day(day: date, today: date) -> str:
    """“Wed 8 Apr”: where a person must act the weekday is said."""
    weekday = _ENGLISH.standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{weekday} {short_day(day, today)}"


def full_day(day: date) -> str:
    """“Wed 8 April 2026”, for a heading."""
    weekday = _ENGLISH.standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{weekday} {day.day} {_ENGLISH.standaloneMonthName(day.month)} {day.year}"


def day_range(first: date, last: date, today: date) -> str:
    """“6-16 May”, “28 Jun - 4 Jul”, “16-20 Sep 2013”; one day alone is said once."""
    if first == last:
        return short_day(first, today)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{short_day(last, today)}"
    start = f"{first.day} {month_name(first)}" + (
        f" {first.year}" if first.year != last.year else ""
    )
    return f"{start} - {short_day(last, today)}"


def _year(day: date, today: date) -> str:
    return f" {day.year}" if day.year != today.year else ""
