"""Tagged PDF: what is heading, table and text, for readers who listen. The one module that tags.

ReportLab's open edition writes no structure tree, but lets one be added: content is marked with ids
while it is drawn, and the tree, its parent tree and the metadata are written as raw objects at the
end. Source of the rules: ISO 14289-1 (PDF/UA-1) and ISO 32000-1, 14.7 and 14.8.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import Color, toColor
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from planner.documents import fonts
from planner.documents.pdf_file import packed

rl_config.useA85 = 0  # streams as bytes: as letters they would take a quarter more

# the page dictionary leaves out what it does not know
for _name in ("StructParents", "Tabs"):
    if _name not in pdfdoc.PDFPage.__NoDefault__:
        pdfdoc.PDFPage.__NoDefault__.append(_name)
        setattr(pdfdoc.PDFPage, _name, None)


def _to_unicode(_font: str, subset: list[int]) -> str:
    """The map from codes to text; ReportLab's gives unused codes U+0000, which is forbidden."""
    used = [(code, character) for code, character in enumerate(subset) if character]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(used), 100):
        part = used[start : start + 100]
        lines.append(f"{len(part)} beginbfchar")
        lines += [
            f"<{code:02X}> <{_told(character).encode('utf-16-be').hex().upper()}>"
            for code, character in part
        ]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def _told(character: int) -> str:
    """What a code stands for."""
    return fonts.TEXTS.get(character) or chr(character)


ttfonts.makeToUnicodeCMap = _to_unicode


class Element:
    """A node of the structure tree. `tag` is a standard structure type."""

    __slots__ = ("attributes", "kids", "number", "parent", "scope", "tag")

    def __init__(
        self, tag: str, parent: "Element | None", scope: str | None = None, **attributes: str
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.scope = scope  # of a TH: Row or Column
        self.attributes = attributes  # Lang, Alt, ActualText, T
        self.kids: list[Element | tuple[int, int]] = []  # elements, or (page, id of content)
        self.number = 0  # of its object in the file
        if parent is not None:
            parent.kids.append(self)

    def add(self, tag: str, scope: str | None = None, **attributes: str) -> "Element":
        return Element(tag, self, scope, **attributes)


class TaggedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas whose content is either under an element of `root` or an artifact."""

    def __init__(self, title: str, language: str, size: tuple[float, float]) -> None:
        fonts.load()
        first, _, second = language.partition("+")
        self._file = io.BytesIO()
        super().__init__(
            self._file,
            pagesize=size,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=fonts.REGULAR,
            lang=first,
        )
        self.second = second or None  # what stands after BETWEEN is in this language
        self.setTitle(title)
        self.setAuthor("")
        self.setCreator("City Pair Planner")
        self.root = Element("Document", None)
        self._title = title
        self._marked: list[Element] = []  # of this page, by id
        self._open: Element | None = None  # what is drawn is content of it
        self._pages: list[list[Element]] = []
        self._looks: dict[tuple[str, float, Color | str], tuple[str, str]] = {}
        self._codes: dict[tuple[str, str], list[tuple[str, str]]] = {}

    @contextmanager
    def under(self, element: Element) -> Iterator[None]:
        """What is drawn here is content of `element`."""
        self._begin(element)
        before, self._open = self._open, element
        yield
        self._open = before
        self._code.append("EMC")

    def _begin(self, element: Element) -> None:
        number = len(self._marked)
        self._marked.append(element)
        element.kids.append((len(self._pages), number))
        self._code.append(f"/{element.tag} <</MCID {number}>> BDC")

    @contextmanager
    def in_second_language(self) -> Iterator[None]:
        """What is drawn here is in the second language of the paper, within what is open."""
        around = self._open
        if around is None or self.second is None:
            yield
            return
        self._code.append("EMC")
        with self.under(around.add("Span", Lang=self.second)):
            yield
        self._begin(around)

    @contextmanager
    def artifact(self, kind: str | None = None) -> Iterator[None]:
        """What is drawn here is no content: a rule, a wash; with `kind`, Header or Footer."""
        what = f"/Type/Pagination/Subtype/{kind}" if kind else "/Type/Layout"
        self._code.append(f"/Artifact <<{what}>> BDC")
        before, self._open = self._open, None
        yield
        self._open = before
        self._code.append("EMC")

    def write(
        self, x: float, y: float, text: str, font: str, size: float, color: Color | str
    ) -> None:
        """A text with its baseline at `y`, in one stroke, where ReportLab would take five."""
        look = self._looks.get((font, size, color))
        if look is None:
            look = f"BT {fp_str(toColor(color).rgb())} rg", f"{fp_str(size)} Tf"
            self._looks[font, size, color] = look
        begun, sized = look
        parts = [f"{begun} {x:.2f} {y:.2f} Td"]
        for name, codes in self._coded(text, font):
            parts.append(f"{name} {sized} ({codes}) Tj")
        self._code.append(" ".join([*parts, "ET"]))

    def _coded(self, text: str, font: str) -> Sequence[tuple[str, str]]:
        """The text in the codes of the fonts this paper embeds."""
        made = self._codes.get((text, font))
        if made is None:
            plain = fonts.PLAIN.get(font)
            codes = text.translate(fonts.TABULAR) if plain else text
            face = pdfmetrics.getFont(plain or font)
            made = self._codes[text, font] = [
                (face.getSubsetInternalName(subset, self._doc), self._escape(part))
                for subset, part in face.splitString(codes, self._doc)
            ]
        return made

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        self._pages.append(self._marked)
        self._marked = []
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.StructParents = len(self._pages) - 1
        page.Tabs = pdfdoc.PDFName("S")

    def finish(self) -> bytes:
        """The PDF."""
        document, catalog = self._doc, self._doc.Catalog
        elements = list(_all(self.root))
        first = document.objectcounter + 1  # their numbers are kept free for them
        document.objectcounter += len(elements)
        for number, element in enumerate(elements, start=first):
            element.number = number
        catalog.StructTreeRoot = tree = _Raw(_tree(self.root, self._pages))
        catalog.MarkInfo = _Raw(b"<</Marked true>>")
        catalog.ViewerPreferences = _Raw(b"<</DisplayDocTitle true>>")
        catalog.Metadata = _Raw(_metadata(self._title))
        above = document.Reference(tree).format(document)
        pages = [document.Reference(page).format(document) for page in document.Pages.pages]
        further = {each.number: _element(each, above, pages) for each in elements}
        document.format = lambda: packed(document, further)
        file: bytes = document.GetPDFData(self)
        return file


class _Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object as it is written."""

    __RefOnly__ = 1

    def __init__(self, value: bytes) -> None:
        self._value = value

    def format(self, _document: Any) -> bytes:
        return self._value


def _all(root: Element) -> Iterator[Element]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))


