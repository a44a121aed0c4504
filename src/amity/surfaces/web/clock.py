"""The clock of pages is that of everything served."""

from amity.surfaces.serving.clock import hour, now, today, zone

__all__ = ["hour", "now", "today", "zone"]
