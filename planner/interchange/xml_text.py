"""Text as it may stand in the files of Word and Excel, which are XML."""

import re

_NONE = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def in_xml(text: str) -> str:
    """Without what directs a machine, or what XML cannot hold: nothing of it is seen."""
    return _NONE.sub("", text)
