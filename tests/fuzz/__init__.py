"""Random bytes against every parser, led by coverage (atheris): `make fuzz SECONDS=300`, and briefly in `make test`."""
