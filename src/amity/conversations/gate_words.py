"""What a kind message does without: patterns in English and German, by the sentence that refuses it.

Every pattern is linear in time: no nested repetition, gaps bounded.
"""

import re
from typing import Final

GAP = r"(?:\W+\w+){0,4}?\W+"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + ")", re.I)


SENSITIVE: Final = _any(
    r"depress\w*", r"burn-?out\w*", r"divorc\w*", r"miscarriage", r"abortion", r"cancer\b", r"tumou?r\w*",
    r"chemo\w*", r"psychiatr\w*", r"psychother\w*", r"therap(?:y|ist)\b", r"rehab\w*", r"addict\w*",
    r"alcoholi\w*", r"bankrupt\w*", r"in debt\b", r"debts\b", r"affair with", r"suicid\w*", r"diagnos\w*",
    r"hiv\b", r"pregnan\w*", r"layoffs?\b", r"laid off\b", r"was fired\b", r"salary\b", r"lawsuit\w*",
    r"scheidung\w*", r"geschieden\w*", r"trennung\b", r"fehlgeburt\w*", r"krebs(?!tag)\w*", r"therapie\w*",
    r"sucht(?:klinik|problem\w*|krank\w*)", r"entzugs?\w*", r"alkoholi\w*", r"schulden\b", r"insolven\w*",
    r"schwanger\w*", r"kündigung\w*", r"gekündigt worden", r"gehalt\b", r"affäre\w*", r"selbstmord\w*",
)
SALES: Final = _any(
    r"exclusive (?:offer|deal|access)\w*", r"free (?:demo|trial|consultation)\w*", r"special offer\w*",
    r"limited[- ]time", r"discount\w*", r"save \d+\s?%", r"\d+\s?% off", r"lock it in", r"sign up (?:now|today)",
    r"book (?:a|your) (?:free |quick )?(?:demo|call|slot)\b", r"buy now", r"our (?:product|solution|services?|platform)\b",
    r"value proposition", r"roi\b", r"close the deal", r"win-win", r"act now", r"last chance", r"pricing\b",
    r"game[- ]chang\w+", r"unlock\w*", r"boost your", r"grow your (?:business|revenue|sales)", r"lead gen\w*",
    r"(?:unschlagbar|einmalig|exklusiv|unwiderstehlich)\w* (?:angebot|chance|gelegenheit|rabatt|preis)\w*",
    r"sichere? dir", r"sichern sie sich", r"rabatt\w*", r"gratis\w*", r"kostenlose?[nrs]? (?:demo|test|beratung|erstgespräch)\w*",
    r"jetzt (?:buchen|kaufen|zugreifen|zuschlagen|anmelden)", r"nur noch (?:heute|diese woche|wenige tage|bis)",
    r"mein(?:e|em|en)? (?:\w+ )?angebot\b", r"sonderangebot\w*", r"spar(?:e|en sie)? \d+", r"schnäppchen\w*",
    r"unser(?:e|em|en)? (?:produkt|lösung|plattform|dienstleistung)\w*", r"mehrwert\b", r"zielgruppe\w*",
)
FLATTERY: Final = _any(
    rf"(?:you|you're|your|you are|du|dein\w*|bist){GAP}(?:genius|brilliant|phenomenal|legend(?:ary)?|superstar|incredible|"
    r"amazing|extraordinary|genial\w*|brillant\w*|unglaublich\w*|phänomenal\w*|großartigste\w*|fantastisch\w*|legende)\b",
    r"(?:the )?most (?:brilliant|amazing|talented|inspiring|incredible|gifted|impressive|wonderful|intelligent)\b",
    r"absolute(?:ly)? (?:genius|brilliant|amazing|legend|incredible)", r"genius\b", r"genie\b", r"visionär\w*", r"visionary\b",
    r"the (?:smartest|cleverest|best) (?:person|one|mind|man|woman)\b", r"nobody (?:is|does|else)\b", r"no one (?:is as|does it|else)\b",
    r"in awe of", r"i (?:admire|adore|worship) (?:you|everything)", r"huge fan\b", r"one of a kind", r"beeindruckendste\w*",
    r"(?:der|die|das) (?:klügste|beste|schlauste|talentierteste|großartigste|brillanteste|genialste)\w*",
    r"niemand (?:ist|kann|macht)\b", r"bewundere (?:dich|sie)\b", r"einzigartig\w*", r"überwältigend\w*", r"so unfassbar\b",
    r"rockstar\b", r"world[- ]class\b", r"weltklasse\b", r"always so (?:smart|clever|wise|talented)",
)
PRESSURE: Final = _any(
    r"you never (?:answer|write|call|reply|respond|get back|ask|have time|think)\w*", r"you (?:still )?(?:haven't|have not|didn't) (?:even )?(?:answer|repl|respond|written|called|bother)\w*",
    r"you ignor\w+", r"ignoring (?:me|my)", r"after (?:all|everything) i(?:'ve| have)? (?:did|done|do)\b", r"(?:could|might) at least\b", r"at least you could",
    r"don't you care", r"do you even (?:care|remember)", r"disappoint(?:ed|ing)\b", r"let me down", r"hurt that you", r"you owe me", r"you must\b(?! (?:be|have|know))",
    r"i (?:have written|wrote|have asked|asked) (?:you )?(?:two|three|four|five|many|several|\d+) times", r"(?:third|fourth|fifth) (?:time|message|mail|email|reminder)\b",
    r"(?:asap|urgent(?:ly)?|immediately)\b", r"i expect (?:you|an answer|a reply)", r"last (?:reminder|warning)\b", r"why (?:don't|didn't|won't|haven't) you (?:ever |even )?(?:answer|write|call|reply|respond)",
    r"(?:need|want) (?:an? )?(?:answer|reply|response) (?:by|today|now|until)", r"before it(?:'s| is) too late", r"if you (?:really |still )?(?:cared|were (?:a|my) (?:real )?friend)",
    r"enttäuscht\b", r"enttäuschend\b", r"(?:dich|sich) (?:ja )?nie (?:melde\w*|meldest)", r"nie (?:antwortest|zurückrufst|zeit|meldest|schreibst)", r"meldest (?:du )?dich (?:ja )?(?:nie|nicht)\b",
    r"(?:könntest|kannst) (?:du )?(?:ja )?wenigstens", r"wenigstens (?:mal )?(?:antworten|melden|zurück)", r"nach allem,? was ich", r"du schuldest mir", r"bin ich dir (?:egal|nicht wichtig)", r"dir (?:wohl )?egal\b",
    r"wichtiger als ich", r"im stich gelassen", r"(?:dringend|sofort|umgehend|unverzüglich)\b", r"ich erwarte\b", r"letzte (?:mahnung|erinnerung|chance)\b", r"zum (?:dritten|vierten|fünften|letzten) mal\b",
    r"schon (?:drei|vier|fünf|mehr)mal geschrieben", r"warum (?:antwortest|meldest|schreibst|rufst) du", r"nicht (?:einmal|mal) (?:geantwortet|gemeldet|zurück)\w*", r"ignorier\w+", r"traurig,? dass du",
)
MACHINE: Final = _any(
    r"hope (?:this|my) (?:message|e-?mail|note|letter)? ?finds you", r"i hope (?:you are|you're|all is) (?:doing )?well\b", r"reach(?:ing)? out\b", r"touch(?:ing)? base", r"circl(?:e|ing) back", r"just checking in\b", r"check(?:ing)? in with you",
    r"delv(?:e|ing)\b", r"your (?:\w+ )?journey\b", r"journey (?:there|unfold)\w*", r"leverage\b", r"synerg\w+", r"in today's (?:fast|world)\w*", r"i wanted to take a moment", r"pick your brain", r"hop on a call", r"at your earliest convenience", r"as per my",
    r"i trust this", r"resonat\w+", r"tapestry\b", r"testament to\b", r"elevate\b", r"thrilled to\b", r"looking forward to hearing from you", r"exciting (?:opportunit|time)\w*", r"navigat(?:e|ing) the", r"value your insights?",
    r"ich hoffe,? (?:diese|meine) (?:nachricht|mail|e-mail|zeilen)", r"(?:diese|meine) nachricht (?:erreicht|trifft)", r"es geht (?:dir|ihnen) gut,? und", r"ich hoffe,? (?:dir|ihnen|es|bei dir) (?:\w+ ){0,4}gut\b", r"wollte (?:mich )?(?:nur |einfach )?(?:mal )?kurz (?:nachhaken|nachfragen|melden)", r"deine reise\b",
    r"in der heutigen (?:schnelllebigen )?(?:zeit|welt)", r"spannende reise", r"bei gelegenheit austauschen", r"austausch auf augenhöhe", r"synergie\w*", r"anbei möchte ich", r"ich möchte (?:die|diese) gelegenheit nutzen", r"gerne stehe ich", r"wertvolle einblicke", r"eintauchen\b",
)
ASKS: Final = _any(
    r"(?:can|could|would|will|may|might) (?:you|i) (?:please |perhaps |maybe )?(?:put in|introduce|recommend|refer|help me|lend me|give me|send me|get me|ask (?:you|your)|forward|share|look at|review|read|tell your|pass|spare|write me|do me|connect me|have|borrow|vouch|mention me)",
    r"do me a favou?r", r"put in a (?:good )?word", r"i need (?:you|your|a favou?r)", r"i(?:'d| would) (?:like|love) (?:you to|an? intro)", r"(?:introduce|recommend|refer|connect) me\b", r"any chance you could", r"mind (?:sending|helping|introducing|looking)",
    r"(?:kannst|könntest|würdest|magst|willst) du (?:mir|mich|für mich|bitte|ein gutes)", r"leg(?:st|e|en)? (?:du )?(?:\w+ ){0,3}ein gutes wort", r"gutes wort (?:für mich|einlegen)", r"(?:stell|empfiehl|empfehl|vermittel|verbind)\w* (?:du )?mich\b", r"hilfst du mir", r"gibst du mir", r"schickst du mir", r"leihst du mir", r"ich brauche (?:deine|dich|einen gefallen)", r"tust du mir", r"einen gefallen",
)
GIVES: Final = _any(
    r"attached\b", r"enclosed\b", r"here (?:is|are|it is|they are|comes|you go)", r"i(?:'ve| have)? (?:found|sent|posted|brought|packed|put|got|kept|saved|made|return\w*|bring|send) (?:you |it |them |the |your |a |an |two |some )", r"i(?:'ll| will) (?:bring|send|return|drop|post|introduce|lend|give|show|share)", r"i can (?:bring|send|lend|give|show|introduce|share|offer|help|connect|put you)",
    r"(?:shall|may|can|could|should) i (?:send|bring|introduce|connect|lend|give|show|share|ask around|pass|forward|put you|drop|help)", r"would you like (?:me to|it|them|one|my|the|to have)", r"you can have", r"is yours\b", r"sorry for the delay", r"thought of you\b",
    r"anbei\b", r"im anhang", r"hier (?:ist|sind|kommt|kommen)\b", r"soll ich (?:euch|dir|dich|sie|ihn|es|ihm|mal|mich|die|den|das)", r"(?:darf|kann) ich (?:euch|dir|dich) (?:\w+ ){0,5}(?:schicken|bringen|leihen|geben|zeigen|vorstellen|verbinden|helfen|weiterleiten)", r"ich (?:schicke|bringe|leihe|gebe|zeige|verbinde|stelle) (?:dir|dich|euch)",
    r"ich habe (?:noch )?(?:zwei|drei|einen|eine|ein|dir|für dich|das|die|den)\b", r"möchtest du (?:\w+ ){0,4}haben", r"könnt ihr (?:\w+ ){0,6}brauchen", r"(?:kannst|magst) du (?:\w+ ){0,6}(?:brauchen|gebrauchen|haben)\b", r"gehört dir", r"für dich (?:gefunden|aufgehoben|mitgebracht)",
)
EMPTY_QUESTION: Final = re.compile(
    r"^\W*(?:and |so |und |na,? )*(?:how are you|how are things|how have you been|how's it going|how is it going|how's life|how is life|how are you doing(?: these days)?|any news|any updates?|what's up|"
    r"what's new|what is new|what about you|and you|you know|remember(?: me)?|right|okay|ok|isn't it|don't you think|thoughts|sounds good|deal|shall we|"
    r"wie geht(?:'s|s| es)?(?: dir| euch| ihnen)?(?: so)?|alles (?:gut|klar|ok)(?: bei dir)?|was gibt(?:'s| es) neues|gibt es neuigkeiten|was macht die kunst|und selbst|und du|und sonst(?: so)?|oder|nicht wahr|was meinst du|na)"
    r"(?: today| these days| so| now| heute| denn)?\W*$",
    re.I,
)
