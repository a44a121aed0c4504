"""The process that is fuzzed: python -m tests.fuzz.one TARGET [libFuzzer's options]."""

import sys

import atheris

with atheris.instrument_imports(include=["amity.sources", "amity.people", "amity.base"]):
    from tests.fuzz.targets import target


if __name__ == "__main__":
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, target(name))
    atheris.Fuzz()
