"""What the owner says in German: each topic in several ways, so that nobody gets the text of another."""

from types import MappingProxyType
from typing import Final

from amity.conversations.phrases.form import Phrases
from amity.conversations.phrases.german_openings import OPENINGS

_CLOSINGS = {
    "promise": (
        "Kannst du es noch brauchen?",
        "Kommt es noch zur rechten Zeit?",
        "Hilft dir sonst noch etwas dabei?",
    ),
    "awaited": (
        "Passt es dir noch? Ein Nein ist auch in Ordnung.",
        "Möchtest du es noch, oder lassen wir es gut sein?",
        "Ist es noch in deinem Sinn, oder soll ich es von meiner Liste nehmen?",
    ),
    "news.work": (
        "Woran arbeitest du dort zuerst?",
        "Wie waren die ersten Tage?",
        "Was würde dir die ersten Monate leichter machen?",
        "Worauf freust du dich am meisten?",
    ),
    "news.place": (
        "Wie gefällt es dir dort bisher?",
        "Was hat dich dorthin gebracht?",
        "Welche Ecke magst du dort am liebsten?",
        "Was war das Schönste am Umzug?",
    ),
    "dormant": (
        "Wollen wir in den nächsten Wochen einmal telefonieren?",
        "Was haben dir die Jahre seitdem gebracht? Ich würde es gern am Telefon hören oder in ein paar Zeilen.",
        "Was machst du zurzeit? Über ein Telefonat würde ich mich freuen.",
        "Darf ich dich an einem der nächsten Abende anrufen und hören, was du zurzeit machst?",
    ),
    "reply": (
        "Hilft dir das weiter?",
        "Brauchst du sonst noch etwas dafür?",
        "Ist deine Frage damit beantwortet?",
    ),
    "first": (
        "Womit bist du gerade beschäftigt?",
        "Was hast du von dem Tag mitgenommen?",
        "Woran arbeitest du im Moment am liebsten?",
        "Was liegt diese Woche bei dir auf dem Tisch?",
        "Wollen wir das bei einem Kaffee fortsetzen?",
    ),
    "first.written": (
        "Womit bist du gerade beschäftigt?",
        "Woran arbeitest du im Moment am liebsten?",
        "Was liegt diese Woche bei dir auf dem Tisch?",
        "Wollen wir das bei einem Telefonat fortsetzen?",
    ),
    "birthday": (
        "Wie verbringst du den Tag?",
        "Worauf freust du dich in diesem Jahr?",
        "Was würde es für dich zu einem guten Jahr machen?",
        "Feierst du, oder lässt du es ruhig angehen?",
        "Welcher Plan freut dich gerade am meisten?",
    ),
    "birthday.past": (
        "Wie hast du den Tag verbracht?",
        "Was war der schönste Moment?",
        "Worauf freust du dich in diesem Jahr?",
        "Hast du gefeiert, oder war es ein ruhiger Tag?",
    ),
    "news": (
        "Was hat dich seitdem beschäftigt?",
        "Was hat sich bei dir seitdem verändert?",
        "Woran arbeitest du zurzeit?",
        "Was war seitdem das Schönste?",
        "Was beschäftigt dich gerade am meisten?",
        "Wollen wir in den nächsten Wochen einmal telefonieren?",
    ),
    "subject": (
        "Was ist daraus geworden?",
        "Wie ging es damit weiter?",
        "Wie ist der Stand heute?",
        "Wie ist es ausgegangen?",
    ),
    "family": (
        "Wie läuft es damit zu Hause?",
        "Wie geht es allen damit?",
        "Wie fühlt ihr euch damit?",
        "Was ändert sich dadurch für dich zu Hause?",
    ),
    "work": (
        "Wie läuft es damit?",
        "Was gefällt dir daran bisher am besten?",
        "Was hat dich dabei überrascht?",
        "Wie findest du es inzwischen?",
    ),
    "interest": (
        "Was macht dir daran gerade am meisten Freude?",
        "Wie läuft es damit?",
        "Wie bist du dazu gekommen?",
        "Was würdest du jemandem raten, der damit anfangen will?",
    ),
    "goal": (
        "Wie weit bist du gekommen?",
        "Wie läuft es damit?",
        "Was ist der nächste Schritt?",
        "Was würde dir dabei helfen?",
    ),
    "need": (
        "Hat es schon geklappt, oder soll ich mich für dich umhören?",
        "Ist das noch offen? Soll ich mich umhören?",
        "Bist du fündig geworden, oder soll ich dir suchen helfen?",
        "Soll ich die Augen offen halten, oder hat es sich erledigt?",
    ),
    "offer": ("Ist das noch so?", "Wie bist du dazu gekommen?", "Hat sich schon jemand gemeldet?"),
    "connected": (
        "Woran arbeitest du zurzeit?",
        "Was hat sich bei dir seitdem verändert?",
        "Was macht dir bei der Arbeit gerade am meisten Freude?",
        "Weißt du noch, wie wir aufeinander gekommen sind?",
        "Wonach soll man dich zurzeit fragen?",
    ),
    "connected.years": (
        "Was hat sich bei dir seitdem verändert?",
        "Was war das Beste an dieser Zeit?",
        "Woran arbeitest du zurzeit?",
        "Weißt du noch, wie wir aufeinander gekommen sind?",
        "Wonach soll man dich zurzeit fragen?",
    ),
    "connected.new": (
        "Woran arbeitest du zurzeit?",
        "Was macht dir bei der Arbeit gerade am meisten Freude?",
        "Wonach soll man dich zurzeit fragen?",
        "Was liegt diese Woche bei dir auf dem Tisch?",
    ),
    "employer": (
        "Wie war oder ist es für dich dort?",
        "In welchen Jahren warst du dort, und mit wem?",
        "Woran denkst du dabei am liebsten?",
        "Mit wem von dort hast du noch Kontakt?",
        "Was hast du dort gelernt?",
    ),
    "school": (
        "Hast du noch Kontakt zu jemandem von dort?",
        "Woran erinnerst du dich am liebsten?",
        "In welchen Jahren warst du dort?",
        "Was hast du von dort mitgenommen?",
        "Warst du in letzter Zeit einmal wieder da?",
    ),
    "place": (
        "Welche Ecke magst du dort am liebsten?",
        "Was sollte ich dort gerade nicht verpassen?",
        "Wollen wir dort einmal einen Kaffee trinken?",
        "Was hat dich dorthin gebracht?",
        "Wo gehst du dort gern spazieren?",
    ),
    "heard": (
        "Stimmt das noch?",
        "Was hat sich seitdem verändert?",
        "Woran arbeitest du zurzeit?",
        "Wie gefällt es dir dort?",
        "Was beschäftigt dich gerade am meisten?",
    ),
}
DE: Final = Phrases(
    greetings=("Hallo {given},", "Hi {given},"),
    openings=MappingProxyType(OPENINGS),
    closings=MappingProxyType(_CLOSINGS),
    subjects=MappingProxyType(
        {
            "promise": "Was ich versprochen habe",
            "reply": "Re: {subject}",
            "first": "Schön, dich kennenzulernen",
            "birthday": "Alles Gute zum Geburtstag",
            "news": "Herzlichen Glückwunsch",
            "awaited": "Etwas, das du vorhattest",
            "connected": "Ein Gruß nach {years}",
            "list": "Deine Mail zu {subject}",
            "subject": "{subject}",
            "": "Ein Gruß",
        }
    ),
    months=tuple(
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
    ),
    weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    numbers=(
        "",
        *(
            "einem Jahr, zwei Jahren, drei Jahren, vier Jahren, fünf Jahren, sechs Jahren, "
            "sieben Jahren, acht Jahren, neun Jahren, zehn Jahren, elf Jahren, zwölf Jahren"
        ).split(", "),
    ),
    weeks=("", "einer Woche", "zwei Wochen", "drei Wochen", "vier Wochen", "fünf Wochen"),
    times=MappingProxyType(
        {
            "today": ("heute", "von heute"),
            "yesterday": ("gestern", "von gestern"),
            "weekday": ("am {weekday}", "von {weekday}"),
            "week": ("letzte Woche", "von letzter Woche"),
            "weeks": ("vor {weeks}", "von vor {weeks}"),
            "month": ("im {month}", "vom {month}"),
            "year": ("im {month} {year}", "vom {month} {year}"),
        }
    ),
    many_years="{} Jahren",
    day_of_month="{day}. {month}",
)
