"""What was lost, or taken for somebody else's, without a word."""

from nasty import case, person

ANNA = person("Vos", "Anna")

# fmt: off
CASES = [
    case("the first of a list says what a heading says", "a.csv",
         "Surname;Given name;Position;Best reached by\nVos;Anna;Clerk;Phone\nMol;Piet;Driver;E-mail\n",
         person("Vos", "Anna", position="Clerk"), person("Mol", "Piet", position="Driver"),
         says="“Best reached by”"),
    case("the first passport is a spouse's", "a.csv",
         "Surname;Given name;Spouse passport\nVos;Anna;ZZ999999\n", ANNA,
         says="“Spouse passport”"),
    case("first and last without a word of names", "a.csv",
         "Delegate #;First;Last;MI\n1;Anna;Vos;B.\n2;Piet;Mol;\n",
         person("Vos", "Anna B."), person("Mol", "Piet"), says="“Delegate #”"),
    case("data of somebody else", "a.csv",
         "Surname;Given name;Child's date of birth;Assistant telephone;Phone (driver);Old passport\n"
         "Vos;Anna;2001-01-02;+1 202 555 0142;+1 202 555 0143;ZZ999999\n", ANNA,
         says="“Child's date of birth”, “Assistant telephone”, “Phone (driver)”"),
    case("an order of names that the heading tells", "a.csv",
         "Last name First name;Position\nVos Anna;Clerk\n", person("Vos", "Anna", position="Clerk")),
    case("the surname first, in brackets", "a.csv",
         "Name (surname first);Position\nMol Piet;Clerk\n", person("Mol", "Piet", position="Clerk")),
    case("a name and given names in Dutch", "a.csv",
         "Naam en voornaam;Functie\nDe Smet Jan;a\nVan den Broeck Els;b\nVos Anna;c\n",
         person("De Smet", "Jan", position="a"), person("Van den Broeck", "Els", position="b"),
         person("Vos", "Anna", position="c")),
    case("two people with a semicolon between", "a.csv",
         'Name,Position\n"Anna Vos; Piet Mol",Clerk\n',
         person("Vos", "Anna", position="Clerk", notes="Piet Mol"), says="“Piet Mol” was put into"),
    case("two people with a comma between", "a.csv",
         'Name,Position\n"Luc Roux, Ece Kaya",Clerk\n',
         person("Luc Roux", "Ece Kaya", position="Clerk"), says="Nothing tells where"),
    case("an office behind a name", "a.csv",
         'Name,E-mail\n"Anna Vos, Mayor of Ghent",a@x.example\nLuc Roux - Driver,l@x.example\n',
         person("Vos", "Anna", position="Mayor of Ghent", emails=["a@x.example"]),
         person("Roux", "Luc", notes="Driver", emails=["l@x.example"]), says="“Driver” was put into"),
    case("initials behind a family name with particles", "a.csv",
         'Name,Position\n"van den Berg, J.P.",Clerk\nAnna Vos-de Wit,Clerk\n',
         person("van den Berg", "J.P.", position="Clerk"),
         person("Vos-de Wit", "Anna", position="Clerk")),
    case("names of a ticket", "a.csv",
         "Name (LAST/FIRST);PPT no;PPT exp\nVOS/ANNA MRS;EN123456;2031-05-06\n",
         person("VOS", "ANNA", honorific="Mrs", passport_number="EN123456",
                passport_expiry="2031-05-06")),
    case("a name of use and one at birth", "a.csv",
         "Nom d'usage;Nom de naissance;Prénom\nDupont;Martin;Anne\n", person("Dupont", "Anne"),
         says="“Nom de naissance”"),
    case("a name at birth alone", "a.csv",
         "Nom de naissance;Prénom\nMartin;Anne\n", person("Martin", "Anne")),
]
