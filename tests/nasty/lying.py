"""Lists on their side, and forms: the headings stand down the first column."""

from typing import Any

from workbooks import docx, ods, xlsx

from nasty import case, person

TWO = (
    person("Silva", "Ana", position="Mayor", emails=["a@x.example"]),
    person("Novak", "Ben", position="Clerk", emails=["b@x.example"]),
)
LYING = [
    ["Last name", "Silva", "Novak"],
    ["First name", "Ana", "Ben"],
    ["Position", "Mayor", "Clerk"],
    ["E-mail", "a@x.example", "b@x.example"],
]
ROLES = [
    ["Nom", "Silva", "Novak"],
    ["Prénom", "Ana", "Ben"],
    ["Fonction", "Delegate", "Interpreter"],
]


def one_office(book: Any) -> None:
    """One organization beside two delegates, as a merged cell."""
    sheet = book.add_worksheet("Liste")
    sheet.write_column("A1", ["Surname", "First name", "Organization"])
    sheet.write_column("B1", ["Silva", "Ana"])
    sheet.write_column("C1", ["Novak", "Ben"])
    sheet.merge_range("B3:C3", "City of Nantes")
    sheet.write_column("D1", ["Roe", "Al", "Police"])


CASES = [
    case("on its side, in a text", "a.csv", "\n".join(";".join(row) for row in LYING), *TWO,
         says="it was read turned"),
    case("on its side, in a workbook under a banner", "a.xlsx",
         xlsx([["Delegation of Porto"], [], ["", "Delegate 1", "Delegate 2"], *LYING]), *TWO,
         says="a row here is a column there"),
    case("on its side, with numbers in front", "a.ods",
         ods([[str(at), *row] for at, row in enumerate(LYING, 1)]), *TWO, says="turned"),
    case("on its side, pasted", "a.txt", "\n".join("\t".join(row) for row in LYING), *TWO,
         says="turned"),
    case("on its side, with a merged office", "a.xlsx", xlsx(one_office),
         person("Silva", "Ana", organization="City of Nantes"),
         person("Novak", "Ben", organization="City of Nantes"),
         person("Roe", "Al", organization="Police"), says=("turned", "merged")),
    case("on its side, of values that are headings too", "a.csv",
         "\n".join(";".join(row) for row in ROLES),
         person("Silva", "Ana", position="Delegate"), person("Novak", "Ben", position="Interpreter"),
         says="turned"),
    case("on its side, with dates that settle their order", "a.csv",
         "Surname;Silva;Novak\nFirst name;Ana;Ben\nBorn;03/04/1980;12/25/1979\n",
         person("Silva", "Ana", date_of_birth="1980-03-04"),
         person("Novak", "Ben", date_of_birth="1979-12-25"), says="turned"),
    case("a form of one person", "a.docx",
         docx([["Family name:", "Silva"], ["Given name(s):", "Ana"], ["Passport number:", "012345"],
               ["Signature:", ""]]),
         person("Silva", "Ana", passport_number="012345"), says="turned"),
    case("forms one under the other", "a.xlsx",
         xlsx([["Delegate 1", None], ["Surname", "Silva"], ["First name", "Ana"],
               ["Dietary", "vegan"], [], ["Delegate 2", None], ["Surname", "Novak"],
               ["First name", "Ben"], ["Position", "Clerk"]]),
         person("Silva", "Ana", dietary="vegan"), person("Novak", "Ben", position="Clerk"),
         says="again for every person"),
    case("forms one under the other, whose labels come twice in a row", "a.csv",
         "Surname;Silva;Surname;Novak\nFirst name;Ana;First name;Ben\n",
         person("Silva", "Ana"), "skipped", person("Novak", "Ben")),
    case("upright, though its first column names things", "a.csv",
         "Position;Surname;First name\nGuest;Silva;Ana\nDelegate;Novak;Ben\n",
         person("Silva", "Ana", position="Guest"), person("Novak", "Ben", position="Delegate")),
]  # fmt: skip
