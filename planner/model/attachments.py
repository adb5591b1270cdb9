"""Files that belong to something here. The bytes are kept apart, by their digest."""

from sqlalchemy.orm import Mapped

from planner.model.base import Base, Disclosure, told

NAMES, INTERNAL = Disclosure.NAMES, Disclosure.INTERNAL


class Attachment(Base):
    __tablename__ = "attachment"

    digest: Mapped[str] = told(INTERNAL)  # SHA-256 of the bytes, in hexadecimal digits
    file_name: Mapped[str] = told(NAMES)
    media_type: Mapped[str] = told(NAMES)
    size: Mapped[int] = told(INTERNAL)  # bytes

    def __str__(self) -> str:
        return f"“{self.file_name}”"
