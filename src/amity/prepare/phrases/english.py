"""What is said aloud, in English."""

from types import MappingProxyType
from typing import Final

from amity.prepare.phrases.form import Sayings

EN: Final = Sayings(
    told="You told me that {fact}.",
    quoted="You mentioned “{text}”.",
    again="You once told me that {fact}. Is that still so?",
    again_quoted="You once mentioned “{text}”. Is that still so?",
    goes_on=MappingProxyType(
        {
            "family": "How is that going?",
            "work": "What has come of it?",
            "interest": "What do you enjoy most about it just now?",
            "goal": "What is the next step?",
            "need": "Have you found it?",
            "offer": "How did you come to do that?",
        }
    ),
    promised="I have not forgotten what I promised: “{text}”. Is it still of use to you?",
    met_at="When we talked {when} {place}, we stopped somewhere in the middle. What has happened since?",
    met="We last talked {when}. What has happened since that you would like to tell?",
    subject="We wrote about “{subject}” {when}. What has become of it?",
    news_work="You are at {organisation} now. How is the beginning?",
    news_title="You are {title} now. What is different from before?",
    news_place="You are in {place} now. How do you like it there?",
    at_work="What takes most of your thoughts at {organisation} just now?",
    by_title="{title}: which part of it do you like best these days?",
    in_place="What is {place} like at this time of the year?",
    need="You were looking for something: “{text}”. Have you found it?",
    guest_title="The guest list says {title}. What does a good day of that look like?",
    guest_organisation="What are you working on at {organisation} just now?",
    guest_said="You wrote “{text}” when you signed up. What made you think of it?",
    speaker="Which question after your talk would you have liked to be asked?",
    host="How did this come about?",
    host_named="{name}, how did you get all these people to come?",
    openers=MappingProxyType(
        {
            "anyone": (
                "What are you hoping to take home today?",
                "What has kept you busy lately, in a good way?",
                "What would you like to be asked about?",
            ),
            "talk": (
                "Which thought of this talk will you take along?",
                "What would you have asked if there had been more time?",
            ),
            "queue": (
                "What has been the best part of your day here so far?",
                "How did you hear of this?",
            ),
            "lunch": (
                "May I join you? What stayed with you this morning?",
                "Which part of today is closest to what you do?",
            ),
            "online": (
                "From where are you joining, and what is it like there?",
                "Which part of this is closest to what you do?",
            ),
        }
    ),
    leaving=(
        "I promised myself to say hello to one more person before I go. I’m glad we talked. May I write to you?",
        "I would like to hear the rest of it another day. What is the best way to reach you?",
    ),
    leaving_known=(
        "It was good to see you. I will get some air now and write to you this week.",
        "I promised myself to go home in time. Shall we go on with this over a coffee?",
    ),
    if_then="If I stand alone, then I get a drink and ask the person next to me what brought them here.",
    quiet="Half an hour alone before it begins",
)
