"""The people closest to Maya: a cousin, two old friends, the one at the other end of the rope."""

from datetime import date

from amity.village.shapes import Mail, Meeting, Note, Villager, meetings

# Maya's cousin, a nurse in Lyon. They ring each other every other Sunday and have since university.
AMARA = Villager(
    name="Amara Diallo",
    title="Nurse",
    place="Lyon",
    circle=5,
    kinds=("family",),
    topics=("Family",),
    email="amara.diallo@courrier.example",
    phone="+33 6 39 98 01 23",
    birthday=(6, 3, 1989),
    how="My cousin. We spent every summer at Grandmother's house in Tavira.",
    books=("vcard",),
    knows=(("Kofi Mensah", "friend"),),
    portrait=("#7a4b8c", "#d9a8c7"),
    talks=(
        *meetings(
            "Call with Amara",
            "",
            "22 35 49 63 78 91 105 133 147 161 190 218 246 280 330 390 460 540 640 760 900 1040",
            minutes=45,
            hour=20,
        ),
        Note(9, "Called Amara Diallo. She is moving to the day shift in January."),
    ),
    notes=(
        Note(161, "Amara Diallo's mother Fatou turned 70 in May."),
        Note(49, "Amara Diallo wants to learn the accordion."),
    ),
)

# They shared a flat in Berlin in 2016; Kofi draws, climbs, and went back to Nairobi. He turns forty tomorrow.
KOFI = Villager(
    name="Kofi Mensah",
    title="Product designer",
    work="Mensah Studio",
    place="Nairobi",
    circle=5,
    kinds=("friend",),
    tags=("Berlin flat",),
    topics=("Design", "Climbing"),
    email="kofi@mensah-studio.example",
    profile="kofi-mensah-design",
    connected=date(2017, 3, 14),
    birthday=(11, 25, 1986),
    met=date(2016, 4, 2),
    how="Shared a flat in Berlin. He taught me to belay.",
    books=("linkedin", "vcard"),
    knows=(("Hana Satō", "friend"), ("Tom Becker", "friend")),
    portrait=("#1f6f63", "#f0c27b"),
    talks=(
        *meetings(
            "Video with Kofi", "", "52 96 150 198 260 299 377 455 560 655 760 870 1000", minutes=70, hour=17
        ),
        Mail(
            71,
            "them",
            "The hut in Sintra",
            "I told the hut story at dinner and nobody believed the part with the goat. Do you still have the photo?",
        ),
        Mail(71, "me", "The hut in Sintra", "Here is the goat. It looks smaller than in my memory.", hour=21),
        Mail(33, "them", "A poster for you", "I drew the hut. It is in the post, rolled, so bring patience."),
        Mail(33, "me", "A poster for you", "It will hang over the desk. Thank you.", hour=22),
        Note(19, "Video call with Kofi Mensah. He is looking for a studio with morning light."),
    ),
    notes=(
        Note(150, "Kofi Mensah likes voice notes better than mails."),
        Note(96, "Kofi Mensah sets routes at the climbing hall on Saturdays."),
    ),
)

# An illustrator two streets away; they eat together every other week.
HANA = Villager(
    name="Hana Satō",
    title="Illustrator",
    place="Lisbon",
    circle=5,
    kinds=("friend",),
    topics=("Drawing", "Food"),
    email="hana@sato-draws.example",
    birthday=(4, 18, 1990),
    met=date(2023, 2, 11),
    how="Her drawing class at the library. I came for the chairs and stayed for the ink.",
    books=("vcard",),
    portrait=("#b4513e", "#f6d8b8"),
    talks=(
        *meetings(
            "Dinner with Hana",
            "Rua dos Anjos",
            "18 38 60 88 120 160 190 221 280 350 420 498",
            minutes=120,
            hour=20,
        ),
        *meetings(
            "Coffee with Hana", "Mercado de Arroios", "11 29 47 72 101 139 250 310 388", minutes=40, hour=11
        ),
        Note(
            3,
            "Dinner with Hana Satō. She moves into the new flat on Saturday. Promised to send her the lentil recipe by 28 November.",
        ),
    ),
    notes=(
        Note(88, "Hana Satō is working on a picture book about a night tram."),
        Note(18, "Hana Satō wants to show the tram drawings in a real gallery."),
    ),
)

# A teacher and Maya's climbing partner. Tuesdays were fixed until his timetable changed.
OSCAR = Villager(
    name="Oscar Lind",
    title="Teacher",
    work="Escola da Graça",
    place="Lisbon",
    circle=15,
    kinds=("friend",),
    tags=("Climbing",),
    topics=("Climbing",),
    email="oscar.lind@correio.example",
    birthday=(11, 29, 1984),
    met=date(2024, 5, 7),
    how="We both turned up at the hall without a partner.",
    books=("vcard",),
    knows=(("Hana Satō", "friend"), ("Kofi Mensah", "friend")),
    portrait=("#2f5d8a", "#cfe3f1"),
    talks=(
        Meeting(406, "Climbing with Oscar", "Vertigo hall", minutes=90, hour=19, weeks=22),
        *meetings(
            "Climbing with Oscar",
            "Vertigo hall",
            "6 13 20 34 41 62 76 90 118 140 175 203 231",
            minutes=90,
            hour=19,
        ),
    ),
    notes=(
        Note(62, "Oscar Lind wants to lead his first outdoor route in spring."),
        Note(20, "Oscar Lind's brother Emil is visiting over Christmas."),
    ),
)

# A physiotherapist in Cascais. Not to be mixed up with the other Ana.
ANA_RIBEIRO = Villager(
    name="Ana Ribeiro",
    title="Physiotherapist",
    work="Clínica do Cabo",
    place="Cascais",
    circle=150,
    kinds=("acquaintance",),
    topics=("Health",),
    email="ana@clinica-do-cabo.example",
    how="She put my shoulder right after the fall in Sintra.",
    books=("vcard",),
    knows=(("Oscar Lind", "friend"),),
    talks=(
        Meeting(200, "Shoulder, Ana Ribeiro", "Cascais", minutes=30, hour=9),
        Meeting(70, "Shoulder, last check", "Cascais", minutes=30, hour=9),
    ),
    notes=(Note(70, "Ana Ribeiro swims in the sea every morning."),),
)

PEOPLE = (AMARA, KOFI, HANA, OSCAR, ANA_RIBEIRO)
