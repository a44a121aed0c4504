"""The village: made-up people with three years of documented ties around Maya Ferreira in Lisbon.

The demo, the tests and the screenshots look at the same people. Who they are and how they talked is
written down in `inner`, `close` and `active`; `files.write` lays that out as the exports Maya would
have in her downloads folder, and what she typed by hand stays in the notes; `gathering` says where she goes next. The day is frozen:
Tuesday, 24 November 2026. `amity.actions.village` settles them in a network. All of it is invented.
"""

from amity.village.files import write
from amity.village.gathering import GATHERINGS
from amity.village.people import MAYA, PEOPLE
from amity.village.shapes import TODAY, ZONE, Note, Villager, day

__all__ = ["GATHERINGS", "MAYA", "PEOPLE", "TODAY", "ZONE", "Note", "Villager", "day", "write"]
