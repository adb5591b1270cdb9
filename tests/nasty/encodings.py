"""Texts in every encoding that offices still write."""

from nasty import case, person

TWO = "Nom;Prénom\nMüller;Łukasz\nØstergård;Zoë\n"
BOTH = person("Müller", "Łukasz"), person("Østergård", "Zoë")
WEST = "Nom;Prénom\nMüller;Zoë\nÇelik;Hélène – née Ålund\n"
WESTERN = person("Müller", "Zoë"), person("Çelik", "Hélène – née Ålund")

CASES = [
    case("UTF-8", "a.csv", TWO, *BOTH),
    case("UTF-8 with its mark", "a.csv", TWO.encode("utf-8-sig"), *BOTH),
    case("UTF-16 with its mark", "a.csv", TWO.encode("utf-16"), *BOTH),
    case("UTF-16, the other way round", "a.csv", b"\xfe\xff" + TWO.encode("utf-16-be"), *BOTH),
    case("UTF-16 without its mark", "a.csv", TWO.encode("utf-16-le"), *BOTH, says="UTF-16"),
    case("UTF-32", "a.csv", TWO.encode("utf-32"), *BOTH),
    case("Windows, Western", "a.csv", WEST.encode("cp1252"), *WESTERN, says="cp1252",
         countries=("FR",)),
    case("Latin-1", "a.csv", "Nom;Prénom\nMüller;Zoë\n".encode("latin-1"), person("Müller", "Zoë"),
         countries=("FR",)),
    case("Windows, Polish", "a.csv", "Nazwisko;Imię\nŻółkiewski;Łukasz\n".encode("cp1250"),
         person("Żółkiewski", "Łukasz"), says="Central European", countries=("PL",)),
    case("Windows, Turkish", "a.csv", "Soyadı;Adı\nYıldız;Şebnem\n".encode("cp1254"),
         person("Yıldız", "Şebnem"), countries=("TR",)),
    case("Windows, Cyrillic", "a.csv", "Фамилия;Имя\nТолстой;Лев\n".encode("cp1251"),
         person("Толстой", "Лев"), says="cp1251"),
    case("Windows, Greek", "a.csv", "Επώνυμο;Όνομα\nΠαπαδοπούλου;Ελένη\n".encode("cp1253"),
         person("Παπαδοπούλου", "Ελένη")),
    case("Windows, Hebrew", "a.csv", "שם משפחה;שם פרטי\nכהן;יעל\n".encode("cp1255"),
         person("כהן", "יעל"), countries=("IL",)),
    case("Windows, Arabic", "a.csv", "اسم العائلة;الاسم الأول\nحداد;ريما\n".encode("cp1256"),
         person("حداد", "ريما"), countries=("TN",)),
    case("told by a person", "a.csv", "Prijmeni;Jmeno\nDvořák;Jiří\n".encode("iso-8859-2"),
         person("Dvořák", "Jiří"), encoding="iso-8859-2"),
    case("two readings that both make words", "a.csv", "Name\nDvořák\n".encode("cp1250"),
         "asked", asks="encoding"),
    case("lines of two encodings", "a.csv",
         "Nom;Prénom\nMüller;Zoë\n".encode() + "Hébert;Hélène\n".encode("cp1252"),
         person("Müller", "Zoë"), person("Hébert", "Hélène"), says="mixes encodings"),
    case("garbled before it came", "a.csv", "Nom;Prénom\nMÃ¼ller;ZoÃ«\n",
         person("MÃ¼ller", "ZoÃ«"), says="garbled"),
    case("half a letter at the end", "a.csv", TWO.encode() + "Hébert;Ren".encode() + b"\xc3",
         *BOTH, person("Hébert", "Ren"), says="half a character"),
    case("two marks, of files joined", "a.csv",
         "Nom;Prénom\nMüller;Zoë\n".encode("utf-8-sig") + "Hébert;Ana\n".encode("utf-8-sig"),
         person("Müller", "Zoë"), person("Hébert", "Ana"), says="cannot be seen"),
    case("of no encoding that is known here", "a.csv",
         "Nom;Prénom\nLefèvre;Zoé\nMüller;Jörg\n".encode("cp437"), "asked", "asked",
         asks="encoding", says="perhaps cp437"),
    case("an encoding there is not", "a.csv", TWO, refused="klingon", encoding="klingon"),
    case("an encoding it is not in", "a.csv", "Nom;Prénom\nMüller;Zoë\n".encode("cp1252"),
         refused="line 1", encoding="utf-8"),
    case("a codec that is no encoding", "a.csv", TWO, refused="rot13", encoding="rot13"),
    case("an encoding with a NUL", "a.csv", TWO, refused="There is no encoding", encoding="utf\0"),
    case("Japanese, told", "a.csv", "姓;名\n田中;太郎\n".encode("shift_jis"),
         person("田中", "太郎"), encoding="shift_jis"),
]  # fmt: skip
