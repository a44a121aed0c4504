"""Profile addresses: the one stable name that LinkedIn gives to a person."""

from urllib.parse import unquote


def profile_key(url: str) -> str:
    """`/in/slug` in lower case and without percent signs; empty when it is no profile.

    >>> profile_key("https://www.linkedin.com/in/Tom%C3%A1s-Reyes/?trk=x")
    '/in/tomás-reyes'
    """
    path = unquote(url.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]).casefold()
    _, found, rest = path.partition("/in/")
    slug = rest.split("/")[0].strip()
    return f"/in/{slug[:300]}" if found and slug else ""
