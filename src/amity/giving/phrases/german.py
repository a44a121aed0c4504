"""What the owner says when giving, asking and introducing, in German; what the marks mean stands beside this."""

from typing import Final

DE: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "request": (
        (
            "{other} sucht gerade: {need}.",
            "<Du bist|Sie sind> mir eingefallen: „{offer}“.",
            "<Wärst du|Wären Sie> offen dafür, dass ich den Kontakt herstelle?",
            "~Ein Nein ist in Ordnung; {other} weiß nicht, dass ich frage.",
        ),
        (
            "jemand, den ich kenne, {other}, sucht: {need}.",
            "Ich dachte an <dich|Sie> und „{offer}“.",
            "<Wärst du|Wären Sie> offen für ein Kennenlernen?",
            "~Wenn nicht, ist das völlig in Ordnung, und {other} erfährt nichts davon.",
        ),
    ),
    "request.why": (
        (
            "{other} und <du|Sie> sind mir zusammen eingefallen: {why}.",
            "<Wärst du|Wären Sie> offen dafür, dass ich den Kontakt herstelle?",
            "~Ein Nein ist in Ordnung; {other} weiß nicht, dass ich frage.",
        ),
    ),
    "opt_in.why": (
        (
            "{other} hat zu einem Kennenlernen Ja gesagt.",
            "<Ihr seid|Sie sind> mir zusammen eingefallen: {why}.",
            "Soll ich <euch|Sie> einander vorstellen?",
            "~Ein Nein ist auch in Ordnung.",
        ),
    ),
    "joint.why": (
        (
            "ich möchte <euch|Sie> einander gern vorstellen.",
            "<Ihr seid|Sie sind> mir zusammen eingefallen: {why}.",
            "~Einen Termin <findet ihr|finden Sie> am besten selbst; ich ziehe mich zurück.",
        ),
    ),
    "opt_in": (
        (
            "ich habe mir gemerkt, was <du suchst|Sie suchen>: {need}.",
            "{other} hat zu einem Kennenlernen Ja gesagt.",
            "Soll ich <euch|Sie> einander vorstellen?",
            "~Ein Nein ist auch in Ordnung.",
        ),
    ),
    "joint": (
        (
            "ich möchte <euch|Sie> einander gern vorstellen.",
            "Es geht um: {need}, und beide haben Ja gesagt.",
            "~Einen Termin <findet ihr|finden Sie> am besten selbst; ich ziehe mich zurück.",
        ),
    ),
    "thanks": (
        (
            "danke für das Ja zum Kennenlernen mit {other}.",
            "~Das war ein Geschenk für uns beide.",
            "Wie ist es gelaufen?",
        ),
    ),
    "thanks.outcome": (("danke für das Ja zum Kennenlernen mit {other}.", "Daraus wurde: {outcome}."),),
    "kindly.first": (
        (
            "danke für die Antwort wegen des Kennenlernens mit {other}.",
            "Ein Nein ist eine gute Antwort, und niemand hat davon erfahren.",
        ),
    ),
    "kindly.second": (
        (
            "das Kennenlernen mit {other} klappt im Moment nicht.",
            "Das liegt an niemandem, und ich danke für die Offenheit.",
        ),
    ),
    "kindly.late": (
        (
            "ich hatte wegen eines Kennenlernens mit {other} gefragt und nehme das jetzt wieder vom Tisch.",
            "Es gibt nichts zu beantworten, und es eilt nichts.",
        ),
    ),
    "ask.match": (
        (
            "ich suche gerade: {need}.",
            "Ich dachte an <dich|Sie>: „{offer}“.",
            "Wären in den nächsten Wochen zwanzig Minuten am Telefon möglich?",
            "~Ein Nein ist auch in Ordnung.",
        ),
    ),
    "help.match": (
        (
            "ich habe mir gemerkt, was <du suchst|Sie suchen>: {need}.",
            "Vielleicht kann ich helfen: {offer}.",
            "Soll ich <dich|Sie> dabei unterstützen?",
        ),
    ),
    "share": (
        (
            "mir ist „{thing}“ begegnet, und ich dachte an <dich|Sie>.",
            "Es erinnerte mich daran: „{care}“.",
            "Soll ich es <dir|Ihnen> schicken?",
        ),
        ("bei „{thing}“ fiel mir etwas ein: „{care}“.", "Darf ich es <dir|Ihnen> schicken?"),
    ),
    "ask.advice": (
        (
            "ich denke gerade über {topic} nach, und ich dachte an <dich|Sie>: „{text}“.",
            "Darf ich in den nächsten Wochen zwanzig Minuten am Telefon danach fragen?",
            "~Ein Nein ist auch in Ordnung.",
        ),
    ),
    "ask.feedback": (
        (
            "ich habe hier etwas Halbfertiges: {topic}.",
            "Ich dachte an <dich|Sie>: „{text}“.",
            "<Würdest du|Würden Sie> zwei Seiten davon ansehen und mir sagen, was fehlt?",
            "~Ein Nein ist auch in Ordnung.",
        ),
    ),
    "ask.referral": (
        (
            "ich sehe mich gerade um: {topic}.",
            "Ich dachte an <dich|Sie>: „{text}“.",
            "Mit wem könnte ich für einen ersten Eindruck sprechen?",
            "~Es muss nicht bald sein.",
        ),
    ),
    "ask.company": (
        (
            "ich dachte an <dich|Sie>: „{text}“.",
            "<Hast du|Haben Sie> in den nächsten Tagen Lust auf einen Spaziergang oder einen Kaffee?",
            "~Es braucht keinen großen Plan.",
        ),
    ),
    "ask.advice.again": (
        (
            "ich denke gerade über {topic} nach, und <du hast|Sie haben> mir schon einmal geholfen: „{text}“.",
            "Darf ich in den nächsten Wochen zwanzig Minuten am Telefon danach fragen?",
            "~Ein Nein ist auch in Ordnung.",
        ),
    ),
    "ask.feedback.again": (
        (
            "ich habe hier etwas Halbfertiges: {topic}.",
            "Ich weiß noch, wobei <du mir geholfen hast|Sie mir geholfen haben>: „{text}“.",
            "<Würdest du|Würden Sie> zwei Seiten davon ansehen und mir sagen, was fehlt?",
            "~Ein Nein ist auch in Ordnung.",
        ),
    ),
    "ask.referral.again": (
        (
            "ich sehe mich gerade um: {topic}.",
            "<Du hast|Sie haben> mir schon einmal geholfen: „{text}“.",
            "Mit wem könnte ich für einen ersten Eindruck sprechen?",
            "~Es muss nicht bald sein.",
        ),
    ),
    "ask.company.again": (
        (
            "<du warst|Sie waren> für mich da: „{text}“.",
            "<Hast du|Haben Sie> in den nächsten Tagen Lust auf einen Spaziergang oder einen Kaffee?",
            "~Es braucht keinen großen Plan.",
        ),
    ),
    "thank": (
        ("danke dafür: {text}.", "~Ich habe es nicht vergessen."),
        ("ich wollte noch Danke sagen: {text}.", "~Es hat mir gutgetan."),
    ),
    "thank.outcome": (("danke dafür: {text}.", "Daraus wurde: {outcome}."),),
    "decline": (
        (
            "ich weiß, was <du suchst|Sie suchen>: {need}. Gerade kann ich nicht dabei helfen.",
            "Das sage ich lieber jetzt, als es offen zu lassen.",
            "Soll ich jemand anderen danach fragen?",
        ),
    ),
    "let_go": (
        (
            "ich hatte etwas versprochen ({text}) und sehe jetzt, dass ich es nicht schaffe.",
            "Das sage ich lieber, als still zu bleiben.",
            "Entsteht dadurch eine Lücke, von der ich wissen sollte?",
        ),
    ),
    "recommendation": (
        (
            "ich bringe mein Profil auf den neuesten Stand und ich dachte an dies: {text}.",
            "Wären drei Zeilen darüber möglich, wie die Arbeit mit mir war?",
            "~Ein Nein ist auch in Ordnung.",
        ),
    ),
}
