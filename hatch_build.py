"""Builds the front end and the translations into every wheel, so that nobody who installs one needs Node.js."""

import importlib.util
import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontEnd(BuildHookInterface):  # type: ignore[type-arg]
    """Runs `frontend/build.py`; a source archive carries the built files and needs no npm."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a wheel, editable or not, and before a source archive."""
        script = Path(self.root) / "frontend" / "build.py"
        if os.environ.get("AMITY_SKIP_FRONTEND") or not script.exists():
            return
        spec = importlib.util.spec_from_file_location("amity_front_end", script)
        assert spec
        assert spec.loader
        front_end = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(front_end)
        front_end.build()
