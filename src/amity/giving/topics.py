"""Words that mean the same thing to somebody who needs it, in English and German: "flat", "apartment", "Wohnung"."""

from typing import Final

from amity.base.text import fold

_GROUPS = """
flat apartment room sublet lodging housing landlord wohnung zimmer untermiete unterkunft wg
job position role vacancy employment hiring stelle arbeitsstelle anstellung
speaker talk lecture presentation keynote vortrag referent referentin redner rednerin
teach teaching teacher lesson lessons tutor tutoring class explain unterricht unterrichten nachhilfe lehrer lehrerin erklaren
translate translation translator interpreter ubersetzen ubersetzung ubersetzer ubersetzerin dolmetscher dolmetscherin
proofread proofreading editing copyediting korrektur lektorat gegenlesen korrekturlesen
draft drafts manuscript entwurf entwurfe manuskript
lawyer solicitor attorney legal anwalt anwaltin rechtsanwalt rechtsanwaltin rechtsberatung
doctor physician gp arzt arztin hausarzt
tax taxes accountant accounting bookkeeping steuer steuern steuerberater steuerberaterin buchhaltung
photo photos photographer photography foto fotos fotograf fotografin fotografie
design designer layout graphic illustration illustrator gestaltung grafik grafiker grafikerin
programmer developer software engineer coding programming entwickler entwicklerin programmieren programmierer informatiker informatikerin
website web webseite homepage
statistics statistician statistical sampling regression statistik statistiker statistikerin stichprobe
data analytics analysis analyst daten analyse auswertung
investor investors investment funding finance investoren finanzierung geldgeber
grant grants foerderung forderung stipendium scholarship fellowship
mentor mentoring mentorin guidance coach coaching
interview interviews interviewees participants respondents survey umfrage befragung interviewpartner teilnehmer
recruiter recruiting headhunter personalvermittler
babysitter childcare nanny nursery kita kinderbetreuung tagesmutter
gardener gardening garden plants gartner gartnerin garten pflanzen allotment
car drive lift ride auto mitfahrgelegenheit fahrt
van moving removal boxes umzug umzugswagen umzugshelfer kartons
bike bicycle cycling fahrrad rad radfahren
repair repairs fix mend reparatur reparieren handwerker handwerkerin
carpenter joiner woodwork schreiner schreinerin tischler tischlerin holzarbeit
electrician elektriker elektrikerin
plumber klempner installateur
music musician musicians band musik musiker musikerin
guitar gitarre
piano klavier
choir singer singing chor sanger sangerin singen
violin geige violine
cook cooking recipe recipes chef kochen rezept rezepte koch kochin
bake baking cake backen kuchen
book books reading novel buch bucher lesen roman
publisher publishing verlag verlage veroffentlichen
journalist press reporter journalistin presse
marketing publicity werbung
network server servers hosting serverraum
security privacy gdpr datenschutz sicherheit
language exchange tandem sprachtausch sprache
german deutsch
english englisch
french franzosisch
spanish spanisch
portuguese portugiesisch
italian italienisch
visa immigration permit visum aufenthalt aufenthaltserlaubnis
venue space rooms raum saal veranstaltungsort
office desk coworking buro schreibtisch arbeitsplatz
volunteer volunteers volunteering ehrenamt freiwillige helfer
sport running run marathon laufen lauf
hiking hike mountains wandern wanderung berge
climbing climb klettern
dog dogs hund hunde
cat cats katze katzen
nurse nursing care pflege pfleger pflegerin
architect architecture architekt architektin architektur
fundraising donations spenden spendensammeln
ethics ethik
radio podcast audio aufnahme tontechnik
film video camera kamera
"""
GROUPS: Final = tuple(tuple(fold(word) for word in line.split()) for line in _GROUPS.strip().splitlines())
GROUP_OF: Final = {word: number for number, group in enumerate(GROUPS) for word in group}

# What many needs and offers say without saying what: they never match on their own.
EMPTY: Final = frozenset(
    fold(word)
    for word in """
    someone somebody anybody something anything everything etwas alles nichts anyone person people help helps helping need needs needed look looking looks find finding
    want wants offer offers offering offered searching happy glad free time hour hours day days week weeks month months
    year years good great best new little small big first next own place home work works working worked job
    advice ideas idea tip tips question questions thing things stuff way ways experience experienced expert contact contacts
    introduction intro two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
    thirty forty fifty hundred half dozen vier acht neun zehn elf zwolf zwanzig several few old young local nearby soon
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    jemand jemanden jemandem leute mensch menschen hilfe helfen hilft sucht suchen braucht brauche brauchen bietet biete
    anbieten gern gerne zeit stunde stunden tag tage woche wochen monat monate jahr jahre gut gute guten neu neue neuen klein kleine
    erste ersten eigene rat tipp tipps frage fragen sache sachen erfahrung kontakt kontakte zwei drei vier funf mehrere
    januar februar marz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
    talk talks company group team project senior junior lead head manager director founder
    """.split()
) - frozenset({"talk", "talks"})
