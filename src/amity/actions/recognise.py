"""A program of its own: the lines of a picture, as JSON on stdout. It limits itself before it loads anything heavy.

    python -m amity.actions.recognise PICTURE

Started by `amity.actions.photographed`; it reads one file, writes none, and asks no network: its models are part of the
package (docs/adr/0023).
"""

import json
import sys
from contextlib import suppress

MEMORY = 4 * 1024**3  # bytes of address space
SECONDS = 45  # of processor time


def _limit() -> None:
    with suppress(
        ImportError, ValueError, OSError
    ):  # where a system knows no such limits, the caller's clock is left
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(path: str) -> None:
    """Prints the lines, top to bottom."""
    _limit()
    import logging

    from rapidocr import RapidOCR  # type: ignore[import-not-found, unused-ignore]  # an extra

    logging.disable(logging.CRITICAL)
    found = RapidOCR()(path)
    lines = zip(found.boxes, found.txts, strict=True) if found.txts else ()
    in_order = sorted(lines, key=lambda line: (float(line[0][0][1]), float(line[0][0][0])))
    sys.stdout.write(json.dumps([str(text) for _box, text in in_order]))


if __name__ == "__main__":
    main(sys.argv[1])
