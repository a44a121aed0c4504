"""Something a draft may begin with."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Something to begin with: which openings and closings fit, the values they name, and the source."""

    opening: str
    closing: str
    values: Mapping[str, str]
    source: str  # "fact:<id>", "touch:<id>", "owner", ...
    stored: str = ""  # the stored words behind the values
    subject: str = ""  # key of the mail's subject line
