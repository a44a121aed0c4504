"""What a clause says of somebody: a fact in its own words, or something they need."""

import re
from collections.abc import Sequence
from typing import Final

from amity.conversations.reading.clauses import ADVERBS, NAME, POSSESSIVE, VERB, Clause
from amity.conversations.reading.dates import When
from amity.conversations.reading.doubt import JOKING, KEPT, NEGATED, UNSURE, is_doubtful
from amity.conversations.reading.focus import Focus
from amity.conversations.reading.line import Line
from amity.conversations.reading.names import MARK, Mention
from amity.conversations.reading.note import FactRead, NeedRead
from amity.conversations.reading.trim import text_between

_SEVERAL = re.compile(rf"\W*{NAME}(?:(?:,\s(?:and\s|und\s)?|\sand\s|\sund\s){NAME})+(?=\s)")
_LINK = r"^\W*(?:(?:and|but|then|und|aber|dann|so|also|while|because|weil|apparently)[\s,]+){0,3}"
_WHO = rf"(?P<who>{NAME}|he|she|they|er|sie|who)"
_REPORT = re.compile(
    rf"{_LINK}{_WHO}\s(?:also |hat )?(?:told (?:me|us)|said|says|mentioned|tells me|wrote|erzählte?(?: mir)?|mir erzählt|erzählt|sagte?|gesagt|meinte|schrieb),?\s?(?:that |dass )?(?=(?:he|she|they|er|sie)\b)"
)
_HEARSAY = re.compile(
    rf"{_LINK}(?:{NAME}|he|she|they|er|sie)\s(?:also |hat )?(?:told (?:me|us|\S{{1,30}})|said|says|thinks|believes|mentioned|tells|reckons|claims|heard|wrote|erzählt\w*|mir erzählt|sagte?|gesagt|meint\w*|glaubt|denkt|schrieb|behauptet\w*|hat gehört)\b"
)
_OF_SELF = re.compile(r"\b(?:i|ich)\b")  # "told me that I ..." is no hearsay
_LEAD = 3  # words: "No, Viktor ..." denies what follows
_SUBJECT = re.compile(rf"{_LINK}(?:dass |that )?{_WHO}(?P<short>'s|'re|'ve)?\s(?P<said>.+)", re.S)
_OWNED = re.compile(
    rf"{_LINK}(?P<whose>{POSSESSIVE})\s(?P<said>[\w-]+(?:\s[\w-]+){{0,3}}?\s(?:{ADVERBS}\s)?{VERB}\b.*)", re.S
)
_BIRTHDAY = re.compile(rf"^\W*{_WHO}\shat\s(?P<said>(?:am|im)\s.+\bgeburtstag\b)", re.S)
_PREDICATE = re.compile(rf"(?:{ADVERBS}\s){{0,3}}(?P<verb>{VERB})\b")
_AFTER_THEY = re.compile(rf"(?:{ADVERBS}\s){{0,3}}(?P<verb>[a-zäöüß]{{2,}})\b")
# What people do to the owner, or say, is an encounter or a promise, not a fact about them.
_NO_FACT = re.compile(
    r"(?:called|phoned|rang|wrote|texted|emailed|e-mailed|mailed|messaged|said|says|told|tells|asked|asks|answered|replied|thanked|promised|promises|joked|cancelled|canceled|"
    r"invited|introduced|introduces|offered|agreed|sent|brought|gave|showed|met|saw|visited|came|left|sat|paid|thinks|thought|believes|mentioned|laughed|smiled|seems|looked|"
    r"agrees|sends|brings|gives|will|would|can|could|may|might|should|reminded|helped|joined (?:us|me)|picked|dropped|suggested|recommended|explained|talked|spoke|chatted|"
    r"will|wird|würde|kann|soll|möchte|rief|ruft|schrieb|schreibt|schickte?|sagte?|meinte?|erzählte?|fragte?|fragt|antwortete?|versprach|verspricht|bringt|brachte|gab|gibt mir|traf|trifft|dankte|scherzte?|lachte|kam|stellte|melde\w*)$"
)
_AUX_NO_FACT = re.compile(
    r"(?:hat|haben|has|have)\s(?:mich|mir|uns|me|us|been in touch|ihn|sie|ihm|ihr|written|called|promised|sent|asked|told|invited|\S{0,20}\s?(?:angerufen|geschrieben|gefragt|abgesagt|gesagt|gemeldet|geantwortet|erzählt|versprochen|geschickt|gebracht))\b"
)
_TO_OWNER = re.compile(r"\b(?:dabei|to me|for me|with me|me|us|mir|mich|uns)\b")
_NEED = re.compile(
    rf"{_LINK}(?:{_WHO}(?:'s|'re|:)?\s)?(?:{ADVERBS}\s){{0,2}}(?:(?:is |are |was )?(?:{ADVERBS}\s)?(?:looking|searching|hunting) for|looks for|needs?|could use|is after|is in need of|sucht|suchen|braucht|brauchen|benötigt|"
    rf"(?:ist|sind) auf der suche nach)\s(?:{ADVERBS}\s|dringend\s|urgently\s)?(?P<said>.+)",
    re.S,
)
_NEED_VERB_FIRST = re.compile(
    rf"{_LINK}(?:braucht|sucht)\s(?P<who>{NAME}|er|sie)\s(?:{ADVERBS}\s)?(?P<said>.+)", re.S
)
_NEED_TO_DO = re.compile(r"^(?:to|zu)\s|^(?:nichts|nothing|a rest|a break|sleep|ruhe|pause)\b")
_MY_NEED = re.compile(
    r"\b(?:i (?:really |urgently )?(?:need|could use|am looking for)|i'm looking for|ich (?:brauche|suche|benötige))\s(?:dringend\s|noch\s|a lot of\s)?(?P<said>.+)"
)
_KINDS: Final = tuple(
    (kind, re.compile(rf"\b(?:{words})"))
    for kind, words in (
        ("offer", r"offers?\b(?! (?:a|an|the) (?:job|role))|is happy to|(?:is )?glad to|bietet\b.{1,80}\ban\b|hilft gern"),
        ("preference", r"vegetarian|vegan|allerg\w+|hates?\b|prefers?\b|likes? .{1,40}\b(?:better|more) than\b|(?:ruft|telefoniert|schreibt|mag) lieber|dislikes?|can't stand|gluten|lactose|drinks? (?:no|only)|vegetari\w+|mag kein|isst kein|trinkt kein|bevorzugt|laktose"),
        ("worry", r"worried|worries|afraid|ill\b|sick\b|surgery|operation|hospitali|broke (?:his|her)|injur|hurt\b|grief|died|lost (?:his|her|their)|sorgen|krank|operiert|gebrochen|gestorben|angst"),
        ("family", r"daughters?|sons?\b|wife|husband|bab(?:y|ies)|mothers?|fathers?|mum\b|mom\b|dad\b|twins?|kids?\b|child|grand\w+|married|engaged|wedding|sister|brother|parents?|family|birthday|niece|nephew|aunt|uncle|tochter|töchter|sohn|söhne|frau\b|mann\b|mutter|vater|zwillinge|kind\w*|enkel\w*|oma\b|opa\b|verheiratet|heirat\w*|hochzeit|schwester|bruder|eltern|familie|geburtstag"),
        ("work", r"jobs?\b|works?\b|working|boss\b|compan(?:y|ies)|start-?up|promot\w+|tenure|retire[ds]?|colleagues?|office|business|hired|project|teaches|professor|manager|head teacher|freelanc\w+|studio|joined|arbeit\w*|stelle\b|chef\w*|firma|unternehmen|befördert|rente|ruhestand|selbst[sä]t?ändig\w*|schulleiter\w*|projekt|unterrichtet|leitet|studiert|studies"),
        ("goal", r"plans?\b|wants? to|hopes? to|training for|dreams? of|saving for|going to|would like|aims?\b|learning|plant\b|will \w+en\b|träumt|möchte|trainiert|lernt|spart"),
        ("interest", r"plays?\b|sings?\b|loves?\b|likes?\b|paints?\b|writes?\b|reads?\b|collects?\b|repairs?\b|translates?|restores?|runs?\b|novel|garden\w*|allotment|choir|climb\w*|hik\w*|cook\w*|bak\w*|dog\b|cat\b|spielt|singt|liebt|malt|schreibt|liest|sammelt|repariert|übersetzt|garten\w*|chor\b|klettert|wandert|kocht|backt|hund\b|katze\b|tanzt"),
    )
)  # fmt: skip


