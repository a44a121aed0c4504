"""What the owner says in English: each topic in several ways, so that nobody gets the text of another."""

from types import MappingProxyType
from typing import Final

from amity.conversations.phrases.form import Phrases

_OPENINGS = {
    "promise.do": (
        "I said I would {text}, and here it comes: [ask: add it].",
        "I have not forgotten that I said I would {text}. Here it is: [ask: add it].",
        "I promised to {text}. [ask: add it, or say when]",
    ),
    "promise.thing": (
        "about the promise I made, {text}: here it comes. [ask: add it]",
        "I have not forgotten what I promised: {text}. Here it is: [ask: add it].",
        "my promise still stands: {text}. [ask: add it, or say when]",
    ),
    "promise.quote": (
        "I have not forgotten what I promised you: “{text}”. [ask: say how it stands]",
        "my note of what I promised you says “{text}”. [ask: say how it stands]",
        "“{text}” is what I promised you. [ask: say how it stands]",
    ),
    "reply.subject": (
        "thank you for your mail about “{subject}”. [ask: your answer]",
        "your mail about “{subject}” asked me something. [ask: your answer]",
        "thanks for writing about “{subject}”. [ask: your answer]",
    ),
    "reply.plain": (
        "thank you for your message from {from_when}. [ask: your answer]",
        "you asked me something {when}, and here is my answer. [ask: your answer]",
        "thanks for writing {when}. [ask: your answer]",
    ),
    "met.place": (
        "it was good to talk to you {place} {when}.",
        "I liked our talk {place} {when}.",
        "thank you for the talk {place} {when}.",
        "I was glad to meet you {place} {when}.",
    ),
    "met.plain": (
        "it was good to meet you {when}.",
        "I was glad to meet you {when}.",
        "thank you for the talk we had {when}.",
        "I liked meeting you {when}.",
    ),
    "met.day": (
        "we first met {when}.",
        "I saw that we first met {when}.",
        "{when} was when we first met.",
        "it was {when} that we first met.",
    ),
    "call": (
        "it was good to talk to you {when}.",
        "thank you for the call we had {when}.",
        "I liked our call {when}.",
        "I was glad we talked {when}.",
    ),
    "first.written": (
        "it was good to hear from you {when}.",
        "thank you for writing {when}.",
        "I was glad to get your message {when}.",
        "thanks again for your message {when}.",
    ),
    "birthday.today": (
        "happy birthday!",
        "all the best for your birthday today.",
        "I wish you a very good birthday.",
        "a happy birthday to you, and a good year.",
    ),
    "birthday.soon": (
        "your birthday on {day} is coming up.",
        "I have {day} in my calendar as your birthday.",
        "{day} is your birthday, so here is an early hello.",
        "I saw that your birthday comes on {day}.",
    ),
    "birthday.past": (
        "my wishes come a little late: happy birthday on {day}.",
        "I hope you had a good birthday on {day}.",
        "belated wishes for your birthday on {day}.",
        "happy birthday, a little after {day}.",
    ),
    "quiet.place": (
        "we last talked {when}, {place}.",
        "I thought of our talk {place} {when}.",
        "our talk {place} {when} came back to me.",
        "I still remember our talk {place} {when}.",
        "{when} we talked {place}.",
    ),
    "quiet.met": (
        "we last met {when}.",
        "I thought of when we met {when}.",
        "our last talk was {when}, and I would like another.",
        "I still think back to when we met {when}.",
        "the last time we sat together was {when}.",
    ),
    "quiet.call": (
        "we last talked on the phone {when}.",
        "I thought of our call {when}.",
        "our last call was {when}, and I would like another.",
        "I still think back to our call {when}.",
    ),
    "quiet.subject": (
        "{when} we wrote about “{subject}”.",
        "I came across our mails about “{subject}” from {from_when}.",
        "“{subject}” was what we wrote about {when}.",
        "I thought of our mails about “{subject}” from {from_when}.",
    ),
    "quiet.written": (
        "we last wrote to each other {when}.",
        "I thought of you: our last messages are from {from_when}.",
        "our last messages are from {from_when}, and I would like to hear from you.",
        "I saw that we last wrote to each other {when}.",
    ),
    "quiet.heard": (
        "I thought of your message from {from_when}.",
        "your message from {from_when} came to my mind again.",
        "I came across what you wrote {when}.",
        "you wrote to me {when}, and I thought of it again.",
    ),
    "quiet.wrote": (
        "I last wrote to you {when}.",
        "it was {when} that I last wrote to you.",
        "I thought of you, and of what I wrote to you {when}.",
        "I came across what I wrote to you {when}.",
    ),
    "list.subject": (
        "I came across your mail to the list about “{subject}” from {from_when}.",
        "I read what you wrote to the list about “{subject}” {when}.",
        "your mail about “{subject}” to the list {when} caught my eye.",
        "“{subject}” was what you wrote to the list about {when}.",
    ),
    "list.plain": (
        "I came across your mail to the list from {from_when}.",
        "I read what you wrote to the list {when}.",
        "your mail to the list {when} caught my eye.",
        "it was {when} that I read you on the list.",
    ),
    "fact.told": (
        "{when} you told me that {fact}.",
        "I remember you telling me {when} that {fact}.",
        "I thought of what you told me {when}: {fact}.",
        "I still know from {from_when} that {fact}.",
    ),
    "fact.once": (
        "you once told me that {fact}.",
        "I remember that {fact}.",
        "I thought of something you once told me: {fact}.",
        "I have kept in mind that {fact}.",
    ),
    "fact.quote": (
        "I kept a line from our talk {when}: “{text}”.",
        "my note from {from_when} says “{text}”.",
        "I wrote down “{text}” when we talked {when}.",
        "“{text}” is what I noted when we talked {when}.",
    ),
    "connected": (
        "{years} ago this week we connected{where}.",
        "I saw that we connected{where} {years} ago this week.",
        "it is {years} this week since we connected{where}.",
        "{years} ago, in this very week, we connected{where}.",
    ),
    "connected.on": (
        "we connected{where} {when}.",
        "I saw that we connected{where} {when}.",
        "{when} we connected{where}.",
        "our connection{where} is from {from_when}.",
    ),
    "connected.new": (
        "I am glad that we connected{where} {when}.",
        "it was good to connect{where} {when}.",
        "thank you for connecting{where} {when}.",
        "{when} we connected{where}, so here is a proper hello.",
    ),
    "employer": (
        "{name} is on both our paths.",
        "I saw that we share {name} in our working lives.",
        "{name} is in your working life and in mine.",
        "I noticed {name} in your profile, and it is in mine too.",
    ),
    "school": (
        "{name} is something we share.",
        "I saw that we both have {name} in our past or present.",
        "we both know {name} from the inside.",
        "I noticed {name} in your profile, and it is in mine too.",
    ),
    "place": (
        "I saw that you are in {name}, and so am I.",
        "we are both in {name}.",
        "{name} is where we both live, as I saw.",
        "I noticed {name} in your profile, and I am there too.",
    ),
    "heard.work": (
        "my address book has you at {name}.",
        "I have you down at {name}.",
        "my notes have you at {name}, and I thought of you.",
        "{name} is where my address book has you.",
    ),
    "heard.place": (
        "my address book has you in {name}.",
        "I have you down in {name}.",
        "my notes have you in {name}, and I thought of you.",
        "{name} is where my address book has you.",
    ),
    "met": (
        "I remember meeting you. [ask: where it was, or what you talked about]",
        "we met some time ago. [ask: one thing you remember of it]",
        "I thought of when we met. [ask: where it was, or what stayed with you]",
        "it has been a while since we met. [ask: one thing you remember]",
    ),
    "none": (
        "[ask: what made you think of them]",
        "I thought of you. [ask: what reminded you of them]",
        "[ask: something you remember of them, or want to share]",
        "a short hello from me. [ask: one thing you remember of them]",
    ),
}
_CLOSINGS = {
    "promise": (
        "Is it still useful to you?",
        "Does it still come at a good time?",
        "Would anything else help with it?",
    ),
    "reply": ("Does that help?", "Is there anything else you need for it?", "Does that answer it?"),
    "first": (
        "What are you busy with at the moment?",
        "What has stayed with you from that day?",
        "Which of the things you are working on do you like most?",
        "What is on your desk this week?",
        "Shall we go on with it over a coffee one of these weeks?",
    ),
    "first.written": (
        "What are you busy with at the moment?",
        "Which of the things you are working on do you like most?",
        "What is on your desk this week?",
        "Shall we go on with it over a call one of these weeks?",
    ),
    "birthday": (
        "How will you spend the day?",
        "What are you looking forward to this year?",
        "What would make it a good year for you?",
        "Are you celebrating, or keeping it quiet?",
        "Which plan for the new year are you happiest about?",
    ),
    "birthday.past": (
        "How did you spend the day?",
        "What was the best moment of it?",
        "What are you looking forward to this year?",
        "Did you celebrate, or keep it quiet?",
    ),
    "news": (
        "What has kept you busy since?",
        "What has changed for you since then?",
        "What are you working on these days?",
        "What is the best thing that has happened since?",
        "What occupies you most at the moment?",
        "Shall we find half an hour for a call one of these weeks?",
    ),
    "subject": (
        "What became of it?",
        "How did it go on from there?",
        "Where does it stand now?",
        "How did it turn out for you?",
    ),
    "family": (
        "How is that going at home?",
        "How is everybody doing with it?",
        "How do you all feel about it?",
        "What does it change for you at home?",
    ),
    "work": (
        "How is that going?",
        "What do you like most about it so far?",
        "What has surprised you about it?",
        "How do you find it now?",
    ),
    "interest": (
        "What do you enjoy most about it at the moment?",
        "How is that going?",
        "How did you come to it?",
        "What would you tell somebody who is curious about it?",
    ),
    "goal": (
        "How far have you come?",
        "How is that going?",
        "What is the next step?",
        "What would help with it?",
    ),
    "need": (
        "Have you found it, or shall I ask around for you?",
        "Is that still open? I can ask around.",
        "Did that work out, or may I help you look?",
        "Shall I keep my eyes open for you, or have you found it?",
    ),
    "offer": (
        "Is that still so?",
        "How did you come to it?",
        "Has anybody taken you up on it?",
        "What do you like about it?",
    ),
    "connected": (
        "What are you working on these days?",
        "What has changed for you since then?",
        "Which part of your work do you like most at the moment?",
        "How did we first come across each other, do you remember?",
        "What would you like to be asked about these days?",
    ),
    "connected.years": (
        "What has changed for you since then?",
        "What has been the best part of that time?",
        "What are you working on these days?",
        "How did we first come across each other, do you remember?",
        "What would you like to be asked about these days?",
    ),
    "connected.new": (
        "What are you working on these days?",
        "Which part of your work do you like most at the moment?",
        "What would you like to be asked about these days?",
        "What is on your desk this week?",
    ),
    "employer": (
        "How has it been for you there?",
        "Which years were you there, and with whom?",
        "What do you remember, or like, most about it?",
        "Who from there are you still in touch with?",
        "What has it taught you?",
    ),
    "school": (
        "Are you in touch with anybody from there?",
        "What do you remember best about it?",
        "Which years were you there?",
        "What did you take with you from there?",
        "Have you been back lately?",
    ),
    "place": (
        "Which corner of it do you like best?",
        "What should I not miss there this season?",
        "Shall we have a coffee there one of these weeks?",
        "What brought you there?",
        "Where do you go for a good walk?",
    ),
    "heard": (
        "Is that still right?",
        "What has changed since?",
        "What are you working on these days?",
        "How do you like it there?",
        "What occupies you most at the moment?",
    ),
}
EN: Final = Phrases(
    greetings=("Hi {given},", "Hello {given},"),
    openings=MappingProxyType(_OPENINGS),
    closings=MappingProxyType(_CLOSINGS),
    subjects=MappingProxyType(
        {
            "promise": "What I promised",
            "reply": "Re: {subject}",
            "first": "Good to meet you",
            "birthday": "Happy birthday",
            "connected": "A hello after {years}",
            "list": "Your mail about {subject}",
            "subject": "{subject}",
            "": "A hello",
        }
    ),
    months=tuple(
        ("January February March April May June July August September October November December").split()
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    numbers=(
        "",
        *(
            "one year, two years, three years, four years, five years, six years, "
            "seven years, eight years, nine years, ten years, eleven years, twelve years"
        ).split(", "),
    ),
    weeks=("", "a week", "two weeks", "three weeks", "four weeks", "five weeks"),
    times=MappingProxyType(
        {
            "today": ("today", "today"),
            "yesterday": ("yesterday", "yesterday"),
            "weekday": ("on {weekday}", "{weekday}"),
            "week": ("last week", "last week"),
            "weeks": ("{weeks} ago", "{weeks} ago"),
            "month": ("in {month}", "{month}"),
            "year": ("in {month} {year}", "{month} {year}"),
        }
    ),
    many_years="{} years",
    day_of_month="{day} {month}",
)
