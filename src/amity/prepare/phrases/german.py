"""What is said aloud, in German: with "du" and with "Sie"."""

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from amity.prepare.phrases.form import Sayings

DE: Final = Sayings(
    told="Du hast mir erzählt: {fact}.",
    quoted="Du hast „{text}“ erwähnt.",
    again="Du hast mir einmal erzählt: {fact}. Ist das noch so?",
    again_quoted="Du hast einmal „{text}“ erwähnt. Ist das noch so?",
    goes_on=MappingProxyType(
        {
            "family": "Wie geht es damit?",
            "work": "Was ist daraus geworden?",
            "interest": "Was macht dir daran gerade am meisten Freude?",
            "goal": "Was ist der nächste Schritt?",
            "need": "Hast du es gefunden?",
            "offer": "Wie bist du dazu gekommen?",
        }
    ),
    promised="Ich habe nicht vergessen, was ich versprochen habe: „{text}“. Kannst du es noch brauchen?",
    met_at="Als wir {when} geredet haben {place}, waren wir noch nicht fertig. Was ist seitdem passiert?",
    met="Wir haben {when} zuletzt geredet. Was ist seitdem passiert, das du gern erzählst?",
    subject="Wir haben uns {when} über „{subject}“ geschrieben. Was ist daraus geworden?",
    news_work="Du bist jetzt bei {organisation}. Wie ist der Anfang?",
    news_title="Du bist jetzt {title}. Was ist anders als vorher?",
    news_place="Du bist jetzt in {place}. Wie gefällt es dir dort?",
    at_work="Was beschäftigt dich bei {organisation} gerade am meisten?",
    by_title="{title}: Was magst du daran zurzeit am liebsten?",
    in_place="Wie ist es in {place} um diese Jahreszeit?",
    need="Du hast etwas gesucht: „{text}“. Hast du es gefunden?",
    guest_title="Auf der Gästeliste steht {title}. Wie sieht damit ein guter Tag aus?",
    guest_organisation="Woran arbeitest du bei {organisation} gerade?",
    guest_said="Du hast bei der Anmeldung „{text}“ geschrieben. Wie bist du darauf gekommen?",
    speaker="Welche Frage nach deinem Vortrag hättest du gern gehört?",
    host="Wie ist das hier entstanden?",
    host_named="{name}, wie hast du all diese Leute hergebracht?",
    openers=MappingProxyType(
        {
            "anyone": (
                "Was möchtest du heute gern mitnehmen?",
                "Was hat dich in letzter Zeit beschäftigt, im guten Sinn?",
                "Wonach wirst du gern gefragt?",
            ),
            "talk": (
                "Welchen Gedanken aus dem Vortrag nimmst du mit?",
                "Was hättest du noch gefragt, wenn mehr Zeit gewesen wäre?",
            ),
            "queue": ("Was war bis jetzt dein schönster Moment hier?", "Wie hast du hiervon erfahren?"),
            "lunch": (
                "Darf ich mich dazusetzen? Was ist dir vom Vormittag geblieben?",
                "Welcher Teil von heute ist am nächsten an dem, was du machst?",
            ),
            "online": (
                "Von wo bist du dabei, und wie ist es dort?",
                "Welcher Teil davon ist am nächsten an dem, was du machst?",
            ),
        }
    ),
    leaving=(
        (
            "Ich habe mir vorgenommen, noch jemanden zu begrüßen, bevor ich gehe. Schön, dass wir geredet haben. "
            "Darf ich dir schreiben?"
        ),
        "Den Rest würde ich gern ein andermal hören. Wie erreiche ich dich am besten?",
    ),
    leaving_known=(
        "Schön, dich gesehen zu haben. Ich gehe kurz an die Luft und schreibe dir diese Woche.",
        "Ich habe mir vorgenommen, rechtzeitig heimzugehen. Reden wir bei einem Kaffee weiter?",
    ),
    if_then="Wenn ich allein dastehe, dann hole ich mir etwas zu trinken und frage, wer neben mir steht, was sie oder ihn herführt.",
    quiet="Eine halbe Stunde allein, bevor es losgeht",
)
DE_SIE: Final = replace(
    DE,
    told="Sie haben mir erzählt: {fact}.",
    quoted="Sie haben „{text}“ erwähnt.",
    again="Sie haben mir einmal erzählt: {fact}. Ist das noch so?",
    again_quoted="Sie haben einmal „{text}“ erwähnt. Ist das noch so?",
    goes_on=MappingProxyType(
        {
            **DE.goes_on,
            "interest": "Was macht Ihnen daran gerade am meisten Freude?",
            "need": "Haben Sie es gefunden?",
            "offer": "Wie sind Sie dazu gekommen?",
        }
    ),
    promised="Ich habe nicht vergessen, was ich versprochen habe: „{text}“. Können Sie es noch brauchen?",
    met="Wir haben {when} zuletzt geredet. Was ist seitdem passiert, das Sie gern erzählen?",
    news_work="Sie sind jetzt bei {organisation}. Wie ist der Anfang?",
    news_title="Sie sind jetzt {title}. Was ist anders als vorher?",
    news_place="Sie sind jetzt in {place}. Wie gefällt es Ihnen dort?",
    at_work="Was beschäftigt Sie bei {organisation} gerade am meisten?",
    by_title="{title}: Was mögen Sie daran zurzeit am liebsten?",
    need="Sie haben etwas gesucht: „{text}“. Haben Sie es gefunden?",
    guest_organisation="Woran arbeiten Sie bei {organisation} gerade?",
    guest_said="Sie haben bei der Anmeldung „{text}“ geschrieben. Wie sind Sie darauf gekommen?",
    speaker="Welche Frage nach Ihrem Vortrag hätten Sie gern gehört?",
    host_named="{name}, wie haben Sie all diese Leute hergebracht?",
    openers=MappingProxyType(
        {
            "anyone": (
                "Was möchten Sie heute gern mitnehmen?",
                "Was hat Sie in letzter Zeit beschäftigt, im guten Sinn?",
                "Wonach werden Sie gern gefragt?",
            ),
            "talk": (
                "Welchen Gedanken aus dem Vortrag nehmen Sie mit?",
                "Was hätten Sie noch gefragt, wenn mehr Zeit gewesen wäre?",
            ),
            "queue": ("Was war bis jetzt Ihr schönster Moment hier?", "Wie haben Sie hiervon erfahren?"),
            "lunch": (
                "Darf ich mich dazusetzen? Was ist Ihnen vom Vormittag geblieben?",
                "Welcher Teil von heute ist am nächsten an dem, was Sie machen?",
            ),
            "online": (
                "Von wo sind Sie dabei, und wie ist es dort?",
                "Welcher Teil davon ist am nächsten an dem, was Sie machen?",
            ),
        }
    ),
    leaving=(
        (
            "Ich habe mir vorgenommen, noch jemanden zu begrüßen, bevor ich gehe. Schön, dass wir geredet haben. "
            "Darf ich Ihnen schreiben?"
        ),
        "Den Rest würde ich gern ein andermal hören. Wie erreiche ich Sie am besten?",
    ),
    leaving_known=(
        "Schön, Sie gesehen zu haben. Ich gehe kurz an die Luft und schreibe Ihnen diese Woche.",
        "Ich habe mir vorgenommen, rechtzeitig heimzugehen. Reden wir bei einem Kaffee weiter?",
    ),
)
