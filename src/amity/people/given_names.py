"""Common given names, so that "Greta" is a person and "Kaffee" is not. Own list; it only helps, it never decides alone."""

from typing import Final

from amity.base.text import fold

WOMEN: Final = frozenset(
    """
    abigail ada agnes aisha alba alexandra alice alina alma amelia amina amira ana anastasia andrea angela anika anita
    anja anna anne annette annika antonia astrid aurora barbara beatrice beatriz bettina birgit brigitte britta camila
    camille carina carla carmen carolin caroline catherine cecilia celine chantal charlotte chiara chloe christa christiane
    christina christine clara claire claudia cornelia dagmar daniela deborah diana dina dora doris dorothea edith elena
    eleni elif elina elisa elisabeth elizabeth ella elke ellen elsa emilia emily emma erika esra esther eva evelyn fatima
    fatma fiona florence franziska frida frieda gabriela gabriele gerda giulia greta gudrun hana hanna hannah hanako heather
    heidi heike helen helena helga henrike hilda ida ilse imke ines inga inge ingrid irena irene irina iris isabel isabella
    isla jana jane janet jasmin jennifer jessica joana joanna johanna josefine judith julia juliana juliane jutta karen
    karin karla katarina katharina kathrin katja kerstin kim kirsten klara lara larissa laura layla lea leila lena leonie
    leonor lida lilly lina linda lisa liv lotte louise lucia lucy luisa lydia madeleine magdalena maike maja manuela margaret
    margarete margit maria mariam mariana marie marina marion marta martha martina mathilda maya megan melanie merle mia
    michelle mila mira miriam mona monika nadia nadine naomi natalia natalie nele nelly nicola nicole nina nora olga olivia
    patricia paula pauline petra pia priya rachel rebecca regina renate rita rosa rosalie ruth sabine sabrina samira sandra
    sara sarah silke silvia simone siobhan sofia sofie sonja sophia sophie stefanie stella susan susanne svenja sylvia tamara
    tanja tatjana teresa theresa tina ulrike ursula uta valentina valeria vanessa vera verena veronika victoria viktoria yara
    yasmin yuki yvonne zara zeynep zoe
    """.split()
)
MEN: Final = frozenset(
    """
    aaron abdul achim adam adrian ahmed alan albert alejandro aleksander alessandro alexander alfred ali alvaro amir anders
    andre andreas andrew anthony antonio arjun armin arne arthur axel bastian benedikt benjamin bernd bernhard bjorn bo boris
    bruno carl carlos carsten cem charles christian christoph christopher claus clemens cornelius damian daniel dario david
    dele deniz dennis detlef dieter dietmar dirk diego dimitri dominik donald eduard edward elias emil emre enrico eric erik
    ernst ethan eugen fabian farid felipe felix fernando filip finn florian francesco francisco frank franz fred frederik
    friedrich gabriel george georg gerald gerhard giovanni gregor guido gunter gustav hamza hannes hans harald harry hassan
    heiko heinz helmut hendrik henning henry herbert hiroshi holger horst hugo ian igor ingo ivan jack jacob jakob james jan
    jannik jason javier jens jeremy jerome jim joachim joao jochen joe johann johannes john jonas jonathan jordan jorg jorge
    jose josef joseph joshua juan julian jurgen justin kai karim karl karsten kenji kenneth kevin klaus kofi konrad konstantin
    kurt lars lasse leif leo leon leonard levin liam lorenz louis luca lucas luis luke lukas lutz magnus malte manfred manuel
    marc marcel marco marcus mario markus martin marvin mateo mats matteo matthew matthias maurice max maximilian mehmet
    michael miguel mike milan mohamed mohammed moritz murat mustafa nathan niels nicholas nico nicolas niklas nils noah norbert
    olaf ole oleg oliver omar oscar oskar otto ozan pablo pascal patrick paul pavel pedro peter philip philipp pierre rafael
    rainer ralf ramon raphael raul ravi reinhard reza ricardo richard robert roberto robin roger roland rolf roman ruben rudolf
    ryan salvador sam samuel sandro sascha scott sebastian sergei sergio simon soren stefan stephan stephen steve steven sven
    takeshi thomas thorsten tim timo tobias tom tomas tommaso toni torben torsten tristan udo ulrich uwe valentin victor viktor
    vincent vladimir volker walter werner wilhelm william wolfgang xavier yannick yusuf zoltan
    """.split()
)
# Given names that are everyday words: lower case means the word.
WORDS_TOO: Final = frozenset(
    """
    art bill bo chase dawn dick don drew ernst faith frank gene grace grant hope iris jack jan joy june kai kim lee mark
    max may mike pat penny ray rich rob rose ruth sage sky sue summer tim uta victor will bob april august mai juli juni rosa
    in an am so do da er la
    """.split()
)
# Of these, a capital at the head of a sentence does not make a name either: "Will call Ana".
OPENERS_TOO: Final = frozenset(
    "am an bill bob chase da do drew er grant hope in la mark may rose so sue will".split()
)


def may_be(name: str, pronoun: str) -> bool:
    """Whether "she" or "he" may mean somebody of this name; only a name that tells otherwise says no.

    >>> may_be("Ana Sousa", "he"), may_be("Ana Sousa", "she"), may_be("Sasha Lee", "he")
    (False, True, True)
    """
    given = fold(name).split()[:1]
    others, own = (MEN, WOMEN) if pronoun == "she" else (WOMEN, MEN)
    return not (given and given[0] in others and given[0] not in own)
