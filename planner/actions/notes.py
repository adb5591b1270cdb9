"""What the program itself notes on an item, for the embassy's own staff; inside a change."""

from planner.model import Item, ItemNote


def add_internally(item: Item, text: str) -> None:
    """Say this in the item's internal note, below what stands there already."""
    note = next((each for each in item.notes if each.audience == "internal"), None)
    if note is None:
        item.notes.append(ItemNote(audience="internal", text=text))
    elif text not in note.text.splitlines():
        note.text = f"{note.text}\n{text}"
