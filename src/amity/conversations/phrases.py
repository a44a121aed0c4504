"""The owner's side of a draft: openings and closings by what they speak of, in each language.

A text with `{...}` rests on the values named there; without, it is the sender's own. Closings are one
question or one gift. Placeholders in square brackets are for the owner to fill.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one language says: greetings, openings and closings by topic, subjects of mails, words for time."""

    greetings: tuple[str, ...]
    openings: Mapping[str, tuple[str, ...]]
    closings: Mapping[str, tuple[str, ...]]
    subjects: Mapping[str, str]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    numbers: tuple[str, ...]
    times: Mapping[str, tuple[str, str]]  # when it was, and "from" when something dates
    many_years: str
    day_of_month: str


_EN_OPENINGS = {
    "promise.do": ("I said I would {text}, and here it comes: [ask: add it].", "I have not forgotten that I said I would {text}. Here it is: [ask: add it].", "I promised to {text}. [ask: add it, or say when]"),
    "promise.thing": ("about the promise I made, {text}: here it comes. [ask: add it]", "I have not forgotten what I promised: {text}. Here it is: [ask: add it].", "my promise still stands: {text}. [ask: add it, or say when]"),
    "reply.subject": ("thank you for your mail about “{subject}”. [ask: your answer]", "your mail about “{subject}” asked me something. [ask: your answer]", "thanks for writing about “{subject}”. [ask: your answer]"),
    "reply.plain": ("thank you for your message {when}. [ask: your answer]", "you asked me something {when}, and here is my answer. [ask: your answer]", "thanks for writing {when}. [ask: your answer]"),
    "met.place": ("it was good to talk to you at {place} {when}.", "I liked our talk at {place} {when}.", "thank you for the talk at {place} {when}.", "I was glad to meet you at {place} {when}."),
    "met.plain": ("it was good to meet you {when}.", "I was glad to meet you {when}.", "thank you for the talk we had {when}.", "I liked meeting you {when}."),
    "call": ("it was good to talk to you {when}.", "thank you for the call we had {when}.", "I liked our call {when}.", "I was glad we talked {when}."),
    "first.written": ("it was good to hear from you {when}.", "thank you for writing {when}.", "I was glad to get your message {when}.", "thanks again for your message {when}."),
    "birthday.today": ("happy birthday!", "all the best for your birthday today.", "I wish you a very good birthday.", "a happy birthday to you, and a good year."),
    "birthday.soon": ("your birthday on {day} is coming up.", "I have {day} in my calendar as your birthday.", "{day} is your birthday, so here is an early hello.", "I saw that your birthday comes on {day}."),
    "birthday.past": ("my wishes come a little late: happy birthday on {day}.", "I hope you had a good birthday on {day}.", "belated wishes for your birthday on {day}.", "happy birthday, a little after {day}."),
    "quiet.place": ("we last talked {when}, at {place}.", "I thought of our talk at {place} {when}.", "our talk at {place} {when} came back to me.", "I still remember our talk at {place} {when}."),
    "quiet.met": ("we last met {when}.", "I thought of when we met {when}.", "our last talk was {when}, and I would like another.", "I still think back to when we met {when}."),
    "quiet.call": ("we last talked on the phone {when}.", "I thought of our call {when}.", "our last call was {when}, and I would like another.", "I still think back to our call {when}."),
    "quiet.subject": ("{when} we wrote about “{subject}”.", "I came across our mails about “{subject}” {when}.", "“{subject}” was what we wrote about {when}.", "I thought of our mails about “{subject}” {when}."),
    "quiet.written": ("we last wrote {when}.", "I thought of you: our last messages were {when}.", "our last messages are from {from_when}, and I would like to hear from you.", "I saw that we last wrote {when}."),
    "fact.told": ("{when} you told me that {fact}.", "I remember you telling me {when} that {fact}.", "I thought of what you told me {when}: {fact}.", "I still know from {from_when} that {fact}."),
    "fact.once": ("you once told me that {fact}.", "I remember that {fact}.", "I thought of something you once told me: {fact}.", "I have kept in mind that {fact}."),
    "fact.quote": ("I kept a line from our talk {when}: “{text}”.", "my note from {from_when} says “{text}”.", "I wrote down “{text}” when we talked {when}.", "“{text}” is what I noted when we talked {when}."),
    "connected": ("{years} ago this week we connected{where}.", "I saw that we connected{where} {years} ago this week.", "it is {years} this week since we connected{where}.", "{years} ago, in this very week, we connected{where}."),
    "connected.on": ("we connected{where} {when}.", "I saw that we connected{where} {when}.", "{when} we connected{where}.", "our connection{where} goes back to {from_when}."),
    "employer": ("{name} is on both our paths.", "I saw that we share {name} in our working lives.", "we both have {name} in our working lives.", "I noticed {name} in your profile, and it is in mine too."),
    "school": ("{name} is something we share.", "I saw that we both have {name} in our past or present.", "we both know {name} from the inside.", "I noticed {name} in your profile, and it is in mine too."),
    "place": ("I saw that you are in {name}, and so am I.", "we are both in {name}.", "{name} is where we both live, as I saw.", "I noticed {name} in your profile, and I am there too."),
    "heard.work": ("the last I heard, you were at {name}.", "I have you down at {name}.", "my address book still has you at {name}.", "when I last heard, {name} was where you worked."),
    "heard.place": ("the last I heard, you were in {name}.", "I have you down in {name}.", "my address book still has you in {name}.", "when I last heard, you lived in {name}."),
    "met": ("I remember meeting you. [ask: where it was, or what you talked about]", "we met some time ago. [ask: one thing you remember of it]", "I thought of when we met. [ask: where it was, or what stayed with you]", "it has been a while since we met. [ask: one thing you remember]"),
    "none": ("[ask: what made you think of them]", "I thought of you. [ask: what reminded you of them]", "[ask: something you remember of them, or want to share]", "a short hello from me. [ask: one thing you remember of them]"),
}
_EN_CLOSINGS = {
    "promise": ("Is it still useful to you?", "Does it still come at a good time?", "Would anything else help with it?"),
    "reply": ("Does that help?", "Is there anything else you need for it?", "Does that answer it?"),
    "first": ("What are you busy with at the moment?", "What did you take home from that day?", "Which of the things you are working on do you like most?", "What is on your desk this week?", "Shall we go on with it over a coffee one of these weeks?"),
    "first.written": ("What are you busy with at the moment?", "Which of the things you are working on do you like most?", "What is on your desk this week?", "Shall we go on with it over a call one of these weeks?"),
    "birthday": ("How will you spend the day?", "What are you looking forward to this year?", "What would make it a good year for you?", "Are you celebrating, or keeping it quiet?", "Which plan for the new year are you happiest about?"),
    "birthday.past": ("How did you spend the day?", "What was the best moment of it?", "What are you looking forward to this year?", "Did you celebrate, or keep it quiet?"),
    "news": ("What has kept you busy since?", "What has changed for you since then?", "What are you working on these days?", "What is the best thing that has happened since?", "What occupies you most at the moment?", "Shall we find half an hour for a call one of these weeks?"),
    "subject": ("What became of it?", "How did it go on from there?", "Where does it stand now?", "How did it turn out for you?"),
    "family": ("How is that going at home?", "How is everybody doing with it?", "How do you all feel about it?", "What does it change for you at home?"),
    "work": ("How is that going?", "What do you like most about it so far?", "What has surprised you about it?", "How do you find it now?"),
    "interest": ("What do you enjoy most about it at the moment?", "How is that going?", "How did you come to it?", "What would you tell somebody who is curious about it?"),
    "goal": ("How far have you come?", "How is that going?", "What is the next step?", "What would help with it?"),
    "need": ("Have you found it, or shall I ask around for you?", "Is that still open? I can ask around.", "Did that work out, or may I help you look?", "Shall I keep my eyes open for you, or have you found it?"),
    "offer": ("Is that still so?", "How did you come to it?", "Has anybody taken you up on it?"),
    "connected": ("What are you working on these days?", "What has changed for you since then?", "Which part of your work do you like most at the moment?", "What has been the best part of those years?", "How did we first come across each other, do you remember?", "What would you like to be asked about these days?"),
    "employer": ("How has it been for you there?", "Which years were you there, and with whom?", "What do you remember, or like, most about it?", "Who from there are you still in touch with?", "What has it taught you?"),
    "school": ("Are you in touch with anybody from there?", "What do you remember best about it?", "Which years were you there?", "What did you take with you from there?", "Have you been back lately?"),
    "place": ("Which corner of it do you like best?", "What should I not miss there this season?", "Shall we have a coffee there one of these weeks?", "What brought you there?", "Where do you go for a good walk?"),
    "heard": ("Is that still so?", "What has changed since?", "What are you working on these days?", "How do you like it by now?", "What occupies you most at the moment?"),
}
EN: Final = Phrases(
    greetings=("Hi {given},", "Hello {given},"),
    openings=MappingProxyType(_EN_OPENINGS),
    closings=MappingProxyType(_EN_CLOSINGS),
    subjects=MappingProxyType({"promise": "What I promised", "reply": "Re: {subject}", "first": "Good to meet you", "birthday": "Happy birthday", "connected": "A hello after {years}", "subject": "{subject}", "": "A hello"}),
    months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    numbers=("", "one year", "two years", "three years", "four years", "five years", "six years", "seven years", "eight years", "nine years", "ten years", "eleven years", "twelve years"),
    times=MappingProxyType({"today": ("today", "today"), "yesterday": ("yesterday", "yesterday"), "weekday": ("on {weekday}", "{weekday}"), "week": ("last week", "last week"), "month": ("in {month}", "{month}"), "year": ("in {month} {year}", "{month} {year}")}),
    many_years="{} years",
    day_of_month="{day} {month}",
)
_DE_OPENINGS = {
    "promise.do": ("ich wollte {text}, und hier kommt es: [ask: hier einfügen].", "ich habe nicht vergessen, was ich versprochen habe: {text}. Hier ist es: [ask: hier einfügen].", "mein Versprechen gilt noch: {text}. [ask: einfügen oder sagen, wann]"),
    "promise.thing": ("zu meinem Versprechen, {text}: Hier kommt es. [ask: hier einfügen]", "ich habe nicht vergessen, was ich versprochen habe: {text}. Hier ist es: [ask: hier einfügen].", "mein Versprechen gilt noch: {text}. [ask: einfügen oder sagen, wann]"),
    "promise.zu": ("ich habe versprochen, {text}. Hier kommt es: [ask: hier einfügen].", "ich habe nicht vergessen, was ich versprochen habe: {text}. Hier ist es: [ask: hier einfügen].", "mein Versprechen gilt noch: {text}. [ask: einfügen oder sagen, wann]"),
    "reply.subject": ("danke für deine Mail zu „{subject}“. [ask: deine Antwort]", "in deiner Mail zu „{subject}“ hast du mich etwas gefragt. [ask: deine Antwort]", "danke, dass du wegen „{subject}“ geschrieben hast. [ask: deine Antwort]"),
    "reply.plain": ("danke für deine Nachricht {from_when}. [ask: deine Antwort]", "du hast mich {when} etwas gefragt, hier kommt meine Antwort. [ask: deine Antwort]", "danke, dass du {when} geschrieben hast. [ask: deine Antwort]"),
    "met.place": ("es war schön, {when} mit dir zu reden ({place}).", "unser Gespräch {when} ({place}) hat mir gefallen.", "danke für das Gespräch {when} ({place}).", "ich habe mich gefreut, dich {when} zu treffen ({place})."),
    "met.plain": ("es war schön, dich {when} kennenzulernen.", "ich habe mich gefreut, dich {when} zu treffen.", "danke für das Gespräch {when}.", "unser Treffen {when} hat mir gefallen."),
    "call": ("es war schön, {when} mit dir zu sprechen.", "danke für unser Telefonat {when}.", "unser Telefonat {when} hat mir gefallen.", "ich habe mich gefreut, {when} mit dir zu sprechen."),
    "first.written": ("es war schön, {when} von dir zu hören.", "danke, dass du {when} geschrieben hast.", "über deine Nachricht {from_when} habe ich mich gefreut.", "danke noch einmal für deine Nachricht {from_when}."),
    "birthday.today": ("alles Gute zum Geburtstag!", "ich wünsche dir heute einen schönen Geburtstag.", "herzlichen Glückwunsch zum Geburtstag!", "zu deinem Geburtstag alles Liebe und ein gutes Jahr."),
    "birthday.soon": ("am {day} ist dein Geburtstag.", "in meinem Kalender steht der {day} als dein Geburtstag.", "dein Geburtstag am {day} rückt näher.", "ich habe gesehen, dass am {day} dein Geburtstag ist."),
    "birthday.past": ("nachträglich alles Gute zum Geburtstag am {day}.", "meine Wünsche kommen etwas später: Alles Gute zum Geburtstag am {day}.", "ich hoffe, du hattest am {day} einen schönen Geburtstag.", "zu deinem Geburtstag am {day} noch alles Liebe."),
    "quiet.place": ("zuletzt haben wir {when} geredet ({place}).", "ich musste an unser Gespräch {when} denken ({place}).", "unser Gespräch {when} ({place}) ist mir wieder eingefallen.", "ich erinnere mich gern an unser Gespräch {when} ({place})."),
    "quiet.met": ("zuletzt haben wir uns {when} gesehen.", "ich musste an unser Treffen {when} denken.", "unser Treffen {when} ist mir wieder eingefallen.", "ich erinnere mich gern an unser Treffen {when}."),
    "quiet.call": ("zuletzt haben wir {when} telefoniert.", "ich musste an unser Telefonat {when} denken.", "unser Telefonat {when} ist mir wieder eingefallen.", "ich denke gern an unser Telefonat {when}."),
    "quiet.subject": ("{when} haben wir uns zu „{subject}“ geschrieben.", "mir sind unsere Mails zu „{subject}“ {from_when} wieder begegnet.", "bei „{subject}“ waren wir {when} stehen geblieben.", "ich musste an unsere Mails zu „{subject}“ {from_when} denken."),
    "quiet.written": ("zuletzt haben wir uns {when} geschrieben.", "ich musste an dich denken: Unsere letzten Nachrichten sind {from_when}.", "unsere letzten Nachrichten sind {from_when}, und ich würde gern wieder von dir hören.", "ich habe gesehen, dass wir uns zuletzt {when} geschrieben haben."),
    "fact.told": ("{when} hast du mir erzählt: {fact}.", "ich weiß noch, was du {when} erzählt hast: {fact}.", "mir fiel ein, was du mir {when} erzählt hast: {fact}.", "aus unserem Gespräch {when} weiß ich noch: {fact}."),
    "fact.once": ("du hast mir einmal erzählt: {fact}.", "ich weiß noch: {fact}.", "mir fiel ein, was du einmal erzählt hast: {fact}.", "ich habe mir gemerkt: {fact}."),
    "fact.quote": ("aus unserem Gespräch {when} habe ich mir gemerkt: „{text}“.", "{when} habe ich mir notiert: „{text}“.", "in meiner Notiz {from_when} steht „{text}“.", "„{text}“ habe ich mir bei unserem Gespräch {when} notiert."),
    "connected": ("diese Woche vor {years} haben wir uns vernetzt{where}.", "ich habe gesehen, dass wir uns diese Woche vor {years} vernetzt haben{where}.", "vor {years}, genau in dieser Woche, haben wir uns vernetzt{where}.", "unsere Verbindung{where} besteht diese Woche seit {years}."),
    "connected.on": ("{when} haben wir uns vernetzt{where}.", "ich habe gesehen, dass wir uns {when} vernetzt haben{where}.", "wir haben uns {when} vernetzt{where}.", "unsere Verbindung{where} stammt {from_when}."),
    "employer": ("{name} liegt auf unser beider Weg.", "ich habe gesehen, dass wir {name} beruflich gemeinsam haben.", "uns verbindet {name} im Beruf.", "in deinem Profil steht {name}, in meinem auch."),
    "school": ("{name} haben wir gemeinsam.", "ich habe gesehen, dass uns {name} verbindet.", "wir kennen beide {name} von innen.", "in deinem Profil steht {name}, in meinem auch."),
    "place": ("ich habe gesehen, dass du in {name} bist, ich auch.", "wir sind beide in {name}.", "{name} haben wir gemeinsam, wie ich gesehen habe.", "in deinem Profil steht {name}, da bin ich auch."),
    "heard.work": ("zuletzt habe ich gehört, dass du bei {name} bist.", "bei mir stehst du noch bei {name}.", "in meinem Adressbuch steht bei dir {name}.", "als ich zuletzt von dir hörte, warst du bei {name}."),
    "heard.place": ("zuletzt habe ich gehört, dass du in {name} bist.", "bei mir stehst du noch in {name}.", "in meinem Adressbuch steht bei dir {name}.", "als ich zuletzt von dir hörte, warst du in {name}."),
    "met": ("ich erinnere mich an unser Treffen. [ask: wo es war oder worüber ihr gesprochen habt]", "wir sind uns vor einiger Zeit begegnet. [ask: eine Sache, die du davon noch weißt]", "ich musste an unsere Begegnung denken. [ask: wo es war oder was geblieben ist]", "es ist eine Weile her, dass wir uns getroffen haben. [ask: eine Erinnerung daran]"),
    "none": ("[ask: was dich an sie oder ihn denken ließ]", "ich musste an dich denken. [ask: was dich erinnert hat]", "[ask: eine Erinnerung oder etwas, das du teilen möchtest]", "ein kurzer Gruß von mir. [ask: eine Sache, an die du dich erinnerst]"),
}
_DE_CLOSINGS = {
    "promise": ("Kannst du es noch brauchen?", "Kommt es noch zur rechten Zeit?", "Hilft dir sonst noch etwas dabei?"),
    "reply": ("Hilft dir das weiter?", "Brauchst du sonst noch etwas dafür?", "Ist deine Frage damit beantwortet?"),
    "first": ("Womit bist du gerade beschäftigt?", "Was hast du von dem Tag mitgenommen?", "Woran arbeitest du im Moment am liebsten?", "Was liegt diese Woche bei dir auf dem Tisch?", "Wollen wir das bei einem Kaffee fortsetzen?"),
    "first.written": ("Womit bist du gerade beschäftigt?", "Woran arbeitest du im Moment am liebsten?", "Was liegt diese Woche bei dir auf dem Tisch?", "Wollen wir das bei einem Telefonat fortsetzen?"),
    "birthday": ("Wie verbringst du den Tag?", "Worauf freust du dich in diesem Jahr?", "Was würde es für dich zu einem guten Jahr machen?", "Feierst du, oder lässt du es ruhig angehen?", "Welcher Plan freut dich gerade am meisten?"),
    "birthday.past": ("Wie hast du den Tag verbracht?", "Was war der schönste Moment?", "Worauf freust du dich in diesem Jahr?", "Hast du gefeiert, oder war es ein ruhiger Tag?"),
    "news": ("Was hat dich seitdem beschäftigt?", "Was hat sich bei dir seitdem verändert?", "Woran arbeitest du zurzeit?", "Was war seitdem das Schönste?", "Was beschäftigt dich gerade am meisten?", "Wollen wir in den nächsten Wochen einmal telefonieren?"),
    "subject": ("Was ist daraus geworden?", "Wie ging es damit weiter?", "Wie ist der Stand heute?", "Wie ist es ausgegangen?"),
    "family": ("Wie läuft es damit zu Hause?", "Wie geht es allen damit?", "Wie fühlt ihr euch damit?", "Was ändert sich dadurch für dich zu Hause?"),
    "work": ("Wie läuft es damit?", "Was gefällt dir daran bisher am besten?", "Was hat dich dabei überrascht?", "Wie findest du es inzwischen?"),
    "interest": ("Was macht dir daran gerade am meisten Freude?", "Wie läuft es damit?", "Wie bist du dazu gekommen?", "Was würdest du jemandem raten, der damit anfangen will?"),
    "goal": ("Wie weit bist du gekommen?", "Wie läuft es damit?", "Was ist der nächste Schritt?", "Was würde dir dabei helfen?"),
    "need": ("Hat es schon geklappt, oder soll ich mich für dich umhören?", "Ist das noch offen? Soll ich mich umhören?", "Bist du fündig geworden, oder soll ich dir suchen helfen?", "Soll ich die Augen offen halten, oder hat es sich erledigt?"),
    "offer": ("Ist das noch so?", "Wie bist du dazu gekommen?", "Hat sich schon jemand gemeldet?"),
    "connected": ("Woran arbeitest du zurzeit?", "Was hat sich bei dir seitdem verändert?", "Was macht dir bei der Arbeit gerade am meisten Freude?", "Was war das Beste an diesen Jahren?", "Weißt du noch, wie wir aufeinander gekommen sind?", "Wonach soll man dich zurzeit fragen?"),
    "employer": ("Wie war oder ist es für dich dort?", "In welchen Jahren warst du dort, und mit wem?", "Woran denkst du dabei am liebsten?", "Mit wem von dort hast du noch Kontakt?", "Was hast du dort gelernt?"),
    "school": ("Hast du noch Kontakt zu jemandem von dort?", "Woran erinnerst du dich am liebsten?", "In welchen Jahren warst du dort?", "Was hast du von dort mitgenommen?", "Warst du in letzter Zeit einmal wieder da?"),
    "place": ("Welche Ecke magst du dort am liebsten?", "Was sollte ich dort gerade nicht verpassen?", "Wollen wir dort einmal einen Kaffee trinken?", "Was hat dich dorthin gebracht?", "Wo gehst du dort gern spazieren?"),
    "heard": ("Ist das noch so?", "Was hat sich seitdem verändert?", "Woran arbeitest du zurzeit?", "Wie gefällt es dir inzwischen?", "Was beschäftigt dich gerade am meisten?"),
}
DE: Final = Phrases(
    greetings=("Hallo {given},", "Hi {given},"),
    openings=MappingProxyType(_DE_OPENINGS),
    closings=MappingProxyType(_DE_CLOSINGS),
    subjects=MappingProxyType({"promise": "Was ich versprochen habe", "reply": "Re: {subject}", "first": "Schön, dich kennenzulernen", "birthday": "Alles Gute zum Geburtstag", "connected": "Ein Gruß nach {years}", "subject": "{subject}", "": "Ein Gruß"}),
    months=("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"),
    weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    numbers=("", "einem Jahr", "zwei Jahren", "drei Jahren", "vier Jahren", "fünf Jahren", "sechs Jahren", "sieben Jahren", "acht Jahren", "neun Jahren", "zehn Jahren", "elf Jahren", "zwölf Jahren"),
    times=MappingProxyType({"today": ("heute", "von heute"), "yesterday": ("gestern", "von gestern"), "weekday": ("am {weekday}", "von {weekday}"), "week": ("letzte Woche", "von letzter Woche"), "month": ("im {month}", "vom {month}"), "year": ("im {month} {year}", "vom {month} {year}")}),
    many_years="{} Jahren",
    day_of_month="{day}. {month}",
)
IN: Final[Mapping[str, Phrases]] = MappingProxyType({"en": EN, "de": DE})