class SayingReader:
    """Reads facts and needs clause by clause."""

    def __init__(self, line: Line, masked: str, mentions: Sequence[Mention], days: Sequence[When]) -> None:
        self._line, self._masked, self._mentions, self._days = line, masked, mentions, days

    def need(self, clause: Clause, focus: Focus, speaker: str | None) -> NeedRead | None:
        """Somebody looks for something; the owner's own needs are not for this page."""
        plain = self._masked[clause.start : clause.end]
        if clause.asked or is_doubtful(plain):
            return None
        found = _MY_NEED.search(plain) if speaker else _NEED.search(plain) or _NEED_VERB_FIRST.search(plain)
        if not found or _NEED_TO_DO.match(found["said"]):
            return None
        person = speaker or self._subject(clause, found, focus)
        text = self._text(clause, found.start("said"), found.end("said"), trim_days=True)
        return NeedRead(person, text) if person and text else None

    def facts(self, clause: Clause, focus: Focus) -> list[FactRead]:
        """What the clause states of its subject, in its own words; of "Liam and Zoë" it counts for both."""
        fact = self._fact(clause, focus)
        found = _SEVERAL.match(self._masked, clause.start, clause.end) if fact else None
        if not fact or not found:
            return [fact] if fact else []
        names = [m.named.name for m in self._mentions if clause.start <= m.start < found.end()]
        return [FactRead(name, fact.text, fact.kind) for name in dict.fromkeys(names)]

    def _fact(self, clause: Clause, focus: Focus) -> FactRead | None:
        plain = self._masked[clause.start : clause.end]
        if clause.asked or clause.quoted or clause.spoken or is_doubtful(plain) or KEPT.search(plain):
            return None
        report = _REPORT.match(plain)
        if report:
            return self._reported(clause, plain, report, focus)
        if _HEARSAY.match(plain):
            return None
        return (
            self._birthday(clause, plain, focus)
            or self._owned(clause, plain, focus)
            or self._stated(clause, plain, focus)
        )

    def casts_doubt(self, clause: Clause) -> bool:
        """Whether what follows in the same sentence is hearsay, supposed or a joke too: "Ana meint, Sam zieht um"."""
        plain = self._masked[clause.start : clause.end]
        if _REPORT.match(plain) or (_OF_SELF.search(plain) and not UNSURE.search(plain)):
            return False
        lead = len(plain.split()) <= _LEAD and NEGATED.search(plain)
        return bool(lead or _HEARSAY.match(plain) or UNSURE.search(plain) or JOKING.search(plain))

    def _reported(self, clause: Clause, plain: str, report: re.Match[str], focus: Focus) -> FactRead | None:
        """Of "Ana told me she has moved", that she has: said of herself, it counts."""
        person = self._subject(clause, report, focus)
        rest = _SUBJECT.match(plain, report.end()) if person else None
        found = rest or _SUBJECT.match(plain[report.end() :])
        if not found or not person:
            return None
        offset = 0 if rest else report.end()
        return self._predicate(clause, found, offset, person)

    def _birthday(self, clause: Clause, plain: str, focus: Focus) -> FactRead | None:
        found = _BIRTHDAY.match(plain)
        person = self._subject(clause, found, focus) if found else None
        return (
            self._made(person, clause, found.start("said"), found.end("said")) if found and person else None
        )

    def _owned(self, clause: Clause, plain: str, focus: Focus) -> FactRead | None:
        """Of "Her daughter starts school", all but the first word; inside a sentence that stays too."""
        found = _OWNED.match(plain)
        if not found or _HEARSAY.match(plain):
            return None
        whose = found["whose"]
        named = self._named(clause.start + found.start("whose"), clause.start + found.end("whose"))
        person = named or focus.who(whose)
        if person is None:
            return None
        begins = found.start("said") if named or clause.opens else found.start("whose")
        return self._made(person, clause, begins, found.end("said"))

    def _stated(self, clause: Clause, plain: str, focus: Focus) -> FactRead | None:
        several = _SEVERAL.match(plain)
        last = several.group().rfind(" ") + 1 if several else 0
        found = _SUBJECT.match(plain[last:])
        if not found:
            return None
        who = found.start("who") + last
        person = (
            self._named(clause.start + who, clause.start + who + 1)
            if several
            else self._subject(clause, found, focus)
        )
        return self._predicate(clause, found, last, person) if person else None

    def _predicate(self, clause: Clause, found: re.Match[str], offset: int, person: str) -> FactRead | None:
        said = found["said"]
        verb = (_AFTER_THEY if found["who"] == "they" else _PREDICATE).match(said)
        if not found["short"] and (
            verb is None or _NO_FACT.match(verb["verb"]) or _AUX_NO_FACT.search(said[verb.start("verb") :])
        ):
            return None
        if _TO_OWNER.search(said):
            return None
        return self._made(person, clause, offset + found.start("said"), offset + found.end("said"))

    def _made(self, person: str, clause: Clause, start: int, end: int) -> FactRead | None:
        text = self._text(clause, start, end, trim_days=False)
        return FactRead(person, text, kind_of(text)) if " " in text else None

    def _text(self, clause: Clause, start: int, end: int, *, trim_days: bool) -> str:
        days = self._days if trim_days else ()
        return text_between(self._line, self._masked, clause.start + start, clause.start + end, days)

    def _subject(self, clause: Clause, found: re.Match[str], focus: Focus) -> str | None:
        who = found.groupdict().get("who")
        if not who:
            return focus.anyone()
        if MARK in who:
            return self._named(clause.start + found.start("who"), clause.start + found.end("who"))
        return focus.anyone() if who == "who" else focus.who(who)

    def _named(self, start: int, end: int) -> str | None:
        return next((m.named.name for m in self._mentions if start <= m.start < end), None)


def kind_of(text: str) -> str:
    """offer, preference, worry, family, work, goal, interest, or note when no word tells."""
    low = text.lower()
    return next((kind for kind, words in _KINDS if words.search(low)), "note")
