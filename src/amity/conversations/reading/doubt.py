"""What a note does not vouch for: negations, questions, hearsay, jokes, plans given up, promises already kept."""

import re
from typing import Final

NEGATED: Final = re.compile(
    r"\b(?:not|never|no longer|nobody|none|neither|without|nothing|nicht|kein\w{0,2}|nie|niemals|weder|nichts|niemand\w*|ohne)\b|n't\b|^\s*(?:no|nein|nope)\b"
)
CALLED_OFF: Final = re.compile(
    r"\b(?:cancell?ed|called off|postponed|didn't (?:show|make it|come)|stood me up|missed (?:each other|the call)|no answer|voicemail|tried to|wanted to|was (?:going|supposed|meant) to|(?:almost|nearly) (?:met|called|saw|talked|ran into|went)|"
    r"abgesagt|verschoben|ausgefallen|versetzt|wollte\w*|beinahe|nicht erreicht|mailbox|versucht)\b"
)
UNSURE: Final = re.compile(
    r"\b(?:might|maybe|perhaps|possibly|probably|apparently|allegedly|supposedly|reportedly|presumably|rumou?rs?|rumou?red|gossip|unconfirmed|they say|people say|word is|"
    r"i heard|heard that|i think|i guess|i wonder|i believe|seems?|could be|would be|if|whether|according to|hopefully|not sure|"
    r"vielleicht|angeblich|womöglich|möglicherweise|wahrscheinlich|vermutlich|anscheinend|scheinbar|wohl|gerüchte?n?|gerüchteweise|es heißt|man sagt|soll|sollen|könnte|würde|hätte|wäre|"
    r"habe gehört|gehört,? dass|glaube,?|ob|falls|laut|nicht sicher|unbestätigt)\b"
)
JOKING: Final = re.compile(
    r"\b(?:jok(?:ed|es|ing|e|ingly)|kidding|just for fun|haha\w*|lol|rofl|sarcas\w+|ironic\w*|teased|scherz\w*|witz\w*|witzel\w*|spaßeshalber|aus spaß|im spaß|zum spaß|ironisch|dreamt|dreamed|geträumt)\b|[😂🤣😜😝😉😆🙃]|;-?\)"
)
GIVEN_UP: Final = re.compile(
    r"\b(?:took back|takes back|taken back|take back|withdrew|withdrawn|withdraws|called off|off the table|changed (?:his|her|their|my) mind|not needed any ?more|no longer|never ?mind|decided against|decided not|backed out|released|let (?:me|him|her|them) off|"
    r"zurückgenommen|zurückgezogen|nimmt .{0,40} zurück|doch nicht|abgesagt|hat sich erledigt|es sich anders überlegt|nicht mehr|hinfällig|entbunden|zieht .{0,40} zurück)\b"
)
KEPT: Final = re.compile(
    r"\b(?:as promised|like promised|that is done|that's done|is done|all done|already (?:sent|did|done|gave|given|brought|returned|called|introduced|paid|got)|kept (?:his|her|my|their|the) (?:promise|word)|done now|settled now|"
    r"wie versprochen|wie zugesagt|ist erledigt|schon erledigt|bereits|hat (?:sein|ihr) (?:versprechen|wort) gehalten|versprechen gehalten|wort gehalten|ist gehalten|schon (?:geschickt|gemacht|gegeben|gebracht|bezahlt|zurückgegeben)|damit erledigt)\b"
)
TAKES_BACK_THE_LAST: Final = re.compile(
    r"^\W*(?:(?:it's |that's |it is |that is |but )?(?:not|still not|un)[ -]?(?:confirmed|verified|sure|certain|true)|unconfirmed|just (?:kidding|a rumou?r|a joke)|only (?:kidding|a rumou?r|a joke)|(?:but )?(?:it |that )?(?:was |is )?(?:only |just )?(?:a )?(?:rumou?r|joke|gossip)|"
    r"nicht bestätigt|unbestätigt|nur ein (?:gerücht|scherz|witz)|(?:war |das war )(?:nur )?(?:ein )?(?:gerücht|scherz|witz|spaß)|nicht sicher|stimmt (?:aber )?nicht|ob das stimmt\b.*|keine ahnung,? ob.*|no idea if.*|don't know if.*|not sure (?:if|whether).*|"
    r"already (?:done|settled|sent).*|(?:it's |that's |is )?done(?: now| already)?|(?:schon |ist |bereits |das ist )+erledigt|(?:he|she|they|er|sie) (?:later )?(?:took it back|changed (?:his|her|their) mind|withdrew it).*|hat (?:er|sie) (?:aber )?(?:wieder )?zurückgenommen.*)\W*$"
)


def is_doubtful(clause: str) -> bool:
    """Whether a clause says something that must not be kept."""
    return any(pattern.search(clause) for pattern in (NEGATED, UNSURE, JOKING, GIVEN_UP))


def did_not_happen(clause: str) -> bool:
    """Whether an encounter was called off, only wished for, or denied."""
    return any(pattern.search(clause) for pattern in (NEGATED, CALLED_OFF, UNSURE, JOKING))
