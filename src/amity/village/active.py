"""People from work and from the meetup, and a few Maya hardly knows yet."""

from datetime import date

from amity.village.shapes import Mail, Meeting, Message, Note, Villager, meetings

SAM = Villager(
    name="Sam Okoro",
    title="Backend engineer",
    work="Feedloop",
    place="Lisbon",
    circle=50,
    kinds=("colleague",),
    tags=("Data Makers",),
    topics=("Python", "Search"),
    email="sam@feedloop.example",
    profile="sam-okoro",
    connected=date(2025, 10, 2),
    met=date(2025, 9, 25),
    books=("linkedin",),
    talks=(
        *meetings("Coffee with Sam", "Fábrica", "110 181 240", minutes=45, hour=9),
        Message(47, "me", "The search talk is online now, and your question made it into the video."),
        Message(47, "them", "My mother will watch it to the end. Thank you.", hour=15),
        Note(
            12,
            "Coffee with Sam Okoro. He is reading about health data. Promised to introduce him to Ana Sousa.",
        ),
    ),
    notes=(
        Note(425, "Met Sam Okoro at Data Makers. He fixed the projector with a paper clip."),
        Note(110, "Sam Okoro builds small search engines in a weekend."),
    ),
)

JONAS = Villager(
    name="Jonas Weber",
    title="Data engineer",
    work="Hafen",
    place="Hamburg",
    circle=50,
    kinds=("industry",),
    topics=("Pipelines", "DuckDB"),
    email="jonas.weber@hafen.example",
    phone="+49 40 66969 012",
    profile="jonas-weber-data",
    connected=date(2025, 4, 11),
    met=date(2025, 4, 10),
    books=("linkedin",),
    talks=(
        *meetings("Call with Jonas", "", "85 170 300 410", minutes=40, hour=14),
        Note(4, "Called Jonas Weber. Promised to send him the DuckDB notebook."),
    ),
    notes=(
        Note(
            593,
            "Met Jonas Weber at a workshop in Hamburg. He drew the slides by hand when the screen failed.",
        ),
        Note(85, "Jonas Weber has twins since May."),
    ),
)

NOOR = Villager(
    name="Noor Haddad",
    title="PhD student",
    work="Institute for Public Health",
    place="Utrecht",
    circle=50,
    kinds=("industry",),
    topics=("Epidemiology", "R"),
    email="noor.haddad@public-health.example",
    met=date(2025, 3, 6),
    how="She asked the best question after my talk in Utrecht.",
    books=("google",),
    talks=(
        *meetings("Call with Noor", "", "40 120 210 290", minutes=45, hour=10),
        Mail(77, "them", "Missing answers", "Would you drop the people who left after wave two?"),
        Mail(77, "me", "Missing answers", "Keep them. Who leaves is part of the story.", hour=18),
        Mail(151, "them", "Chapter two", "Chapter two is in, with a thank you to you in the notes."),
        Mail(151, "me", "Chapter two", "That made my day. Chapter three, then.", hour=17),
        Note(
            14,
            "Video call with Noor Haddad. She is writing her third chapter. Promised to send her a reading list by 4 December.",
        ),
    ),
    notes=(
        Note(40, "Noor Haddad worries about her stipend."),
        Note(120, "Noor Haddad wants to hand in her thesis before summer."),
    ),
)

MIGUEL = Villager(
    name="Miguel Torres",
    title="Analytics manager",
    work="Bluegate",
    place="Lisbon",
    circle=50,
    kinds=("industry",),
    topics=("Experimentation",),
    profile="miguel-torres-analytics",
    connected=date(2024, 10, 8),
    met=date(2024, 10, 3),
    books=("linkedin",),
    talks=(
        Message(120, "them", "We ran your test. You were right, and it cost me a dinner."),
        Message(120, "me", "Then choose a place where I can order dessert.", hour=19),
        Message(260, "me", "Thank you for the notes on peeking at results."),
        Message(260, "them", "Glad they were of use. I peek myself, at night.", hour=20),
        Message(390, "them", "Good panel yesterday. The audience liked the fight."),
        Message(390, "me", "So did I.", hour=16),
        Note(
            15, "Lunch with Miguel Torres at Bluegate. He will send me the name of a recruiter by 2 December."
        ),
    ),
    notes=(
        Note(782, "Met Miguel Torres at the panel on experiments. He cycles to work in a suit."),
        Note(120, "Miguel Torres cooks Sunday lunch for fourteen."),
    ),
)

