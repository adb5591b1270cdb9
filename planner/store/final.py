"""Sentences of entries that are never taken back: what they did is meant to last."""

PURGED = "Purge the private fields of “{exchange}” ({rule})"
PURGED_AGAIN = "Purge again what the restored backup still held of “{exchange}” ({rule})"
RESTORED = "Restore the backup of {when}"

ISSUED = "Issue {number} of {visit}"

TOLD = "Told {who} of what was changed, {channel}"
KNOWS = "{who} knows of what was changed"

PURGES = frozenset({PURGED, PURGED_AGAIN})
FINAL = PURGES | {RESTORED, ISSUED, TOLD, KNOWS}
