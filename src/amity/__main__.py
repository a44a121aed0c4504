"""`python -m amity` is `amity`."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  a checkout may be started by whatever Python there is
    sys.exit("Amity needs Python 3.11 or later, and this is %d.%d." % sys.version_info[:2])  # noqa: UP031

from amity.config.program import main

main()
