"""Contacts as address books write them, in three versions and a few dialects."""

from nasty import case, person

ENDS = "END:VCARD\r\n"


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines)) + "\r\n" + ENDS


ANA = person("Silva", "Ana")

CASES = [
    case("version 2.1, quoted", "a.vcf",
         card("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=C3=AB;;Dr.;", "TEL;CELL:+49 1",
              "TEL;CELL:+49 151 111", "EMAIL;INTERNET:z@x.example", version="2.1"),
         person("Müller", "Zoë", honorific="Dr.", emails=["z@x.example"]), says="+49 1"),
    case("version 2.1 with a soft line break", "a.vcf",
         card("N:Silva;Ana", "NOTE;ENCODING=QUOTED-PRINTABLE:one =\r\ntwo=0Athree", version="2.1"),
         person("Silva", "Ana", notes="one two\nthree")),
    case("version 2.1 in an old encoding", "a.vcf",
         card("N:Müller;Zoë", version="2.1").encode("cp1252"), person("Müller", "Zoë"),
         countries=("DE",)),
    case("version 3.0", "a.vcf",
         card("N:Silva;Ana;Maria;Dr.;Jr.", "FN:Dr. Ana Maria Silva Jr.", "ORG:City;Youth office",
              "TITLE:Mayor", "TEL;TYPE=WORK,VOICE:+351 211 111", "TEL;TYPE=cell:+351 911 111",
              "EMAIL;TYPE=INTERNET:a@x.example", "BDAY:1980-02-29", "NOTE:one\\, two\\nthree",
              "ADR;TYPE=HOME:;;Rua 1;Lisboa;;1000;Portugal"),
         person("Silva", "Ana Maria", honorific="Dr.", suffix="Jr.", organization="City, Youth office",
                position="Mayor", work_phone="+351 211 111", trip_phone="+351 911 111",
                emails=["a@x.example"], date_of_birth="1980-02-29", notes="one, two\nthree",
                home_address="Rua 1, Lisboa, 1000, Portugal")),
    case("version 4.0", "a.vcf",
         card("N:Silva;Ana;;;", "FN:Ana Silva", 'TEL;TYPE="voice,work";VALUE=uri:tel:+351-211-111',
              "EMAIL:a@x.example", "BDAY:19800229", "LANG:pt", "GENDER:F", version="4.0"),
         person("Silva", "Ana", work_phone="+351-211-111", emails=["a@x.example"],
                date_of_birth="1980-02-29", languages=["pt"])),
    case("a birthday without its year", "a.vcf", card("N:Silva;Ana", "FN:Ana Silva", "BDAY:--0229"),
         ANA, says="--0229"),
    case("only a full name", "a.vcf", card("FN:Anna van der Berg"), person("van der Berg", "Anna")),
    case("more numbers and offices than there are fields", "a.vcf",
         card("N:Silva;Ana;;;", "FN:Ana Silva", "TEL;TYPE=CELL:+32 470 11 11 11",
              "TEL;TYPE=CELL:+32 470 22 22 22", "TEL;TYPE=FAX:+32 9 222 33 33", "ORG:City;Youth",
              "ORG:Police", "NICKNAME:Annie", "ROLE:Chair"),
         person("Silva", "Ana", trip_phone="+32 470 11 11 11", organization="City, Youth",
                position="Chair"),
         says=("“+32 470 22 22 22” was left out", "“Police” was left out", "a fax",
               "NICKNAME “Annie” was left out")),
    case("only an organization", "a.vcf",
         card("N:;;;;", "FN:City of Nantes", "ORG:City of Nantes", "X-ABShowAs:COMPANY"), "skipped",
         says="of a group or an office"),
    case("grouped as Apple does", "a.vcf",
         card("N:Silva;Ana;;;", "FN:Ana Silva", "item1.EMAIL;type=INTERNET;type=pref:a@x.example",
              "item1.X-ABLabel:_$!<Work>!$_", "item2.TEL:+351 211 111"),
         person("Silva", "Ana", emails=["a@x.example"], work_phone="+351 211 111")),
    case("folded lines", "a.vcf", card("N:Silva;Ana", "FN:Ana Silva", "NOTE:a long\r\n  line\r\n  more"),
         person("Silva", "Ana", notes="a long line more")),
    case("a picture inside", "a.vcf",
         card("N:Silva;Ana", "FN:Ana Silva", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ=="), ANA),
    case("a damaged picture inside", "a.vcf",
         card("N:Silva;Ana", "FN:Ana Silva", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n SkZJRg",
              "TITLE:Mayor"),
         person("Silva", "Ana", position="Mayor")),
    case("a card that never ends between whole ones", "a.vcf",
         card("N:Silva;Ana", "FN:Ana Silva") + "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Roe;Al\r\n"
         + card("N:Novak;Ben", "FN:Ben Novak"),
         ANA, person("Roe", "Al"), person("Novak", "Ben"), says="never ends"),
    case("a broken card between good ones", "a.vcf",
         card("N:Silva;Ana", "FN:Ana Silva") + "BEGIN:VCARD\r\nVERSION:3.0\r\nthis is no card\r\n"
         + ENDS + card("N:Novak;Ben", "FN:Ben Novak"),
         ANA, "skipped", person("Novak", "Ben"), says="card"),
    case("bare line feeds, a mark in front, UTF-16", "a.vcf",
         card("N:Müller;Zoë", "FN:Zoë Müller").replace("\r\n", "\n").encode("utf-16"),
         person("Müller", "Zoë")),
    case("a card never ended", "a.vcf", "BEGIN:VCARD\nVERSION:3.0\nN:Silva;Ana\n",
         refused="no whole card"),
    case("contacts in a file called txt", "a.txt", card("N:Silva;Ana", "FN:Ana Silva"), ANA,
         says="contacts"),
]  # fmt: skip
