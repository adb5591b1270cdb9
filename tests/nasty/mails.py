"""Lists in the text of a mail, and in documents of Word."""

from workbooks import docx

from nasty import case, person

ROWS = [["Nom", "Prénom", "Fonction"], ["Silva", "Ana", "Maire"], ["Novak", "Ben", ""]]
TWO = person("Silva", "Ana", position="Maire"), person("Novak", "Ben")
SKIPPED = "skipped"

CASES = [
    case("entries with a greeting and a closing", "a.txt",
         "Dear Sam,\n\nhere is our list:\n- Ana Silva, Mayor, City of Porto, a@x.example\n"
         "- Ben Novak – Clerk – Police, +420 222 111 333\n\nBest regards, Síle\n",
         SKIPPED, SKIPPED, SKIPPED,
         person("Silva", "Ana", position="Mayor", organization="City of Porto",
                emails=["a@x.example"]),
         person("Novak", "Ben", position="Clerk", organization="Police",
                work_phone="+420 222 111 333"),
         SKIPPED, says="closing"),
    case("a signature of many lines", "a.txt",
         "1. Ana Silva – Mayor – City\n2. Ben Novak – Clerk – City\n\nCheers,\nSíle Ní Bhriain\n"
         "Protocol officer\nCity Hall | +353 1 555 0100 | s@x.example\n",
         person("Silva", "Ana", position="Mayor", organization="City"),
         person("Novak", "Ben", position="Clerk", organization="City"),
         SKIPPED, SKIPPED, SKIPPED, SKIPPED),
    case("sentences around the entries", "a.txt",
         "The delegation will consist of:\n\nMs. Ana Silva, Mayor of Porto (a@x.example)\n\n"
         "Let me know if you need anything else.\n",
         SKIPPED, SKIPPED,
         person("Silva", "Ana", honorific="Ms.", position="Mayor of Porto", emails=["a@x.example"]),
         SKIPPED, SKIPPED, says="no entry"),
    case("labels, a person a block", "a.txt",
         "Nom : Silva\nPrénom : Ana\nFonction : Maire\n\nNom : Novak\nPrénom : Ben\n\n"
         "Cordialement,\nSylvie Martin\n", *TWO, SKIPPED, SKIPPED),
    case("a table of pipes", "a.txt",
         "| Nom | Prénom | Fonction |\n|-----|--------|----------|\n| Silva | Ana | Maire |\n"
         "| Novak | Ben | |\n", *TWO),
    case("a table of tabs, quoted in an answer", "a.txt",
         "> Nom\tPrénom\tFonction\n> Silva\tAna\tMaire\n> Novak\tBen\t\n", *TWO),
    case("columns of blanks", "a.txt",
         "Nom        Prénom     Fonction\nSilva      Ana        Maire\nNovak      Ben\n", *TWO),
    case("one name a line", "a.txt", "Ana Silva\nBen Novak\n", person("Silva", "Ana"),
         person("Novak", "Ben")),
    case("a row of addresses", "a.txt",
         'To: Ana Silva <a@x.example>; "Novak, Ben" <b@x.example>; Roe, Al <c@x.example>\n',
         person("Silva", "Ana", emails=["a@x.example"]),
         person("Novak", "Ben", emails=["b@x.example"]),
         person("Roe", "Al", emails=["c@x.example"])),
    case("offices in brackets", "a.txt", "Ana Silva (Mayor of Porto)\nBen Novak (Clerk of Brno)\n",
         person("Silva", "Ana", position="Mayor of Porto"),
         person("Novak", "Ben", position="Clerk of Brno")),
    case("a table of Word", "a.docx", docx(ROWS), *TWO),
    case("a table of Word under paragraphs", "a.docx",
         docx(ROWS, ["Delegation of Nantes", "To be completed"]), *TWO),
    case("a document of lines", "a.docx", docx((), ["- Ana Silva, Mayor", "- Ben Novak, Clerk"]),
         person("Silva", "Ana", position="Mayor"), person("Novak", "Ben", position="Clerk")),
    case("a web page called xls", "a.xls",
         "<html><body><table><tr><th>Nom</th><th>Pr&eacute;nom</th></tr><tr><td>Silva</td>"
         "<td>Ana</td></tr></table><script>alert(1)</script></body></html>", person("Silva", "Ana")),
]  # fmt: skip