LUCIA = Villager(
    name="Lúcia Prado",
    title="Community lead",
    work="Data Makers",
    place="Lisbon",
    circle=50,
    kinds=("acquaintance",),
    tags=("Data Makers",),
    topics=("Meetups", "Open data"),
    email="lucia@datamakers.example",
    met=date(2025, 6, 12),
    how="She runs the meetup and knows everybody's name.",
    books=("vcard",),
    knows=(
        ("Sam Okoro", "colleague"),
        ("Miguel Torres", "friend"),
        ("Wei Zhang", "friend"),
        ("Hana Satō", "friend"),
        ("Inês Duarte", "friend"),
    ),
    talks=(
        *meetings("Data Makers planning", "Câmara Municipal", "61 118 190", minutes=60, hour=18),
        Mail(26, "them", "Thursday the 26th", "The room is ours from six. Bring nothing but yourself."),
        Mail(26, "me", "Thursday the 26th", "I will come early and move chairs.", hour=13),
    ),
    notes=(Note(61, "Lúcia Prado is looking for a speaker about surveys in January."),),
)

# The same Lúcia, as LinkedIn has had her since her last job: only Maya can say that they are one.
LUCIA_BEFORE = Villager(
    name="Lúcia Prado",
    title="Librarian",
    work="Biblioteca Aberta",
    place="",
    circle=None,
    profile="lucia-prado-biblioteca",
    connected=date(2025, 6, 20),
    books=("linkedin",),
    talks=(
        Message(410, "me", "Thank you for the evening, and for the microphone that worked."),
        Message(410, "them", "Come back in the autumn, we start again in October.", hour=18),
    ),
)

WEI = Villager(
    name="Wei Zhang",
    title="Survey researcher",
    work="Agora Panel",
    place="Lisbon",
    circle=50,
    kinds=("industry",),
    topics=("Survey methods",),
    email="wei.zhang@agora-panel.example",
    profile="wei-zhang-surveys",
    connected=date(2025, 8, 14),
    met=date(2025, 8, 12),
    how="The conference table nobody else sat at. Wei and Ana run a reading group since.",
    books=("linkedin", "google"),
    talks=(
        Meeting(95, "Interviewer training with Wei", "Agora Panel, room 2", minutes=120, hour=10, room=True),
        *meetings("Walk with Wei", "Jardim da Estrela", "33 148 210 268", minutes=60, hour=13),
    ),
    notes=(Note(33, "Wei Zhang is moving house until the end of November."),),
    peace=(33, date(2026, 12, 1), "moving house"),
)

INES = Villager(
    name="Inês Duarte",
    title="Director of analytics",
    work="Marejada",
    place="Lisbon",
    circle=150,
    kinds=("industry",),
    topics=("Hiring", "Causal inference"),
    profile="ines-duarte-marejada",
    connected=date(2023, 11, 26),
    met=date(2023, 11, 8),
    books=("linkedin",),
    talks=(
        Message(377, "me", "Your question about instruments followed me home. Here is my better answer."),
        Message(377, "them", "Better than mine. I will use it in class.", hour=17),
        Note(
            1112,
            "Met Inês Duarte at the causal inference session. She teaches causal inference in the evenings.",
        ),
        Note(203, "Coffee with Inês Duarte at Marejada. She is building a team for experiments."),
    ),
)

# Met five days ago; everything is still to come.
DILEK = Villager(
    name="Dilek Aydın",
    title="Recruiter",
    work="Northbeam",
    place="Lisbon",
    circle=150,
    kinds=("acquaintance",),
    topics=("Hiring",),
    profile="dilek-aydin",
    connected=date(2026, 11, 20),
    met=date(2026, 11, 19),
    books=("linkedin",),
    talks=(Note(5, "Met Dilek Aydın at Northbeam. She went through my CV line by line."),),
    notes=(Note(5, "Dilek Aydın is learning Portuguese."),),
)

# Maya wrote twice and heard nothing; it is left at that.
BEATRIZ = Villager(
    name="Beatriz Nunes",
    title="People partner",
    work="Clinara",
    place="Porto",
    circle=150,
    kinds=("acquaintance",),
    topics=("Hiring",),
    profile="beatriz-nunes",
    connected=date(2025, 12, 4),
    books=("linkedin",),
    talks=(
        Message(190, "them", "Ana says you teach. We may want a survey workshop after the summer."),
        Message(145, "me", "Gladly. Here is an outline for one day."),
        Message(100, "me", "In case it is of use, the outline now also fits half a day."),
    ),
)

PEOPLE = (SAM, JONAS, NOOR, MIGUEL, LUCIA, LUCIA_BEFORE, WEI, INES, DILEK, BEATRIZ)
