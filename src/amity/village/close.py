"""Colleagues and mentors who became more than that."""

from datetime import date

from amity.village.shapes import Mail, Meeting, Message, Note, Villager, meetings

# Data lead at a health company in Porto. Usually a talk every month and a half; the last was in August.
ANA = Villager(
    name="Ana Sousa",
    title="Data lead",
    work="Clinara",
    place="Porto",
    circle=15,
    kinds=("industry",),
    tags=("PyCon",),
    topics=("Survey methods", "Health data"),
    email="ana.sousa@clinara.example",
    profile="ana-sousa-clinara",
    connected=date(2023, 5, 9),
    birthday=(2, 14, None),
    met=date(2022, 9, 24),
    how="PyCon Portugal 2022, in the queue for coffee. Tom introduced us again a year later.",
    books=("linkedin", "vcard"),
    knows=(("Wei Zhang", "friend"),),
    portrait=("#8a3b52", "#f3c9b5"),
    talks=(
        Note(
            94,
            "Lunch with Ana Sousa in Porto. Her daughter Leonor starts school in September. Promised to send her the survey-weighting article.",
        ),
        *meetings(
            "Video with Ana Sousa",
            "",
            "187 278 371 464 510 556 602 648 740 830 925 1010",
            minutes=40,
            hour=15,
        ),
        Meeting(140, "Talk proposal with Ana", "Video", minutes=40, hour=16),
        Mail(
            140,
            "them",
            "Your talk proposal",
            "I cut it in half, and it is better for it. See the comments.",
            hour=9,
        ),
        Mail(140, "me", "Your talk proposal", "You are right about every line. Thank you.", hour=18),
        Mail(232, "me", "Survey weights", "Would raking be enough with a panel this small?"),
        Mail(232, "them", "Survey weights", "For a first look, yes. Write down what you trimmed.", hour=15),
        Meeting(325, "Lunch with Ana", "Mercado do Bolhão, Porto", minutes=90, hour=13),
        Mail(
            417,
            "them",
            "Choir on Thursdays",
            "I sing on Thursdays now, so any evening but that one is good for a call.",
        ),
        Mail(417, "me", "Choir on Thursdays", "Noted, and I want to hear you at Christmas.", hour=20),
    ),
    notes=(
        Note(140, "Ana Sousa wants to publish the patient panel as open data."),
        Note(417, "Ana Sousa sings in a choir on Thursdays."),
        Note(232, "Ana Sousa offers to read talk proposals."),
        Note(187, "Ana Sousa is looking for a search engineer for two days."),
    ),
)

# Maya's first boss in research. She gives more than she takes, and has just changed jobs.
PRIYA = Villager(
    name="Priya Raman",
    title="Head of research",
    work="Tessera",
    place="London",
    circle=15,
    kinds=("mentor",),
    topics=("Mentoring", "Bayes"),
    email="priya.raman@tessera.example",
    phone="+44 20 7946 0123",
    profile="priya-raman-research",
    connected=date(2019, 6, 18),
    met=date(2018, 10, 1),
    how="She ran the methods group when I was an intern.",
    books=("linkedin", "google"),
    talks=(
        *meetings(
            "Mentoring call with Priya",
            "",
            "71 133 190 247 312 381 440 508 580 650 730 800 890 980",
            minutes=60,
            hour=17,
        ),
        Mail(
            132,
            "them",
            "The paper we spoke about",
            "Attached is the chapter on partial pooling. Start with the example, not the proof.",
        ),
        Mail(
            131, "me", "The paper we spoke about", "Read it twice on the train. The example did it.", hour=8
        ),
        Message(
            22,
            "them",
            "I started as head of research at Tessera. It is big and I said yes anyway. What would you ask a new team in the first month?",
        ),
    ),
    notes=(
        Note(22, "Priya Raman started as head of research at Tessera."),
        Note(71, "Priya Raman restores an old narrowboat at weekends."),
        Note(190, "Priya Raman offers to read drafts before they go to a journal."),
    ),
)

