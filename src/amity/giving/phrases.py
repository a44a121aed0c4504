"""What the owner says when giving, asking and introducing, in English and German: sentences with what they rest on.

A sentence with `{...}` rests on the values named there, any other is the owner's own. "~" marks a sentence that a
shorter text leaves out, "<du|Sie>" the two ways of German. Names: `other` is the other person, `need`, `offer`,
`care`, `text` and `thing` are stored words.
"""

from typing import Final

Told = tuple[tuple[str, ...], ...]  # several ways to say it, each a few sentences

EN: Final[dict[str, Told]] = {
    "request": (
        (
            "{other} is looking for {need}.",
            "You came to my mind because of this: “{offer}”.",
            "Would you be open to an introduction?",
            "~A no is fine; {other} does not know that I ask.",
        ),
        (
            "somebody I know, {other}, is looking for {need}.",
            "You came to my mind with “{offer}”.",
            "Would you be open to being introduced?",
            "~If not, that is quite all right, and {other} will not hear of it.",
        ),
    ),
    "request.why": (
        (
            "{other} and you came to my mind together: {why}.",
            "Would you be open to an introduction?",
            "~A no is fine; {other} does not know that I ask.",
        ),
    ),
    "opt_in.why": (
        (
            "I asked {other}, who said yes to an introduction.",
            "You two came to my mind together: {why}.",
            "Shall I introduce you two to each other?",
            "~It is up to you, and there is no hurry.",
        ),
    ),
    "joint.why": (
        (
            "I would like to introduce you two to each other.",
            "You came to my mind together: {why}.",
            "~I leave it to you two to find a time, and step back.",
        ),
    ),
    "opt_in": (
        (
            "a while ago I noted that you look for {need}.",
            "{other} said yes to an introduction.",
            "Shall I introduce you two to each other?",
            "~A no is fine too.",
        ),
        (
            "I remember that you look for {need}.",
            "I asked {other}, who said yes to an introduction.",
            "Shall I introduce you two?",
            "~It is up to you, and there is no hurry.",
        ),
    ),
    "joint": (
        (
            "I would like to introduce you two to each other.",
            "It is about {need}, and you both said yes.",
            "~I leave it to you two to find a time, and step back.",
        ),
    ),
    "thanks": (
        (
            "thank you for saying yes to the introduction with {other}.",
            "~It was a gift to both of us.",
            "How did it go?",
        ),
    ),
    "thanks.outcome": (
        (
            "thank you for saying yes to the introduction with {other}.",
            "What came of it: {outcome}.",
        ),
    ),
    "kindly.first": (
        (
            "thank you for your answer about the introduction with {other}.",
            "A no is a good answer, and nobody was told.",
        ),
    ),
    "kindly.second": (
        (
            "the introduction with {other} does not work out at the moment.",
            "That is nobody's fault, and I thank you for having been open to it.",
        ),
    ),
    "kindly.late": (
        (
            "I asked about an introduction with {other} and take that off the table now.",
            "There is nothing to answer, and no hurry was meant.",
        ),
    ),
    "ask.match": (
        (
            "I am looking for {need}.",
            "You came to my mind because of this: “{offer}”.",
            "Would twenty minutes on the phone be possible one of these weeks?",
            "~A no is fine too.",
        ),
    ),
    "help.match": (
        (
            "I remember that you look for {need}.",
            "Perhaps I can help: {offer}.",
            "Shall I help with that?",
        ),
    ),
    "share": (
        (
            "I came across “{thing}” and thought of you.",
            "It reminded me of this: “{care}”.",
            "May I send it to you?",
        ),
        ("“{thing}” made me think of something I kept in mind: “{care}”.", "Shall I send it over?"),
    ),
    "ask.advice": (
        (
            "I am thinking about {topic}, and you came to my mind because of this: “{text}”.",
            "May I ask you about it for twenty minutes on the phone one of these weeks?",
            "~A no is fine too.",
        ),
    ),
    "ask.feedback": (
        (
            "I have something half done here: {topic}.",
            "You came to my mind because of this: “{text}”.",
            "Would you look at two pages of it and tell me what is missing?",
            "~A no is fine too.",
        ),
    ),
    "ask.referral": (
        (
            "I am looking around for {topic}.",
            "You came to my mind because of this: “{text}”.",
            "Who would be a good person to talk to for a first impression?",
            "~It need not be soon.",
        ),
    ),
    "ask.company": (
        (
            "you came to my mind because of this: “{text}”.",
            "Would you like to take a walk or have a coffee one of these days?",
            "~No need to plan much.",
        ),
    ),
    "ask.advice.again": (
        (
            "I am thinking about {topic}, and you helped me before with “{text}”.",
            "May I ask you about it for twenty minutes on the phone one of these weeks?",
            "~A no is fine too.",
        ),
    ),
    "ask.feedback.again": (
        (
            "I have something half done here: {topic}.",
            "I still remember how you helped me with “{text}”.",
            "Would you look at two pages of it and tell me what is missing?",
            "~A no is fine too.",
        ),
    ),
    "ask.referral.again": (
        (
            "I am looking around for {topic}.",
            "You helped me before with “{text}”, and that was kind.",
            "Who would be a good person to talk to for a first impression?",
            "~It need not be soon.",
        ),
    ),
    "ask.company.again": (
        (
            "you were there for me with “{text}”.",
            "Would you like to take a walk or have a coffee one of these days?",
            "~No need to plan much.",
        ),
    ),
    "thank": (
        ("thank you for this: {text}.", "~I have not forgotten it."),
        ("I wanted to say thank you for {text}.", "~It did me good."),
    ),
    "thank.outcome": (("thank you for this: {text}.", "What came of it: {outcome}."),),
    "decline": (
        (
            "you look for {need}, and I cannot help with it at the moment.",
            "I would rather say so now than leave it open.",
            "Is there somebody else I could ask for you?",
        ),
    ),
    "let_go": (
        (
            "I said that I would {text}, and I see now that I cannot.",
            "I would rather say so than stay silent.",
            "Does that leave a gap that I should know of?",
        ),
    ),
    "recommendation": (
        (
            "I am bringing my profile up to date, and thought of this: {text}.",
            "Would you write three lines about what I was like to work with?",
            "~A no is fine too.",
        ),
    ),
}
DE: Final[dict[str, Told]] = {
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
IN: Final = {"en": EN, "de": DE}
SUBJECTS: Final = {
    "en": {
        "request": "An introduction, if you like", "opt_in": "An introduction, if you like", "joint": "{first} and {second}",
        "thanks": "Thank you", "kindly": "About the introduction", "ask": "A question", "help": "Perhaps I can help",
        "share": "Something for you", "thank": "Thank you", "decline": "About what you look for",
        "let_go": "What I promised", "recommendation": "Three lines",
    },
    "de": {
        "request": "Ein Kontakt, wenn es passt", "opt_in": "Ein Kontakt, wenn es passt", "joint": "{first} und {second}",
        "thanks": "Danke", "kindly": "Wegen des Kennenlernens", "ask": "Eine Frage", "help": "Vielleicht kann ich helfen",
        "share": "Etwas Gelesenes", "thank": "Danke", "decline": "Wegen einer Bitte",
        "let_go": "Was ich versprochen habe", "recommendation": "Drei Zeilen",
    },
}  # fmt: skip
BLURB: Final = {"en": "{other} looks for {need}.", "de": "{other} sucht: {need}."}
