"""The clock of pages is that of everything served."""

from amity.surfaces.serving.clock import hour, is_evening, now, today, zone

__all__ = ["hour", "is_evening", "now", "today", "zone"]
