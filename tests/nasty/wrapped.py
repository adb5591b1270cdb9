"""Lists wrapped in something else: mails, web pages, content controls; and what would not end."""

import base64
import io
import zipfile
from typing import Any

from workbooks import docx, repacked

from nasty import case, person
from nasty.books import ROWS, TWO

ANA, BEN = person("Silva", "Ana"), person("Novak", "Ben")
JURGEN = person("Müller", "Jürgen", position="Mayor")
TEXT = "Surname;First name;Position\nMüller;Jürgen;Mayor\n"
PAGE = (
    "<html><body><p>See below</p><table><tr><th>Surname</th><th>First name</th>"
    "<th>Position</th></tr><tr><td>Müller</td><td>Jürgen</td><td>Mayor</td></tr></table></body>"
)


def letter(kind: str, coding: str, body: str) -> str:
    return (
        "From: Clerk <c@x.example>\r\nSubject: The list\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: {kind}; charset="utf-8"\r\nContent-Transfer-Encoding: {coding}\r\n\r\n{body}'
    )


def with_attachment() -> str:
    packed = base64.encodebytes(b"PK...").decode()
    return (
        "From: c@x.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=cut\n\n"
        "--cut\nContent-Type: multipart/alternative; boundary=two\n\n"
        "--two\nContent-Type: text/plain; charset=iso-8859-1\n\nSee the table.\n"
        f"--two\nContent-Type: text/html; charset=utf-8\n\n{PAGE}\n--two--\n"
        "--cut\nContent-Type: application/octet-stream\n"
        'Content-Disposition: attachment; filename="liste.xlsx"\n'
        f"Content-Transfer-Encoding: base64\n\n{packed}\n--cut--\n"
    )


def book(cells: str, rest: str = "", **parts: str) -> bytes:
    """A workbook of the barest parts, with this XML as the rows of its one sheet."""
    into = io.BytesIO()
    relation = (
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
    )
    members = {
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="L" r:id="r1"/></sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": relation,
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{cells}</sheetData>{rest}</worksheet>",
        **{f"xl/{name}.xml": content for name, content in parts.items()},
    }
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return into.getvalue()


def row(number: int, *cells: str) -> str:
    inside = "".join(
        each if each.startswith("<c") else f'<c t="inlineStr"><is><t>{each}</t></is></c>'
        for each in cells
    )
    return f'<row r="{number}">{inside}</row>'


HEAD = row(1, "Surname", "First name", "Passport no.")
BIG = "9" * 5_000
ZEROS = (
    f'<styleSheet><numFmts><numFmt numFmtId="200" formatCode="{"0" * 100_000}"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs></styleSheet>'
)


def document(change: Any) -> bytes:
    """The document of two people, with its text changed as told."""

    def changed(name: str, data: bytes) -> bytes:
        return change(data.decode()).encode() if name == "word/document.xml" else data

    return repacked(docx(ROWS), changed)


def controlled(text: str) -> str:
    """The last row inside a content control, as repeating sections have it."""
    at = text.rindex("<w:tr>") if "<w:tr>" in text else text.rindex("<w:tr ")
    end = text.rindex("</w:tr>") + len("</w:tr>")
    return f"{text[:at]}<w:sdt><w:sdtContent>{text[at:end]}</w:sdtContent></w:sdt>{text[end:]}"


def pushed_in(text: str) -> str:
    """The last row begins one column further in, without its first cell."""
    start = text.rindex("<w:tr>") if "<w:tr>" in text else text.rindex("<w:tr ")
    opened = text.index(">", start) + 1
    first = text.index("</w:tc>", opened) + len("</w:tc>")
    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    return text[:opened] + before + text[first:]


def with_box(text: str) -> str:
    """“Mayor” in a text box, which Word writes twice."""
    box = "<w:txbxContent><w:p><w:r><w:t>Mayor</w:t></w:r></w:p></w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f"<w:r><mc:AlternateContent {space}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    at = text.index("Mayor")
    start, end = text.rindex("<w:r>", 0, at), text.index("</w:r>", at) + len("</w:r>")
    return text[:start] + both + text[end:]


