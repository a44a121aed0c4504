"""XML of strangers as a tree: it may define nothing, fetch nothing, and be neither deep nor endless."""

from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from amity.base.errors import BadInput

LARGEST = 20_000_000  # bytes
DEEPEST, MOST = 100, 400_000  # elements one in another, and in all
_MARK: Final = "}"  # between the name of a vocabulary and a word of it


def tree(content: bytes) -> Element:
    """The root element, names written as "vocabulary}word". BadInput with a sentence where it cannot be read."""
    if len(content) > LARGEST:
        raise BadInput("This list is larger than such lists are. Nothing was read.")
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003  expat's own signature
    except (expat.ExpatError, ValueError, LookupError) as wrong:
        raise BadInput(f"This list is no whole XML: {wrong}. Nothing was read.") from None
    return reader.builder.close()


class _Reader:
    """Builds the tree, and ends the reading at the first thing that no list needs."""

    def __init__(self) -> None:
        self.builder = TreeBuilder()
        self.depth = self.count = 0
        self.parser = expat.ParserCreate(namespace_separator=_MARK)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.builder.data
        self.parser.EntityDeclHandler = self._defines
        self.parser.UnparsedEntityDeclHandler = self._defines
        self.parser.ExternalEntityRefHandler = self._defines

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.depth, self.count = self.depth + 1, self.count + 1
        if self.depth > DEEPEST or self.count > MOST:
            raise BadInput("This list is deeper or longer than such lists are. Nothing was read.")
        self.builder.start(name, dict(attributes))

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.builder.end(name)

    def _defines(self, *_what: object) -> int:
        raise BadInput("This list declares entities of its own, which no list needs. Nothing was read.")
