"""What the owner says when giving, asking and introducing, in English; what the marks mean stands beside this."""

from typing import Final

EN: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
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
