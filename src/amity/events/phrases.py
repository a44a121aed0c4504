"""What one may write to whoever asked one to come, in the languages of drafts."""

from typing import Final

from amity.giving.phrases import Told
from amity.giving.texts import Book

_EN: Final[dict[str, Told]] = {
    "not_coming": (
        (
            "thank you for asking me to “{event}”. I cannot come this time.",
            "I would rather say so now than leave it open.",
            "Will you tell me afterwards what it was like?",
        ),
        (
            "I thought about “{event}” and will not be there this time.",
            "I say so now, so that you can plan.",
            "What would be a good day to hear how it went?",
        ),
    ),
}
_DE: Final[dict[str, Told]] = {
    "not_coming": (
        (
            "danke für die Einladung zu „{event}“. Diesmal kann ich nicht kommen.",
            "Das sage ich lieber jetzt, als es offen zu lassen.",
            "<Erzählst du|Erzählen Sie> mir danach, wie es war?",
        ),
        (
            "ich habe über „{event}“ nachgedacht und bin diesmal nicht dabei.",
            "Das sage ich jetzt, damit es sich planen lässt.",
            "Wann wäre ein guter Tag, um zu hören, wie es war?",
        ),
    ),
}
DECLINING: Final = Book(
    {"en": _EN, "de": _DE}, {"en": {"not_coming": "About {event}"}, "de": {"not_coming": "Wegen {event}"}}
)
