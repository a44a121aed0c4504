"""What the owner says in German: each topic in several ways, so that nobody gets the text of another."""

from types import MappingProxyType
from typing import Final

from amity.conversations.phrases.form import Phrases

_OPENINGS = {
    "promise.do": (
        "ich wollte {text}, und hier kommt es: [ask: hier einfügen].",
        "ich habe nicht vergessen, was ich versprochen habe: {text}. Hier ist es: [ask: hier einfügen].",
        "mein Versprechen gilt noch: {text}. [ask: einfügen oder sagen, wann]",
    ),
    "promise.thing": (
        "zu meinem Versprechen, {text}: Hier kommt es. [ask: hier einfügen]",
        "ich habe nicht vergessen, was ich versprochen habe: {text}. Hier ist es: [ask: hier einfügen].",
        "mein Versprechen gilt noch: {text}. [ask: einfügen oder sagen, wann]",
    ),
    "promise.quote": (
        "ich habe nicht vergessen, was ich dir versprochen habe: „{text}“. [ask: wie es damit steht]",
        "in meiner Notiz steht als mein Versprechen an dich „{text}“. [ask: wie es damit steht]",
        "„{text}“ habe ich dir versprochen. [ask: wie es damit steht]",
    ),
    "promise.zu": (
        "ich habe versprochen, {text}. Hier kommt es: [ask: hier einfügen].",
        "ich habe nicht vergessen, was ich versprochen habe: {text}. Hier ist es: [ask: hier einfügen].",
        "mein Versprechen gilt noch: {text}. [ask: einfügen oder sagen, wann]",
    ),
    "reply.subject": (
        "danke für deine Mail zu „{subject}“. [ask: deine Antwort]",
        "in deiner Mail zu „{subject}“ hast du mich etwas gefragt. [ask: deine Antwort]",
        "danke, dass du wegen „{subject}“ geschrieben hast. [ask: deine Antwort]",
    ),
    "reply.plain": (
        "danke für deine Nachricht {from_when}. [ask: deine Antwort]",
        "du hast mich {when} etwas gefragt, hier kommt meine Antwort. [ask: deine Antwort]",
        "danke, dass du {when} geschrieben hast. [ask: deine Antwort]",
    ),
    "met.place": (
        "es war schön, {when} mit dir zu reden {place}.",
        "unser Gespräch {when} {place} hat mir gefallen.",
        "danke für das Gespräch {when} {place}.",
        "ich habe mich gefreut, dich {when} zu treffen {place}.",
    ),
    "met.plain": (
        "es war schön, dich {when} kennenzulernen.",
        "ich habe mich gefreut, dich {when} zu treffen.",
        "danke für das Gespräch {when}.",
        "unser Treffen {when} hat mir gefallen.",
    ),
    "met.day": (
        "{when} haben wir uns kennengelernt.",
        "ich habe gesehen, dass wir uns {when} kennengelernt haben.",
        "wir haben uns {when} kennengelernt.",
        "es war {when}, dass wir uns kennengelernt haben.",
    ),
    "call": (
        "es war schön, {when} mit dir zu sprechen.",
        "danke für unser Telefonat {when}.",
        "unser Telefonat {when} hat mir gefallen.",
        "ich habe mich gefreut, {when} mit dir zu sprechen.",
    ),
    "first.written": (
        "es war schön, {when} von dir zu hören.",
        "danke, dass du {when} geschrieben hast.",
        "über deine Nachricht {from_when} habe ich mich gefreut.",
        "danke noch einmal für deine Nachricht {from_when}.",
    ),
    "birthday.today": (
        "alles Gute zum Geburtstag!",
        "ich wünsche dir heute einen schönen Geburtstag.",
        "herzlichen Glückwunsch zum Geburtstag!",
        "zu deinem Geburtstag alles Liebe und ein gutes Jahr.",
    ),
    "birthday.soon": (
        "am {day} ist dein Geburtstag.",
        "in meinem Kalender steht der {day} als dein Geburtstag.",
        "dein Geburtstag am {day} rückt näher.",
        "ich habe gesehen, dass am {day} dein Geburtstag ist.",
    ),
    "birthday.past": (
        "nachträglich alles Gute zum Geburtstag am {day}.",
        "meine Wünsche kommen etwas später: Alles Gute zum Geburtstag am {day}.",
        "ich hoffe, du hattest am {day} einen schönen Geburtstag.",
        "zu deinem Geburtstag am {day} noch alles Liebe.",
    ),
    "quiet.place": (
        "zuletzt haben wir {when} geredet {place}.",
        "ich musste an unser Gespräch {when} denken {place}.",
        "unser Gespräch {when} {place} ist mir wieder eingefallen.",
        "ich erinnere mich gern an unser Gespräch {when} {place}.",
        "{when} haben wir miteinander geredet {place}.",
    ),
    "quiet.met": (
        "zuletzt haben wir uns {when} gesehen.",
        "ich musste an unser Treffen {when} denken.",
        "unser Treffen {when} ist mir wieder eingefallen.",
        "ich erinnere mich gern an unser Treffen {when}.",
        "{when} saßen wir das letzte Mal zusammen.",
    ),
    "quiet.call": (
        "zuletzt haben wir {when} telefoniert.",
        "ich musste an unser Telefonat {when} denken.",
        "unser Telefonat {when} ist mir wieder eingefallen.",
        "ich denke gern an unser Telefonat {when}.",
    ),
    "quiet.subject": (
        "{when} haben wir uns zu „{subject}“ geschrieben.",
        "mir sind unsere Mails zu „{subject}“ {from_when} wieder begegnet.",
        "bei „{subject}“ waren wir {when} stehen geblieben.",
        "ich musste an unsere Mails zu „{subject}“ {from_when} denken.",
    ),
    "quiet.written": (
        "zuletzt haben wir uns {when} geschrieben.",
        "ich musste an dich denken: Unsere letzten Nachrichten sind {from_when}.",
        "unsere letzten Nachrichten sind {from_when}, und ich würde gern wieder von dir hören.",
        "ich habe gesehen, dass wir uns zuletzt {when} geschrieben haben.",
    ),
    "quiet.heard": (
        "ich musste an deine Nachricht {from_when} denken.",
        "deine Nachricht {from_when} ist mir wieder eingefallen.",
        "mir ist wieder begegnet, was du {when} geschrieben hast.",
        "du hast mir {when} geschrieben, und ich dachte wieder daran.",
    ),
    "quiet.wrote": (
        "zuletzt habe ich dir {when} geschrieben.",
        "es war {when}, dass ich dir zuletzt geschrieben habe.",
        "ich musste an dich denken und an das, was ich dir {when} geschrieben habe.",
        "mir ist wieder begegnet, was ich dir {when} geschrieben habe.",
    ),
    "list.subject": (
        "mir ist deine Mail {from_when} an die Liste begegnet, zu „{subject}“.",
        "ich habe gelesen, was du {when} zu „{subject}“ an die Liste geschrieben hast.",
        "deine Mail zu „{subject}“ an die Liste {from_when} ist mir aufgefallen.",
        "„{subject}“ war {when} dein Thema auf der Liste.",
    ),
    "list.plain": (
        "mir ist deine Mail {from_when} an die Liste begegnet.",
        "ich habe gelesen, was du {when} an die Liste geschrieben hast.",
        "deine Mail an die Liste {from_when} ist mir aufgefallen.",
        "es war {when}, dass ich dich auf der Liste gelesen habe.",
    ),
    "fact.told": (
        "{when} hast du mir erzählt: {fact}.",
        "ich weiß noch, was du {when} erzählt hast: {fact}.",
        "mir fiel ein, was du mir {when} erzählt hast: {fact}.",
        "aus unserem Gespräch {when} weiß ich noch: {fact}.",
    ),
    "fact.once": (
        "du hast mir einmal erzählt: {fact}.",
        "ich weiß noch: {fact}.",
        "mir fiel ein, was du einmal erzählt hast: {fact}.",
        "ich habe mir gemerkt: {fact}.",
    ),
    "fact.quote": (
        "aus unserem Gespräch {when} habe ich mir gemerkt: „{text}“.",
        "{when} habe ich mir notiert: „{text}“.",
        "in meiner Notiz {from_when} steht „{text}“.",
        "„{text}“ habe ich mir bei unserem Gespräch {when} notiert.",
    ),
    "connected": (
        "diese Woche vor {years} haben wir uns vernetzt{where}.",
        "ich habe gesehen, dass wir uns diese Woche vor {years} vernetzt haben{where}.",
        "vor {years}, genau in dieser Woche, haben wir uns vernetzt{where}.",
        "unsere Verbindung{where} besteht diese Woche seit {years}.",
    ),
    "connected.on": (
        "{when} haben wir uns vernetzt{where}.",
        "ich habe gesehen, dass wir uns {when} vernetzt haben{where}.",
        "wir haben uns {when} vernetzt{where}.",
        "unsere Verbindung{where} ist {from_when}.",
    ),
    "connected.new": (
        "schön, dass wir uns {when} vernetzt haben{where}.",
        "danke für die Verbindung{where} {from_when}.",
        "ich freue mich, dass wir seit Kurzem verbunden sind{where}.",
        "{when} haben wir uns vernetzt{where}, hier noch ein richtiges Hallo.",
    ),
    "employer": (
        "{name} liegt auf unser beider Weg.",
        "ich habe gesehen, dass wir {name} beruflich gemeinsam haben.",
        "uns verbindet {name} im Beruf.",
        "in deinem Profil steht {name}, in meinem auch.",
    ),
    "school": (
        "{name} haben wir gemeinsam.",
        "ich habe gesehen, dass uns {name} verbindet.",
        "wir kennen beide {name} von innen.",
        "in deinem Profil steht {name}, in meinem auch.",
    ),
    "place": (
        "ich habe gesehen, dass du in {name} bist, ich auch.",
        "wir sind beide in {name}.",
        "{name} haben wir gemeinsam, wie ich gesehen habe.",
        "in deinem Profil steht {name}, da bin ich auch.",
    ),
    "heard.work": (
        "in meinem Adressbuch stehst du bei {name}.",
        "ich habe bei dir {name} notiert.",
        "in meinem Adressbuch steht bei dir {name}.",
        "{name} steht in meinem Adressbuch neben deinem Namen.",
    ),
    "heard.place": (
        "in meinem Adressbuch wohnst du in {name}.",
        "ich habe bei dir {name} als Ort notiert.",
        "in meinem Adressbuch steht bei dir {name}.",
        "{name} steht in meinem Adressbuch neben deinem Namen.",
    ),
    "met": (
        "ich erinnere mich an unser Treffen. [ask: wo es war oder worüber ihr gesprochen habt]",
        "wir sind uns vor einiger Zeit begegnet. [ask: eine Sache, die du davon noch weißt]",
        "ich musste an unsere Begegnung denken. [ask: wo es war oder was geblieben ist]",
        "es ist eine Weile her, dass wir uns getroffen haben. [ask: eine Erinnerung daran]",
    ),
    "none": (
        "[ask: was dich an sie oder ihn denken ließ]",
        "ich musste an dich denken. [ask: was dich erinnert hat]",
        "[ask: eine Erinnerung oder etwas, das du teilen möchtest]",
        "ein kurzer Gruß von mir. [ask: eine Sache, an die du dich erinnerst]",
    ),
}
_CLOSINGS = {
    "promise": (
        "Kannst du es noch brauchen?",
        "Kommt es noch zur rechten Zeit?",
        "Hilft dir sonst noch etwas dabei?",
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
    openings=MappingProxyType(_OPENINGS),
    closings=MappingProxyType(_CLOSINGS),
    subjects=MappingProxyType(
        {
            "promise": "Was ich versprochen habe",
            "reply": "Re: {subject}",
            "first": "Schön, dich kennenzulernen",
            "birthday": "Alles Gute zum Geburtstag",
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
