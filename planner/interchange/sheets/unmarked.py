"""UTF-16 that does not say that it is."""

from collections import Counter


def wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark: line ends of two bytes, and letters of one script or two."""
    some = data[: min(len(data), 4_000) // 2 * 2]
    if len(some) < 4 or b"\0" not in some:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = some.decode(encoding, "replace")
        rows = Counter(_block(letter) for letter in text)
        plain = rows.pop("", 0)
        most = max(rows.values(), default=0)
        ends = text.count("\n") >= some.count(b"\n") * 0.9
        if plain and ends and plain + most > len(text) * 0.9:
            return encoding
    return None


def _block(letter: str) -> str:
    """Roughly the part of Unicode a letter belongs to; nothing for what all texts have."""
    code = ord(letter)
    if letter == "\0":
        return "nothing"
    if code < 0x250:
        return ""
    return "east" if 0x2E80 <= code < 0xD7B0 else str(code >> 8)
