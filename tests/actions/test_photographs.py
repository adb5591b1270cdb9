"""A photograph is kept upright and small, with nothing that says where it was taken."""

from io import BytesIO
from uuid import UUID

import pytest
from bitmaps import claiming, picture
from builders import keep
from PIL import Image
from sqlalchemy import select
from whole_exchange import an_exchange_with_everything

from planner.actions.photographs import (
    LARGEST,
    Portrait,
    set_photograph,
    set_photographs,
    small_jpeg,
)
from planner.model import Person, Refused
from planner.store.attachments import content_of
from planner.store.database import Store


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_any_kind_becomes_a_plain_jpeg(kind: str) -> None:
    made = Image.open(BytesIO(small_jpeg("a.x", picture(kind=kind))))
    assert made.format == "JPEG"
    assert not made.getexif()
    assert b"A camera" not in small_jpeg("a.x", picture(kind=kind))


def test_it_stands_upright_and_is_not_large() -> None:
    assert Image.open(BytesIO(small_jpeg("a.jpg", picture(turned=True)))).size == (20, 40)
    made = Image.open(BytesIO(small_jpeg("a.jpg", picture(size=(4000, 2000)))))
    assert made.size == (1200, 600)


@pytest.mark.parametrize("data", [b"", b"no picture", picture()[:60]])
def test_what_is_no_picture_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        small_jpeg("portrait.jpg", data)
    assert refused.value.field == "photograph"


def test_what_would_fill_the_memory_is_refused() -> None:
    with pytest.raises(Refused, match="too many pixels"):
        small_jpeg("bomb.png", claiming(12_000, 9_000))


def test_what_would_swell_beside_what_is_seen_is_refused() -> None:
    """What can be seen through, or counts its colors, takes more room than it claims."""
    packed = BytesIO()
    Image.new("P", (7_200, 7_200)).save(packed, "PNG", transparency=0)
    with pytest.raises(Refused, match="too many pixels"):
        small_jpeg("bomb.png", packed.getvalue())
    with pytest.raises(Refused, match="too many pixels"):
        small_jpeg("bomb.png", claiming(40_000, 40_000))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_can_be_seen_through_stands_on_white(mode: str) -> None:
    packed = BytesIO()
    clear = Image.new("RGBA", (2_400, 1_200), (255, 0, 0, 0))
    clear.paste((0, 0, 0, 255), (0, 0, 1_200, 1_200))
    clear.convert(mode).save(packed, "PNG")
    made = Image.open(BytesIO(small_jpeg("a.png", packed.getvalue()))).convert("RGB")
    assert made.size == (1_200, 600)
    assert min(made.getpixel((900, 300))) > 250 > 5 > max(made.getpixel((300, 300)))  # type: ignore[arg-type,type-var]


def test_it_is_kept_with_the_person(store: Store) -> None:
    exchange = an_exchange_with_everything()
    keep(store, exchange)
    who = exchange.visits[0].delegates[0]
    store.do(lambda session: set_photograph(session, who.id, "a.png", picture(kind="PNG")))
    person = store.ask(lambda session: session.get_one(Person, who.person.id))
    assert person.photograph
    digest = person.photograph
    data = store.ask(lambda session: content_of(session, digest))
    assert data is not None and data.startswith(b"\xff\xd8")


def test_a_picture_in_printing_colors_keeps_them() -> None:
    written = BytesIO()
    Image.new("CMYK", (40, 20), (0, 255, 255, 0)).save(written, "JPEG")  # red
    made = Image.open(BytesIO(small_jpeg("print.jpg", written.getvalue())))
    red, green, blue = made.getpixel((20, 10))  # type: ignore[misc]
    assert made.mode == "RGB"
    assert red > 200 and green < 60 and blue < 60


def test_a_file_that_is_too_large_is_not_opened() -> None:
    with pytest.raises(Refused, match=r"large\.jpg is too large for a photograph") as refused:
        small_jpeg("large.jpg", picture() + bytes(LARGEST))
    assert refused.value.field == "photograph"


def test_a_picture_of_somebody_who_has_left_is_left_out(store: Store) -> None:
    exchange = an_exchange_with_everything()
    keep(store, exchange)
    here = exchange.visits[0].delegates[0]
    jpeg = small_jpeg("a.jpg", picture())
    portraits = [Portrait(UUID(int=9), "b.jpg", jpeg), Portrait(here.id, "a.jpg", jpeg)]
    store.do(lambda s: set_photographs(s, exchange.visits[0].id, portraits, "Pictures"))
    kept = store.ask(lambda session: session.scalars(select(Person)).all())
    assert [each.id for each in kept if each.photograph] == [here.person.id]
