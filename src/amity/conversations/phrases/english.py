"""What the owner says in English: each topic in several ways, so that nobody gets the text of another."""

from types import MappingProxyType
from typing import Final

from amity.conversations.phrases.english_openings import OPENINGS
from amity.conversations.phrases.form import Phrases

_CLOSINGS = {
    "promise": (
        "Is it still useful to you?",
        "Does it still come at a good time?",
        "Would anything else help with it?",
    ),
    "awaited": (
        "Does it still suit you? A no is fine too.",
        "Would you still like to, or shall we let it go?",
        "Is it still something you would like, or shall I take it off my list?",
    ),
    "news.work": (
        "What will you work on first?",
        "How were the first days?",
        "What would make the first months easier for you?",
        "What are you looking forward to most?",
    ),
    "news.place": (
        "How do you like it there so far?",
        "What brought you there?",
        "Which corner of it do you like best?",
        "What was the best thing about moving?",
    ),
    "dormant": (
        "Shall we find half an hour for a call one of these weeks?",
        "What have the years since then held for you? I would like to hear it on the phone, or in a few lines.",
        "What are you doing these days? I would be glad of a call.",
        "May I call you one of these evenings and hear what you do these days?",
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
    openings=MappingProxyType(OPENINGS),
    closings=MappingProxyType(_CLOSINGS),
    subjects=MappingProxyType(
        {
            "promise": "What I promised",
            "reply": "Re: {subject}",
            "first": "Good to meet you",
            "birthday": "Happy birthday",
            "news": "Congratulations",
            "awaited": "Something you had in mind",
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
