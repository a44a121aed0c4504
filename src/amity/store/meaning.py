"""The one door to meaning: texts as 256 numbers that lie near each other where texts mean something alike.

The weights are those that wordllama ships, read as they are: its own loader looks for them elsewhere
and would fetch them over the network. Nothing is loaded before the first text; without the packages
`can_mean()` is False and search goes by words alone.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL = "l2_supercat_256"
WIDTH = 256
_LONGEST = 512  # tokens of a text
_READ = 2_000  # characters of a text
_AT_ONCE = 512  # texts
_KINDS = {"F16": "<f2", "F32": "<f4"}  # of numbers
_lock = Lock()


def can_mean() -> bool:
    """Whether the model is installed."""
    return all(file.is_file() for file in _files())


def meanings(texts: Sequence[str]) -> "NDArray[np.float32]":
    """One row of unit length for each text, shape (texts, 256); zeros for a text without a known word."""
    import numpy as np

    tokens, weights = _loaded()
    found = np.zeros((len(texts), WIDTH), np.float32)
    for start in range(0, len(texts), _AT_ONCE):
        some = [text[:_READ] for text in texts[start : start + _AT_ONCE]]
        for row, read in enumerate(tokens.encode_batch_fast(some, add_special_tokens=False), start):
            if read.ids:
                found[row] = weights[read.ids].astype(np.float32).mean(0)
    found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    return found


def _files() -> tuple[Path, ...]:
    found = find_spec("wordllama")  # looked for, never imported: it would bring half the web along
    if found is None or found.origin is None:
        return (Path("/nowhere"),)
    folder = Path(found.origin).parent
    return (
        folder / "tokenizers" / "l2_supercat_tokenizer_config.json",
        folder / "weights" / f"{MODEL}.safetensors",
    )


def _loaded() -> tuple[Any, Any]:  # a Tokenizer and an array, of packages that may be missing
    with _lock:
        return _load()


@cache
def _load() -> tuple[Any, Any]:
    from tokenizers import Tokenizer

    words, weights = _files()
    tokens = Tokenizer.from_file(str(words))
    tokens.no_padding()
    tokens.enable_truncation(_LONGEST)
    return tokens, _mapped(weights)


def _mapped(file: Path) -> Any:  # an array over the file
    """The one table of a safetensors file, left on disk: only the rows of words that are read come into memory.

    The form: the length of a header in eight bytes, the header as JSON, the numbers.
    """
    import numpy as np

    with file.open("rb") as opened:
        size = int.from_bytes(opened.read(8), "little")
        header = json.loads(opened.read(size))
    (table,) = (said for name, said in header.items() if name != "__metadata__")
    start = 8 + size + table["data_offsets"][0]
    return np.memmap(file, np.dtype(_KINDS[table["dtype"]]), "r", start, tuple(table["shape"]))
