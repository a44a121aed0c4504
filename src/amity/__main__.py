"""`python -m amity` is `amity`."""

from amity.config.program import main

main()
