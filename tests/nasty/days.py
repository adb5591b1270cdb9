"""Dates: orders, languages, centuries, serial numbers, days that never were."""

from datetime import date, datetime

from workbooks import xlsx

from nasty import case, person
from planner.interchange.roster import DateOrder

HEAD = "Surname;First name;Date of birth\n"


def born(*days: str | None, head: str = HEAD) -> str:
    return head + "".join(f"N{at};A;{day}\n" for at, day in enumerate(days))


def told(*days: str | None) -> list[dict[str, object]]:
    return [
        person(f"N{at}", "A", **({"date_of_birth": day} if day else {}))
        for at, day in enumerate(days)
    ]


def cells(*values: object, head: str = "Date of birth") -> list[list[object]]:
    return [["Surname", "First name", head], *([f"N{n}", "A", v] for n, v in enumerate(values))]


def dated(*values: object, **options: object) -> bytes:
    """A workbook whose days have the format of days."""
    how = {"default_date_format": "dd/mm/yyyy", **options}

    def fill(book: object) -> None:
        sheet = book.add_worksheet("Liste")  # type: ignore[attr-defined]
        for at, row in enumerate(cells(*values)):
            sheet.write_row(at, 0, row)

    return xlsx(fill, **how)


CASES = [
    case("a day that contradicts the order that was told", "a.csv",
         "Surname;First name;Date of birth\nSilva;Ana;12/13/1980\nNovak;Ben;01/02/1980\n",
         person("Silva", "Ana", date_of_birth="1980-12-13"),
         person("Novak", "Ben", date_of_birth="1980-02-01"), date_order=DateOrder.DMY,
         says="“12/13/1980” can only be read the other way round than the rest; it is 1980-12-13"),
    case("days with something around them", "a.csv",
         "Surname;First name;Date of birth\nA;A;'12.05.1980\nB;B;geb. 13.05.1980\nC;C;5.12.1980 г.\n"
         "D;D;12.V.1980\nE;E;14 XII 1980\nF;F;née le 15/05/1980\n",
         person("A", "A", date_of_birth="1980-05-12"), person("B", "B", date_of_birth="1980-05-13"),
         person("C", "C", date_of_birth="1980-12-05"), person("D", "D", date_of_birth="1980-05-12"),
         person("E", "E", date_of_birth="1980-12-14"), person("F", "F", date_of_birth="1980-05-15")),
    case("the day first, as one row proves", "a.csv", born("03/04/1980", "25/12/1979"),
         *told("1980-04-03", "1979-12-25")),
    case("the month first, as one row proves", "a.csv", born("03/04/1980", "12/25/1979"),
         *told("1980-03-04", "1979-12-25")),
    case("the year first", "a.csv", born("1980-04-03", "1979/12/25", "19800403"),
         *told("1980-04-03", "1979-12-25", "1980-04-03")),
    case("in either order", "a.csv", born("03/04/1980", "05/06/1979"), "asked", "asked",
         asks="date-order"),
    case("in either order, told", "a.csv", born("03/04/1980", "05/06/1979"),
         *told("1980-03-04", "1979-05-06"), date_order=DateOrder.MDY),
    case("as the heading says", "a.csv",
         born("03/04/1980", "05/06/1979", head="Surname;First name;Date of birth (mm/dd/yyyy)\n"),
         *told("1980-03-04", "1979-05-06")),
    case("with dots", "a.csv", born("3.4.1980", "5. 6. 1979"), *told("1980-04-03", "1979-06-05")),
    case("two digits of the year", "a.csv", born("25/12/79", "13/01/05", "31/12/26"),
         *told("1979-12-25", "2005-01-13", "2026-12-31"), says="was read as"),
    case("months in words", "a.csv",
         born("3 April 1980", "April 3, 1980", "3 avril 1980", "3. März 1980", "3 de mayo de 1980",
              "3 kwietnia 1980", "3 апреля 1980", "03-Apr-80", "1980. április 3."),
         *told("1980-04-03", "1980-04-03", "1980-04-03", "1980-03-03", "1980-05-03", "1980-04-03",
               "1980-04-03", "1980-04-03", "1980-04-03")),
    case("days in other figures", "a.csv", born("٠٣/٠٤/١٩٨٠", "٢٥/١٢/١٩٧٩", "1980年4月3日"),
         *told("1980-04-03", "1979-12-25", "1980-04-03")),
    case("days that never were", "a.csv",
         born("31/02/1980", "29/02/1981", "00/00/0000", "1980-13-40", "29/02/1980"),
         *told(None, None, None, None, "1980-02-29"), says="not a date"),
    case("only a year or a month", "a.csv", born("1975", "12/1975", "March 1975", "around 1960"),
         *told(None, None, None, None), says="left out"),
    case("born tomorrow", "a.csv", born("2027-01-16", "2027-01-14"), *told(None, "2027-01-14"),
         says="future"),
    case("serial numbers in a text", "a.csv", born("29280", "43831"),
         *told("1980-02-29", "2020-01-01"), says="counts days"),
    case("days of a workbook", "a.xlsx", dated(date(1980, 2, 29), datetime(1979, 12, 25, 8)),  # noqa: DTZ001
         *told("1980-02-29", "1979-12-25")),
    case("days of a workbook that counts from 1904", "a.xlsx",
         dated(date(1980, 2, 29), 27818, date_1904=True), *told("1980-02-29", "1980-02-29"),
         says="counts days"),
    case("serial numbers without a format", "a.xlsx", xlsx(cells(29280, 29280.5)),
         *told("1980-02-29", "1980-02-29"), says="counts days"),
    case("a year as a number", "a.xlsx", xlsx(cells(1975, 12, -5, 99999999)),
         *told(None, None, None, None), says="not a date"),
    case("eight figures as a number", "a.xlsx", xlsx(cells(19800229)), *told("1980-02-29")),
    case("a passport that has expired", "a.csv",
         "Surname;First name;Passport expiry\nA;A;2020-01-01\nB;B;2027-04-20\nC;C;2035-01-01\n",
         person("A", "A", passport_expiry="2020-01-01"),
         person("B", "B", passport_expiry="2027-04-20"),
         person("C", "C", passport_expiry="2035-01-01"), says=("already", "before the visit ends")),
    case("leaving before joining", "a.csv",
         "Surname;First name;Joins;Leaves\nA;A;2027-04-15;2027-04-13\nB;B;2027-04-13;2027-04-15\n",
         person("A", "A", joins="2027-04-15"),
         person("B", "B", joins="2027-04-13", leaves="2027-04-15"), says="before joining"),
    case("arrivals with flights", "a.csv",
         "Surname;First name;Arrival\nA;A;12 April 2027 AF 084 14:30 ORD\nB;B;12/04 LH430\n",
         person("A", "A", arrival="12 April 2027 AF 084 14:30 ORD"),
         person("B", "B", arrival="12/04 LH430")),
    case("the day of joining with a flight", "a.csv",
         "Surname;First name;Joins\nA;A;13 April 2027 AF 084 14:30\nB;B;13 April\n",
         person("A", "A", joins="2027-04-13", arrival="13 April 2027 AF 084 14:30"),
         person("B", "B", joins="2027-04-13"), says="arrival"),
]  # fmt: skip
