"""German to somebody who writes "Sie": what speaks to nobody in particular stays, the rest is said with "Sie"."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from amity.conversations.facts import Someone, Touch
from amity.conversations.phrases.german import DE

_OPENINGS = {
    "promise.quote": (
        "ich habe nicht vergessen, was ich Ihnen versprochen habe: „{text}“. [noch: wie es damit steht]",
        "„{text}“ habe ich Ihnen versprochen. [noch: wie es damit steht]",
    ),
    "reply.subject": (
        "danke für Ihre Mail zu „{subject}“. [noch: deine Antwort]",
        "in Ihrer Mail zu „{subject}“ haben Sie mich etwas gefragt. [noch: deine Antwort]",
    ),
    "reply.plain": (
        "danke für Ihre Nachricht {from_when}. [noch: deine Antwort]",
        "Sie haben mich {when} etwas gefragt, hier kommt meine Antwort. [noch: deine Antwort]",
    ),
    "met.place": ("es war schön, {when} mit Ihnen zu reden {place}.",),
    "after.event": ("es war schön, {when} bei {event} mit Ihnen zu reden.",),
    "thanks.introduced": ("danke, dass Sie mich {when} mit {name} bekannt gemacht haben.",),
    "met.plain": ("es war schön, Sie {when} kennenzulernen.",),
    "call": ("es war schön, {when} mit Ihnen zu sprechen.",),
    "first.written": (
        "über Ihre Nachricht {from_when} habe ich mich gefreut.",
        "danke noch einmal für Ihre Nachricht {from_when}.",
    ),
    "birthday.today": ("ich wünsche Ihnen heute einen schönen Geburtstag.",),
    "birthday.soon": (
        "am {day} ist Ihr Geburtstag.",
        "in meinem Kalender steht der {day} als Ihr Geburtstag.",
    ),
    "quiet.heard": (
        "ich musste an Ihre Nachricht {from_when} denken.",
        "Ihre Nachricht {from_when} ist mir wieder eingefallen.",
    ),
    "quiet.wrote": (
        "zuletzt habe ich Ihnen {when} geschrieben.",
        "mir ist wieder begegnet, was ich Ihnen {when} geschrieben habe.",
    ),
    "list.subject": ("mir ist Ihre Mail {from_when} an die Liste begegnet, zu „{subject}“.",),
    "list.plain": ("mir ist Ihre Mail {from_when} an die Liste begegnet.",),
    "heard.work": (
        "in meinem Adressbuch stehen Sie bei {name}.",
        "in meinem Adressbuch steht bei Ihnen {name}.",
    ),
    "heard.place": (
        "in meinem Adressbuch wohnen Sie in {name}.",
        "in meinem Adressbuch steht bei Ihnen {name}.",
    ),
    "news.work.title": (
        "ich habe gesehen, dass Sie jetzt bei {name} sind: {title}. Herzlichen Glückwunsch.",
    ),
    "news.work": ("ich habe gesehen, dass Sie jetzt bei {name} sind. Herzlichen Glückwunsch.",),
    "news.title": ("ich habe gesehen, was Sie jetzt bei {name} machen: {title}. Herzlichen Glückwunsch.",),
    "news.place": ("ich habe gesehen, dass Sie jetzt in {name} sind.",),
    "awaited.do": ("Sie wollten {text}. Es eilt nicht.",),
    "awaited.quote": ("„{text}“ habe ich mir als Ihr Vorhaben notiert, und es eilt nicht.",),
    "named": (
        "ich habe heute an Sie gedacht. [noch: was dich erinnert hat]",
        "ich würde mich freuen, von Ihnen zu hören. [noch: was du wissen oder erzählen möchtest]",
    ),
    "none": (
        "ich musste an Sie denken. [noch: was dich erinnert hat]",
        "ein kurzer Gruß von mir. [noch: eine Sache, an die du dich erinnerst]",
    ),
}
_CLOSINGS = {
    "promise": ("Können Sie es noch brauchen?", "Kommt es Ihnen noch gelegen?"),
    "awaited": ("Passt es Ihnen noch? Ein Nein ist auch in Ordnung.",),
    "reply": ("Hilft Ihnen das weiter?", "Brauchen Sie sonst noch etwas dafür?"),
    "first": ("Womit sind Sie gerade beschäftigt?", "Woran arbeiten Sie im Moment am liebsten?"),
    "first.written": ("Womit sind Sie gerade beschäftigt?", "Woran arbeiten Sie im Moment am liebsten?"),
    "birthday": ("Wie verbringen Sie den Tag?", "Worauf freuen Sie sich in diesem Jahr?"),
    "birthday.past": ("Wie haben Sie den Tag verbracht?",),
    "news": ("Was hat Sie seitdem beschäftigt?", "Woran arbeiten Sie zurzeit?"),
    "news.work": ("Woran arbeiten Sie dort zuerst?", "Worauf freuen Sie sich am meisten?"),
    "news.place": ("Wie gefällt es Ihnen dort bisher?",),
    "dormant": ("Was machen Sie zurzeit? Über ein Telefonat würde ich mich freuen.",),
    "connected": ("Woran arbeiten Sie zurzeit?", "Was hat sich bei Ihnen seitdem verändert?"),
    "connected.years": ("Was hat sich bei Ihnen seitdem verändert?", "Woran arbeiten Sie zurzeit?"),
    "connected.new": ("Woran arbeiten Sie zurzeit?", "Was liegt diese Woche bei Ihnen auf dem Tisch?"),
    "employer": ("Wie war oder ist es für Sie dort?", "Was haben Sie dort gelernt?"),
    "school": ("Woran erinnern Sie sich am liebsten?",),
    "heard": ("Wie gefällt es Ihnen dort?", "Woran arbeiten Sie zurzeit?"),
}
_FAMILIAR = re.compile(
    r"\b(?:du|dich|dir|dein\w*|euch|euer\w*|ihr|hast|bist|kannst|warst|wohnst|machst|arbeitest|hattest|weißt|möchtest|findest|magst)\b",
    re.I,
)
_FOR_THE_OWNER = re.compile(r"\[[^\]]*\]")
_SIE = re.compile(r"[a-zäöüß,] (?:Sie|Ihnen|Ihre[nmrs]?|Ihr)\b")
_DU = re.compile(r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(?:e[nmrs]?)?)\b")


def says_sie(someone: Someone) -> bool:
    """Whether "Sie" was said in what is kept of the mails with them, and "du" was not."""
    said = " ".join(_words(touch) for touch in (someone.last_touch, someone.first_touch) if touch)
    return bool(_SIE.search(said)) and not _DU.search(said)


def _words(touch: Touch) -> str:
    return touch.summary if touch.channel in ("mail", "message", "letter") else ""


def _said(
    familiar: Mapping[str, tuple[str, ...]], formal: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[str, ...]]:
    """All that speaks to nobody in particular, and what is said with "Sie"."""
    return MappingProxyType(
        {
            topic: (*(text for text in ways if _is_plain(text)), *formal.get(topic, ()))
            for topic, ways in familiar.items()
        }
    )


def _is_plain(text: str) -> bool:
    return not _FAMILIAR.search(_FOR_THE_OWNER.sub("", text))


DE_SIE: Final = replace(
    DE,
    greetings=("Guten Tag {name},",),
    openings=_said(DE.openings, _OPENINGS),
    closings=_said(DE.closings, _CLOSINGS),
    subjects=MappingProxyType(
        {topic: text for topic, text in DE.subjects.items() if _is_plain(text)}
        | {"first": "Zu unserem Treffen", "list": "Ihre Mail zu {subject}", "awaited": "Ihr Vorhaben"}
    ),
)