# They sat opposite each other at the Statistics Office in Berlin for three years.
TOM = Villager(
    name="Tom Becker",
    title="Senior statistician",
    work="Statistics Office",
    place="Berlin",
    circle=15,
    kinds=("colleague",),
    tags=("PyCon",),
    topics=("Sampling", "Cycling"),
    email="tom.becker@statistics-office.example",
    phone="+49 30 23125 014",
    profile="tom-becker-sampling",
    connected=date(2019, 9, 3),
    birthday=(3, 22, 1981),
    met=date(2019, 1, 7),
    how="Opposite desks at the Statistics Office.",
    books=("linkedin", "vcard"),
    knows=(("Ruth Adler", "colleague"), ("Noor Haddad", "colleague"), ("Elena Petrova", "friend")),
    talks=(
        *meetings(
            "Call with Tom",
            "",
            "29 61 130 163 199 241 330 371 430 492 555 610 690 760 840 930 1020",
            minutes=45,
            hour=16,
        ),
        Mail(88, "them", "Frame for the housing survey", "Which register did you use for Lisbon in the end?"),
        Mail(
            88,
            "me",
            "Frame for the housing survey",
            "The address register, with the parish list to check it.",
            hour=14,
        ),
        Meeting(288, "Tom in Lisbon", "Café Tejo", minutes=120, hour=19),
        Note(8, "Called Tom Becker. He is training for a ride around Lake Constance."),
    ),
    notes=(Note(61, "Tom Becker leads the redesign of the household panel."),),
)

# Professor emerita; a letter from Vienna every season.
RUTH = Villager(
    name="Ruth Adler",
    title="Professor emerita",
    work="Institute of Biostatistics",
    place="Vienna",
    circle=15,
    kinds=("mentor",),
    topics=("Mentoring", "History of statistics"),
    email="ruth.adler@donaupost.example",
    birthday=(12, 6, 1948),
    met=date(2021, 7, 12),
    how="Summer school in Vienna. She kept me after class to talk about Quetelet.",
    books=("google",),
    talks=(
        *meetings("Tea with Ruth, by video", "", "139 322 506 690 880 1060", minutes=75, hour=16),
        Mail(
            231,
            "them",
            "A letter found in the archive",
            "I found a letter of 1846 that proves you right about the averages.",
        ),
        Mail(
            231,
            "me",
            "A letter found in the archive",
            "Then we were both right. I would love to see it.",
            hour=19,
        ),
        Mail(
            415,
            "them",
            "The second edition",
            "The second edition is with the printer, with your correction on page 88.",
        ),
        Mail(415, "me", "The second edition", "I am proud of page 88.", hour=17),
        Note(48, "Video call with Ruth Adler. She is writing a chapter on the first census of Vienna."),
    ),
    notes=(Note(139, "Ruth Adler collects slide rules."),),
)

# Two years of a joint project until July; since then it has been quiet.
ELENA = Villager(
    name="Elena Petrova",
    title="ML engineer",
    work="Sondar",
    place="Madrid",
    circle=50,
    kinds=("colleague",),
    topics=("NLP",),
    email="elena.petrova@sondar.example",
    profile="elena-petrova-nlp",
    connected=date(2024, 2, 20),
    met=date(2024, 2, 15),
    how="We coded the open answers of the mobility survey together.",
    books=("linkedin", "google"),
    talks=(
        *meetings("Open answers with Elena", "", "171 252 333 414 497", minutes=50, hour=11),
        Mail(
            210,
            "them",
            "Labels for the last batch",
            "The last two thousand answers are labelled, and the model agrees with us nine times in ten.",
        ),
        Mail(
            210,
            "me",
            "Labels for the last batch",
            "Nine in ten is more than we agree with each other. Well done.",
            hour=16,
        ),
        Mail(291, "me", "A second reader", "May I send you the forty answers nobody can place?"),
        Mail(291, "them", "A second reader", "Please do, I like the impossible ones.", hour=15),
        Mail(
            374, "them", "Madrid in spring", "If you come through Madrid, there is a room and a very old cat."
        ),
        Mail(374, "me", "Madrid in spring", "For the cat I would change trains.", hour=21),
        Note(130, "Video call with Elena Petrova. She is learning to bake sourdough."),
    ),
    notes=(Note(171, "Elena Petrova wants to give the labelled answers to a university."),),
)

PEOPLE = (ANA, PRIYA, TOM, RUTH, ELENA)
