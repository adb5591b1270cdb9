"""Reading a paper back, as a reader, a screen reader and a validator do."""

import io
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator

import page
import pikepdf
import pypdfium2


def words_of(pdf: bytes) -> str:
    """All text of a paper as PDFium gives it, blanks made one."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [sheet.get_textpage().get_text_bounded() for sheet in document]
    finally:
        document.close()
    return plain(" ".join(texts))


def words_by_poppler(pdf: bytes) -> str | None:
    """The same as poppler gives it; None where it is not installed."""
    if not shutil.which("pdftotext"):
        return None
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return plain(done.stdout.decode())


def language_of(pdf: bytes) -> str:
    """The language a paper says it is in."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return str(opened.Root.Lang)


def actual_texts(pdf: bytes) -> set[str]:
    """What those hear who listen, where it is not what is drawn."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        dictionaries = (each for each in opened.objects if isinstance(each, pikepdf.Dictionary))
        return {str(each.ActualText) for each in dictionaries if "/ActualText" in each}


def plain(text: str) -> str:
    """Text as it can be compared: composed, blanks alike and single, nothing that is not seen."""
    text = unicodedata.normalize("NFKC", text.replace("\ufffe", "-").replace("\x02", "-"))
    text = "".join(each for each in text if unicodedata.category(each) != "Cf")
    return " ".join(text.split())


def failures(pdf: bytes) -> Counter[str]:
    """What a validator has against the paper as PDF/UA-1, by rule."""
    found = page.validate_pdf_bytes(pdf, profile="ua1")
    return Counter(f"{each.rule_id}: {each.message}" for each in found.failures)


def assert_laid_out(pdf: bytes) -> None:
    """No text outside the sheet, and none on another."""
    document = pypdfium2.PdfDocument(pdf)
    for number, sheet in enumerate(document, start=1):
        wide, high = sheet.get_size()
        boxes = list(_boxes(sheet))
        for left, bottom, right, top in boxes:
            assert left >= 2, (number, left)
            assert bottom >= 2, (number, bottom)
            assert right <= wide + 8, (number, right)  # a line ends with a space
            assert top <= high - 2, (number, top)
        boxes.sort(key=lambda box: -box[3])
        for at, (left, bottom, right, top) in enumerate(boxes):
            for left_, bottom_, right_, top_ in boxes[at + 1 :]:
                if top_ <= bottom:
                    break  # the others are lower still
                across = min(right, right_) - max(left, left_)
                down = min(top, top_) - max(bottom, bottom_)
                small = min(top - bottom, top_ - bottom_)
                assert across < 1.5 or down < max(2.6, small * 0.3), (
                    number,
                    sheet.get_textpage().get_text_bounded(left, bottom, right, top),
                    sheet.get_textpage().get_text_bounded(left_, bottom_, right_, top_),
                )
    document.close()


def _boxes(sheet: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    text = sheet.get_textpage()
    for number in range(text.count_rects()):
        box = text.get_rect(number)
        if box[2] - box[0] > 0.5 and box[3] - box[1] > 0.5:
            yield box
