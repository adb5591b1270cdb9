"""The file of a paper: small, whole, and the same each time."""

import io
import sys
from datetime import timedelta
from pathlib import Path

import pikepdf
from reportlab.pdfgen.canvas import Canvas

sys.path.insert(0, str(Path(__file__).parent))
from dataclasses import replace

from reading import words_of
from schedules import at, entry, friday, schedule, together

from planner.documents.daily_schedule import draw
from planner.documents.pdf_file import packed
from planner.documents.protecting import protected

MOST = 80_000  # bytes, for seventy items


def seventy_items() -> bytes:
    entries = (*friday().bands[0].entries, entry("Walk back to the hotel", at("21:00")))
    first = together(*entries)
    days = [replace(first, date=first.date + timedelta(days=number)) for number in range(7)]
    return draw(schedule(*days)).pdf


def test_a_schedule_of_seventy_items_is_small_and_always_the_same() -> None:
    pdf = seventy_items()
    assert len(pdf) < MOST
    assert pdf == seventy_items()


def test_every_piece_of_content_has_its_element() -> None:
    with pikepdf.open(io.BytesIO(draw(schedule(friday())).pdf)) as opened:
        tree = opened.Root.StructTreeRoot
        assert tree.K[0].S == "/Document"
        assert tree == tree.K[0].P
        parents = dict(zip(*[iter(tree.ParentTree.Nums)] * 2, strict=True))
        for page in opened.pages:
            marked = [
                int(operands[1].MCID)
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC" and "/MCID" in operands[1]
            ]
            elements = parents[page.StructParents]
            assert marked == list(range(len(elements)))
            for number, element in enumerate(elements):
                assert number in [each for each in element.K if isinstance(each, int)]
                assert element in element.P.K


def test_a_report_of_very_many_parts_is_a_whole_file() -> None:
    canvas = Canvas(io.BytesIO(), invariant=1)
    canvas.drawString(72, 72, "One of many")
    canvas.showPage()
    document = canvas._doc
    canvas.save()
    first = document.objectcounter + 1
    document.objectcounter += 70_000
    further = {number: b"%d" % number for number in range(first, first + 70_000)}
    with pikepdf.open(io.BytesIO(packed(document, further))) as opened:
        assert opened.get_object(first + 69_999, 0) == first + 69_999
        assert opened.check_pdf_syntax() == []


def test_a_protected_paper_says_the_same() -> None:
    pdf = draw(schedule(friday())).pdf
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(protected(pdf, "secret")), password="secret") as opened:
        assert opened.encryption.R == 6
        opened.save(file, encryption=False)
    assert words_of(file.getvalue()) == words_of(pdf)
