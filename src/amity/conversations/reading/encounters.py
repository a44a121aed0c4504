"""When, how and where people met, called or wrote, as a note tells it."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from amity.conversations.reading.clauses import ADVERBS, NAME, Clause
from amity.conversations.reading.dates import When
from amity.conversations.reading.doubt import did_not_happen
from amity.conversations.reading.line import Line
from amity.conversations.reading.names import MARK

DAY = "\x02"  # stands for a day in a masked line
_MEAL = r"lunch(?:ed)?|coffee|dinner|breakfast|brunch|supper|tea|beers?|drinks?|pints?|wine|picnic|ice cream|walk(?:ed)?|hike|run|swim|barbecue|bbq"
_GERMAN_MEAL = r"mittagessen|abendessen|frühstück|brunch|kaffee|bier|tee|wein|eis|spaziergang|spazieren|wanderung|picknick|grillen|essen"
_CHANNELS: Final = tuple(
    (channel, re.compile(pattern))
    for channel, pattern in (
        (
            "video",
            r"\bvideo ?(?:call|chat)\w*|\b(?:zoom|skype|facetime|teams|jitsi)(?:ed|d)?\b|\bon video\b|\bvideo(?:telefon\w*|anruf\w*|konferenz|gespräch)|\bper video\b",
        ),
        (
            "chat",
            r"\bin (?:the|our|a) (?:group )?chat\b|\bchatted\b|\btexted\b|\bmessaged\b|\bwhats ?app\w*|\bper (?:signal|sms|chat|telegram)\b|\bon (?:signal|telegram|slack)\b|\bgechattet\b|\bim chat\b|\b(?:text|sms) (?:from|to|with|von|an|mit)\b|\bchat (?:von|mit)\b|\bgesimst\b|\bsms\b|\bdm(?:ed|'d)\b",
        ),
        (
            "call",
            rf"(?:^\W*|\b(?:i|and|then|he|she|they|just|also) |{NAME} (?:just )?)called\b(?! off)|\bphoned\b|\brang\b|\bon the phone\b|\bphone call\b|\b(?:phone|call) (?:with|from)\b|\b(?:had|quick|long|short) (?:a )?(?:\w+ )?call\b|\btelefoniert\w*|\bangerufen\b|\bam telefon\b|\btelefonat\b|\banruf (?:von|bei|mit)\b|\brief (?:\S{{1,40}} )?an\b|\bper telefon\b",
        ),
        (
            "email",
            r"\be-?mailed\b|\be-?mails? (?:from|to|with|von|an)\b|\bmails? (?:from|to|with|von|an)\b|\bgemailt\b|\bper (?:e-?)?mail\b|\bby (?:e-?)?mail\b|\b(?:an|got|sent|wrote|exchanged|eine) (?:\w+ )?e?-?mails?\b|\bmailed\b|\b(?:e-?)?mail (?:bekommen|geschrieben|geschickt|erhalten)\b",
        ),
        (
            "letter",
            r"\b(?:a|the|her|his|long|by) letter\b|\bletter (?:from|to)\b|\bpostcard\b|\bper (?:brief|post)\b|\bbrief (?:von|an|geschrieben|bekommen|geschickt|erhalten)\b|\b(?:einen|den) (?:\w+ )?brief\b|\bpostkarte\b",
        ),
        (
            "in_person",
            (
                rf"\bmet\b|^\W*(?:{_MEAL})\b|\b(?:{_MEAL}) (?:with|together)\b|\bhad (?:an? |some )?(?:\w+ )?(?:{_MEAL})\b|\bfor (?:an? )?(?:{_MEAL})\b|\bsaw {NAME}|\bran into\b|\bbumped into\b|\bsat (?:next to|with|beside)\b|\bvisited\b|\bcame (?:over|by|round)\b|\bcaught up with\b|\bhung out\b|\bspent \b.{{0,40}}\bwith\b|\bin person\b|\bstopped by\b|\bwent .{{1,40}} with {NAME}|\bdanced with\b|\bplayed \w+ with\b|\bmeeting with\b|\bparty\b.{{0,20}} with\b|"
                rf"\bgetroffen\b|\btraf\b|\bsah\b|\b(?:war|waren) .{{0,60}}\bdabei\b|\btrafen\b|\bgesehen\b|\bbesucht\b|\bbegegnet\b|\bzusammengesessen\b|\bzu besuch\b|\bbei mir\b|\b(?:{_GERMAN_MEAL})\b.{{0,20}}\bmit\b|\bmit {NAME}.{{0,60}}\b(?:{_GERMAN_MEAL}|gegessen|getrunken|gegangen|gewandert|gefrühstückt|gekocht|gelaufen|gesessen|unterwegs|gespielt|gefeiert|gewesen|wandern|schwimmen|laufen|joggen|tanzen|kino|theater|konzert)\b|\btreffen mit\b|\bkennengelernt\b|\bneben {NAME} gesessen|\bpersönlich\b"
            ),
        ),
    )
)
_TALKED = re.compile(
    rf"\b(?:talked|spoke|spoken|chat) (?:to|with) {NAME}|\bmit {NAME}.{{0,40}}\b(?:gesprochen|geredet|unterhalten|geplaudert)\b|\b(?:with|mit) {NAME}"
)
_INTRODUCED = re.compile(r"\bintroduced\b|\bvorgestellt\b|\bbekannt gemacht\b")
# Something went out or came in, in whatever way: "Wrote to Ana", "heard from Ben", "Cleo hat geschrieben".
_WENT_OUT = re.compile(
    rf"\b(?:wrote|replied|responded|answered)(?: back)?(?: to)? {NAME}|\bwrote .{{1,30}} to {NAME}|\bsent {NAME}|\bsent .{{1,60}} to {NAME}"
    rf"|\b(?:reached out to|got in touch with|pinged|wrote back to) {NAME}|\b(?:message|note|reply|nachricht|antwort) (?:to|an) {NAME}"
    rf"|\b(?:habe?|ich) {NAME} (?:\S+ ){{0,3}}(?:an|zurück)?(?:geschrieben|geantwortet|geschickt)\b|\ban {NAME} geschrieben\b|^\W*(?:(?:vor)?gestern |heute )?{NAME} (?:\w+ )?(?:an|zurück)?(?:geschrieben|geantwortet)\b"
)
_CAME_IN = re.compile(
    rf"(?:^\W*|\bi |\band )(?:just )?heard (?:back )?from {NAME}|\b(?:message|note|reply|nachricht|antwort) (?:from|von) {NAME}|\bvon {NAME} (?:\S+ ){{0,2}}gehört\b"
    rf"|{NAME} (?:just |has )?(?:replied|responded|answered|reached out|got in touch|got back to me)\b|{NAME} (?:wrote|schrieb)(?: to)?(?: me\b| us\b| back\b| again\b| mir\b| uns\b| zurück\b|\s*(?:$|[,.:;]|{DAY}))"
    rf"|{NAME} hat (?:mir |uns )?(?:\S+ )?(?:zurück)?(?:geschrieben|geantwortet)\b|{NAME} (?:antwortete|meldete sich|hat sich gemeldet)\b"
)
_BOTH_WAYS = re.compile(r"\b(?:chatted|gechattet|exchanged|back and forth|with|mit|hin und her)\b")
_INWARD = re.compile(
    rf"\b(?:from|von|got|received|bekommen|erhalten|bekam)\b|{NAME} (?:hat )?(?:mir |me )?(?:wrote|e-?mailed|texted|messaged|sent|schrieb|schickte|mailte|meldete)"
)
_TO_COME = re.compile(
    r"\b(?:will|going to|gonna|shall|should|must|have to|need to|plan(?:s|ned)? to|let's|i'll|we'll|next time|remember to|don't forget|werde|wollen|soll|muss|nächstes mal)\b"
)
# What somebody usually does or would rather have is no encounter: "prefers a short mail to a call".
_HABIT = re.compile(
    rf"{NAME}\s(?:{ADVERBS}\s)?(?:prefers?|likes?|loves?|enjoys|hates?|dislikes?|avoids|offers|wants|needs|can't stand|would rather|usually|never|always|rarely|"
    rf"mag|liebt|hasst|bevorzugt|bietet|will|möchte|braucht|telefoniert (?:lieber|ungern|gern)|schreibt (?:lieber|ungern|gern))\b"
    rf"|\b(?:he|she|they|er|sie)\s(?:prefers?|hates?|dislikes?|avoids|offers|can't stand|would rather|bevorzugt|hasst|bietet)\b"
)
_STOP = rf"(?:[,.;:!?\"()]|{DAY}|{MARK}|$|\s(?:on|with|for|by|i|and|after|before|about|to|where|when|from|who|we|this|during|since|next|last|but|he|she|they|was|is|then|early|late|again)\b)"
_PLACE = re.compile(
    rf"\b(?:at|in|during|inside|outside|near|on)\s(?:the |a |an |our |my |her |his |their |this year's )?(?P<place>[^,.;:!?\"(){DAY}{MARK}]{{2,60}}?)(?=\s*{_STOP})"
)
_ON_VEHICLE = re.compile(r"^(?:train|bus|plane|ferry|tram|boat|beach|street|way|bridge|stairs)\b")
_WITHOUT_ARTICLE = re.compile(r"(?:hospital|town|church|class|court|school|bed)\b")
_NO_PLACE = re.compile(
    r"^(?:\d|least|last|first|once|all|the phone|phone|moment|noon|night|morning|evening|afternoon|person|touch|chat|video|time|end|beginning|same|half|about|lunch|dinner|breakfast|a while|ages|order|particular|english|german|public|common|love|may|june|july|march|april)\b"
)
_GERMAN_PLACE = re.compile(
    rf"\b(?:beim|im|am|in der|in dem|in den|in|auf der|auf dem|auf einer|auf einem|auf|bei der|bei dem|bei einer|bei einem|bei|an der|zur|vor der|vor dem|nach der)\s(?P<place>[^,.;:!?\"(){DAY}{MARK}]{{2,60}}?)(?=[,.;:!?\"()]|{DAY}|{MARK}|$)"
)
_NO_GERMAN_PLACE = re.compile(
    rf"^(?:{_GERMAN_MEAL}|telefon|chat|video|brief|wochenende|abend|morgen|mittag|nachmittag|vormittag|anschluss|moment|gespräch|übrigen|ernst|spaß|mail|grunde)\b(?<!grillen)"
)


def read_encounter(
    line: Line, masked: str, clause: Clause, days: Sequence[When]
) -> tuple[date | None, str | None, str | None, str] | None:
    """Day, channel, place and direction when the clause tells of an encounter that happened, else None."""
    plain = masked[clause.start : clause.end]
    if clause.asked or clause.quoted or did_not_happen(plain) or _HABIT.search(plain):
        return None
    here = [day for day in days if clause.start <= day.start < clause.end]
    if _is_to_come(plain, here):
        return None
    channel = next((name for name, pattern in _CHANNELS if pattern.search(plain)), None)
    place = _place(line, masked, clause, days)
    if channel is None:
        channel = _quiet_channel(plain, here, place)
        if channel == "":
            return None
    past = next((day.past for day in here if day.past), None)
    return past, channel, place if channel in {"in_person", None} else None, _direction(plain, channel)


def _direction(plain: str, channel: str | None) -> str:
    """Who wrote to whom; a talk goes both ways."""
    if channel is None and (_CAME_IN.search(plain) or _WENT_OUT.search(plain)):
        return "in" if _CAME_IN.search(plain) else "out"
    if channel not in {"email", "letter", "chat"} or _BOTH_WAYS.search(plain):
        return "both"
    return "in" if _INWARD.search(plain) else "out"


def _quiet_channel(plain: str, here: list[When], place: str | None) -> str | None:
    """Without a word for the channel: a place means in person; "" means that nothing happened here."""
    told = any(day.past for day in here) or place
    if _INTRODUCED.search(plain) or (_TALKED.search(plain) and told):
        return "in_person" if place else None
    return None if _WENT_OUT.search(plain) or _CAME_IN.search(plain) else ""


def _is_to_come(plain: str, here: list[When]) -> bool:
    """A plan is no encounter."""
    days = [day for day in here if day.past or day.future]
    return bool(_TO_COME.search(plain)) or bool(days and not any(day.past for day in days))


def _place(line: Line, masked: str, clause: Clause, days: Sequence[When]) -> str | None:
    start, end = clause.start, clause.end
    plain = masked
    for day in days:
        plain = plain[: day.start] + DAY * (day.end - day.start) + plain[day.end :]
    for pattern, refused in ((_PLACE, _NO_PLACE), (_GERMAN_PLACE, _NO_GERMAN_PLACE)):
        for match in pattern.finditer(plain, start, end):
            found = _as_place(line, match, refused, german=pattern is _GERMAN_PLACE)
            if found:
                return found
    return None


def _as_place(line: Line, match: re.Match[str], refused: re.Pattern[str], *, german: bool) -> str | None:
    begin, end = match.span("place")
    if refused.match(match["place"]):
        return None
    typed = line.typed(begin, end)
    if german:
        return _german_place(typed)
    led = match.group()[:3].strip()
    if led == "on" and not _ON_VEHICLE.match(match["place"]):
        return None
    if (
        led == "in"
        and not typed[0].isupper()
        and " the " not in match.group()[:8]
        and " a" not in match.group()[:5]
        and not _WITHOUT_ARTICLE.match(typed)
    ):
        return None
    return _english_place(typed)


def _english_place(typed: str) -> str | None:
    words = typed.split()
    german = {"der", "dem", "den", "einer", "einem", "mit", "getroffen", "und"}
    return None if german & {word.lower() for word in words} or len(words) > 6 else typed.strip()


def _german_place(typed: str) -> str | None:
    """Up to the last word with a capital: "Leipziger Buchmesse", "alten Rathaus"."""
    words: list[str] = []
    for word in typed.split():
        if not word[0].isupper() and words and words[-1][0].isupper():
            break
        words.append(word)
    while words and not words[-1][0].isupper():
        words.pop()
    return " ".join(words) or None
