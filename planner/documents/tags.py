"""Tagged PDF: what is heading, table and text, for readers who listen. The one module that tags.

ReportLab's open edition writes no structure tree, but lets one be added: content is marked with ids
while it is drawn, and the tree, its parent tree and the metadata are written as raw objects at the
end. Source of the rules: ISO 14289-1 (PDF/UA-1) and ISO 32000-1, 14.7 and 14.8.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfgen.canvas import Canvas

from planner.documents import fonts, shaping

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
    return shaping.TEXTS.get(character) or chr(character)


ttfonts.makeToUnicodeCMap = _to_unicode


class Element:
    """A node of the structure tree. `tag` is a standard structure type."""

    __slots__ = ("attributes", "kids", "parent", "reference", "scope", "tag")

    def __init__(
        self, tag: str, parent: "Element | None", scope: str | None = None, **attributes: str
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.scope = scope  # of a TH: Row or Column
        self.attributes = attributes  # Lang, Alt, ActualText, T
        self.kids: list[Element | tuple[int, int]] = []  # elements, or (page, id of content)
        self.reference = b""
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

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        self._pages.append(self._marked)
        self._marked = []
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.StructParents = len(self._pages) - 1
        page.Tabs = pdfdoc.PDFName("S")

    def finish(self) -> bytes:
        """The PDF."""
        self._write_tree()
        self.save()
        return self._file.getvalue()

    def _write_tree(self) -> None:
        document, catalog = self._doc, self._doc.Catalog
        pages = [document.Reference(page).format(document) for page in document.Pages.pages]

        def refer(make: Callable[[], bytes]) -> bytes:
            reference: bytes = document.Reference(_Raw(make)).format(document)
            return reference

        for element in _all(self.root):
            element.reference = refer(partial(_element, element, pages, lambda: tree))
        numbers = [
            b"%d %s" % (page, refer(partial(_references, own)))
            for page, own in enumerate(self._pages)
        ]
        parents = refer(lambda: b"<</Nums[" + b" ".join(numbers) + b"]>>")
        root = _Raw(
            lambda: (
                b"<</Type/StructTreeRoot/K["
                + self.root.reference
                + b"]/ParentTree "
                + parents
                + b"/ParentTreeNextKey %d>>" % len(self._pages)
            )
        )
        tree: bytes = document.Reference(root).format(document)
        catalog.StructTreeRoot = root
        catalog.MarkInfo = _Raw(lambda: b"<</Marked true>>")
        catalog.ViewerPreferences = _Raw(lambda: b"<</DisplayDocTitle true>>")
        catalog.Metadata = _Raw(lambda: _metadata(self._title))


class _Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An indirect object whose bytes are made when the file is written."""

    __RefOnly__ = 1

    def __init__(self, make: Callable[[], bytes]) -> None:
        self._make = make

    def format(self, _document: Any) -> bytes:
        return self._make()


def _all(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _all(kid)


def _references(elements: list[Element]) -> bytes:
    return b"[" + b" ".join(element.reference for element in elements) + b"]"


def _element(element: Element, pages: list[bytes], tree: Callable[[], bytes]) -> bytes:
    parent = element.parent.reference if element.parent else tree()
    parts = [b"<</Type/StructElem/S/", element.tag.encode(), b"/P ", parent]
    contents = [kid for kid in element.kids if not isinstance(kid, Element)]
    page = contents[0][0] if contents else None
    if page is not None:
        parts += [b"/Pg ", pages[page]]
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(kid.reference)
        elif kid[0] == page:
            kids.append(b"%d" % kid[1])
        else:
            kids.append(b"<</Type/MCR/Pg %s/MCID %d>>" % (pages[kid[0]], kid[1]))
    if kids:
        parts += [b"/K[", b" ".join(kids), b"]"]
    if element.scope:
        parts.append(b"/A<</O/Table/Scope/%s>>" % element.scope.encode())
    for name, value in element.attributes.items():
        parts.append(b"/%s %s" % (name.encode(), _text(value)))
    return b"".join([*parts, b">>"])


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
    return head + xmp + b"endstream\n"
