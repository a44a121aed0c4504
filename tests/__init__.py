"""The tests. Properties are tried with 40 examples each, and with 500 by `pytest --hypothesis-profile=thorough`.

A busy machine is slow: no example is refused for the time it takes.
"""

from hypothesis import settings

settings.register_profile("quick", max_examples=40, deadline=None)
settings.register_profile("thorough", max_examples=500, deadline=None)
settings.load_profile("quick")