def broken_picture() -> bytes:
    """A document that refers to a picture whose bytes are damaged; nobody asked for it."""
    relation = (
        b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/image" Target="media/image1.png"/></Relationships>'
    )
    kind = b'<Default Extension="png" ContentType="image/png"/></Types>'

    def changed(name: str, data: bytes) -> bytes:
        if name == "word/_rels/document.xml.rels":
            return data.replace(b"</Relationships>", relation)
        return data.replace(b"</Types>", kind) if name == "[Content_Types].xml" else data

    data = repacked(docx(ROWS), changed, **{"word/media/image1.png": b"picture" * 1_000})
    at = data.index(b"word/media/image1.png") + len("word/media/image1.png")
    return data[:at] + b"\xff" * 8 + data[at + 8 :]


# fmt: off
CASES = [
    case("a mail of quoted letters", "a.eml", letter("text/plain", "quoted-printable",
         TEXT.replace("ü", "=C3=BC")), JURGEN, says="counted from where its text begins"),
    case("a mail of base64", "a.eml", letter("text/plain", "base64",
         base64.encodebytes(TEXT.encode()).decode()), JURGEN),
    case("a mail that is a page, with an attachment", "a.eml", with_attachment(), JURGEN,
         says="“liste.xlsx” is attached to this mail and was not read"),
    case("a mail in an encoding that is none", "a.eml",
         letter("text/plain", "8bit", TEXT).replace("utf-8", "utf-99"), JURGEN),
    case("a mail without a text", "a.eml", letter("text/plain", "base64", ""),
         refused="a mail without a text"),
    case("a page with cells over several rows", "a.xls",
         "<html><table><tr><th>Organization<th>Surname<th>First name</tr><tr><td rowspan=2>City"
         "<td>Silva<td>Ana</tr><tr><td>Novak<td>Ben</tr><tr><td>Port<td>Roe<td>Al</tr></table>",
         person("Silva", "Ana", organization="City"), person("Novak", "Ben", organization="City"),
         person("Roe", "Al", organization="Port"), says="merged cell over several rows"),
    case("a page whose cell reaches down to the end", "a.xls",
         "<table><tr><th>Surname<th>First name<th>Organization</tr><tr><td>Silva<td>Ana"
         "<td rowspan=0>City</tr><tr><td>Novak<td>Ben</tr></table>",
         person("Silva", "Ana", organization="City"), person("Novak", "Ben", organization="City")),
    case("a page with a table in a table", "a.htm.xls",
         "<html><table><tr><td>Our guests<table><tr><th>Surname<th>First name</tr><tr><td>Silva<td>Ana"
         "</tr></table></td><td>Page 1</td></tr></table>", ANA),
    case("a page with a hidden row", "a.xls",
         "<table><tr><th>Surname<th>First name</tr><tr style='display: none'><td>Silva<td>Ana</tr>"
         "<tr><td>Novak<td>Ben</tr></table>", ANA, BEN, says="hidden in the sheet"),
    case("a page with a span of a million figures", "a.xls",
         f"<table><tr><th>Surname<th>First name</tr><tr><td colspan={BIG}>Silva<td>Ana</tr></table>",
         ANA),
    case("two blocks on their side, with many people each", "a.csv",
         "Surname,A,B,C,D\nGiven name,a,b,c,d\nSurname,F,G,H,I\nGiven name,f,g,h,i\n",
         *[person(each, each.lower()) for each in "ABCDFGHI"], says="counted from 1"),
    case("figures set high in a date", "a.csv",
         "Surname,First name,Date of birth\nSilva,Ana,1234²\nNovak,Ben,1980-01-02\n", ANA,
         person("Novak", "Ben", date_of_birth="1980-01-02"), says="“1234²” is not a date"),
    case("a number of 5,000 figures", "a.xlsx", book(HEAD + row(2, "Silva", "Ana",
         f"<c><v>{BIG}</v></c>") + row(3, "Novak", "Ben", f'<c s="{BIG}"><v>77</v></c>')), ANA,
         person("Novak", "Ben", passport_number="77"), says="5,000 characters"),
    case("a number filled up with a hundred thousand zeros", "a.xlsx", book(HEAD + row(2, "Silva",
         "Ana", '<c s="1"><v>1234567</v></c>'), styles=ZEROS),
         person("Silva", "Ana", passport_number="1234567")),
    case("how to read a name, beside it", "a.xlsx", book(HEAD + row(2,
         '<c t="inlineStr"><is><r><t>田中</t></r><rPh sb="0" eb="2"><t>タナカ</t></rPh></is></c>', "Ana")),
         person("田中", "Ana")),
    case("half of a letter in a heading", "a.xlsx", book(row(1, "Surname", "First name", "Foo_xD800_")
         + row(2, "Silva", "Ana", "x_xD83D__xDE00_")), ANA, says="“Foo�”"),
    case("a cell beyond the thousandth column", "a.xlsx", book(HEAD + row(2, "Silva", "Ana",
         '<c r="ALM2"><v>1</v></c>')), ANA, says="column ALM on was left out"),
    case("a cell far out in each of very many rows", "a.xlsx", book(HEAD + "".join(
         f'<row r="{at}"><c r="ALL{at}"><v>1</v></c></row>' for at in range(2, 4_500))),
         refused="more cells or rows than a list of people"),
    case("a mark as long as a book", "a.xlsx",
         book(HEAD + f'<row r="2" note="{"x" * 12_000_000}"/>'), refused="unpacks to more"),
    case("a cell of five million letters", "a.xlsx",
         book(HEAD + row(2, "Silva", "Ana", "x" * 5_000_000) + row(3, "Novak", "Ben")), ANA, BEN,
         says="holds more text"),
    case("the same merge ten thousand times", "a.xlsx",
         book(HEAD + row(2, "Silva", "Ana", "P1") + row(3, "Novak", "Ben"),
              "<mergeCells>" + '<mergeCell ref="C2:C3"/>' * 10_000 + "</mergeCells>"),
         person("Silva", "Ana", passport_number="P1"), person("Novak", "Ben", passport_number="P1"),
         says="merged cell"),
    case("a row in a content control", "a.docx", document(controlled), *TWO),
    case("a row pushed in by one column", "a.docx", document(pushed_in), TWO[0],
         person(None, "Ben", position="Clerk"), says="family name is empty"),
    case("a text box in a cell", "a.docx", document(with_box), *TWO),
    case("a damaged picture in a document", "a.docx", broken_picture(), *TWO),
    case("a page whose cells are a hundred columns wide", "a.xls",
         "<table><tr><th>Surname<th>First name</tr>" + "<tr><td colspan=100>Silva</tr>" * 40_100
         + "</table>", refused="more cells or rows"),
    case("a page of very many tables", "a.xls",
         "<html>" + "<table><tr><td>Silva</tr></table>" * 1_001, refused="1,001 tables"),
    case("a text of nothing but ends of fields", "a.csv", "Surname;First name\n" + ";" * 4_100_000,
         refused="more cells or rows"),
    case("a quotation mark before a megabyte, and marks in it", "a.csv",
         'Surname,First name,Position\nSilva,Ana,"' + 'x ""y"" ' * 130_000 + '"\nNovak,Ben,Clerk\n',
         ANA, person("Novak", "Ben", position="Clerk"), says="780,000 characters"),
    case("people called Count and Sum", "a.csv",
         "Surname,First name\nCount,Basil\nSum,Wing\nTotal,2\nSum,\n",
         person("Count", "Basil"), person("Sum", "Wing"), "skipped", "skipped"),
]