def _tree(root: Element, pages: list[list[Element]]) -> bytes:
    """The root of the tree, and which elements have content on which page."""
    numbers = b"".join(
        b"%d[%s]" % (page, b" ".join(b"%d 0 R" % each.number for each in own))
        for page, own in enumerate(pages)
    )
    told = b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>"
    return told % (root.number, numbers, len(pages))


def _element(element: Element, tree: bytes, pages: list[bytes]) -> bytes:
    parent = b"%d 0 R" % element.parent.number if element.parent else tree
    written = [b"<</S/%s/P %s" % (element.tag.encode(), parent)]
    kids, page = [], None
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(b"%d 0 R" % kid.number)
        elif page is None or kid[0] == page:
            page = kid[0]
            kids.append(b"%d" % kid[1])
        else:
            kids.append(b"<</Type/MCR/Pg %s/MCID %d>>" % (pages[kid[0]], kid[1]))
    if page is not None:
        written.append(b"/Pg " + pages[page])
    if kids:
        written.append(b"/K[%s]" % b" ".join(kids))
    if element.scope:
        written.append(b"/A<</O/Table/Scope/%s>>" % element.scope.encode())
    for name, value in element.attributes.items():
        written.append(b"/%s %s" % (name.encode(), _text(value)))
    return b"".join([*written, b">>"])


def _text(value: str) -> bytes:
    return b"<FEFF" + value.encode("utf-16-be").hex().upper().encode() + b">"


def _metadata(title: str) -> bytes:
    xmp = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt>'
        "</dc:title><pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>\n'
    ).encode()
    head = b"<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n" % len(xmp)
    return head + xmp + b"\nendstream"
