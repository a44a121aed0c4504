"""What sources say about files and rows, in the reader's language.

Sources know no languages: they say it in English, with names and numbers inside. Here each of their sentences
stands with places for those, so that it is recognised and said anew; what is not recognised is shown as it came.
"""

import re
from functools import cache

from django.utils import translation
from django.utils.translation import gettext_noop as N_  # noqa: N812 as the tool that collects sentences knows it

_PLACE = re.compile(r"\\\{(\d)\\\}")
_SENTENCES = (
    # where it stands
    N_("line {0}"),
    N_("card {0}"),
    N_("event {0}"),
    N_("message {0}"),
    # files and folders
    N_("There is no file or folder “{0}”."),
    N_("“{0}” may not be read by this user."),
    N_("“{0}” is a link that leads round in a circle."),
    N_("A path is longer than this system can open."),
    N_("“{0}” cannot be read: {1}."),
    N_("the disk gave an error"),
    N_("“{0}” lies more than {1} folders deep."),
    N_("“{0}” is a link; links in folders are not followed."),
    N_("The folder holds more than {0} files."),
    N_("“{0}” is neither a file nor a folder."),
    # zip files
    N_("“{0}” has a name that points outside of its zip file."),
    N_("“{0}” is a link; links in zip files are not followed."),
    N_("“{0}” is protected by a password; unpack it first."),
    N_("The zip file “{0}” would unpack to {1} MB out of almost nothing."),
    N_("“{0}” would unpack to {1} MB out of almost nothing."),
    N_("“{0}” holds {1} more zip files; so deep inside they are not opened."),
    N_("The zip file “{0}” would unpack to more than {1} GB."),
    N_("The zip file “{0}” holds more than {1} files."),
    N_("The zip file “{0}” lists the same bytes several times; it is not opened."),
    N_("“{0}” cannot be read from its zip file."),
    N_("“{0}” is damaged inside its zip file."),
    N_("The zip file “{0}” is damaged or not complete."),
    N_("“{0}” is larger than its zip file declares."),
    # files that nobody reads
    N_("This is {0}. Amity reads {1}."),
    N_(
        "LinkedIn exports (the zip, its folder or single CSV files), vCards, Google and Outlook contacts (CSV), mail archives (mbox), calendars (iCalendar), exported WhatsApp chats and its own archives"
    ),
    N_("an empty file"),
    N_("a PDF document"),
    N_("a picture or a recording"),
    N_("a video or a picture of a phone"),
    N_("a drawing (SVG)"),
    N_("an SQLite database"),
    N_("an old Office document or an Outlook message"),
    N_("an Office document; save the table as CSV first"),
    N_("an Outlook data file (PST)"),
    N_("a zip file"),
    N_("a gzip archive; unpack it first"),
    N_("a 7z archive; unpack it first"),
    N_("a RAR archive; unpack it first"),
    N_("a bzip2 archive; unpack it first"),
    N_("an Apple property list"),
    N_("a formatted text document"),
    N_("a file that is no text"),
    N_("a web page"),
    N_("an XML file"),
    N_("a JSON file"),
    N_("a script, perhaps of a Twitter archive"),
    N_("a text with dates, perhaps a chat"),
    N_("a table with the columns {0} and {1} more"),
    N_("a table with the columns {0}"),
    N_("a text"),
    # tables
    N_("No header of a LinkedIn file was found."),
    N_("No header of Google Contacts was found."),
    N_("No header of Outlook contacts was found."),
    N_("No header of Amity's table of people was found."),
    N_("The line names nobody."),
    N_("The line holds no note on anybody."),
    N_("The line is no row of this table."),
    N_("The line has {0} values where the header names {1}."),
    N_("The line is longer than a million characters and was left out."),
    N_("A value is longer than 131,072 characters, or a quotation mark is never closed."),
    N_("A quotation mark is opened and never closed."),
    N_("The date “{0}” cannot be read."),
    N_(
        "The dates fit day before month and month before day; they were read {0} first, as is usual where you are."
    ),
    N_("the day"),
    N_("the month"),
    N_("1 event to come is noted."),
    N_("{0} events to come are noted."),
    # guest lists
    N_("This is a guest list. Give it to its event: on the page Events, or with “{0}”."),
    N_("“{0}” is larger than {1} MB; that is no guest list."),
    N_("“{0}” is no table of text. Save the list as CSV first."),
    N_("“{0}” holds no column with names or e-mail addresses."),
    N_("The list has more than {0} lines; the rest was left out."),
    N_("The name is a formula; the line was left out."),
    # LinkedIn
    N_("LinkedIn, {0}: nothing is read from this file yet."),
    N_("a list of names"),
    N_("events"),
    N_("followed companies"),
    N_("followed members"),
    N_("media"),
    N_("certificates"),
    N_("languages"),
    N_("projects"),
    N_("honours"),
    N_("volunteering"),
    N_("organisations"),
    N_("publications"),
    N_("registration"),
    N_("searches"),
    N_("logins"),
    N_("security checks"),
    N_("saved jobs"),
    N_("job applications"),
    N_("inferences"),
    N_("advertising profile"),
    N_("clicked advertisements"),
    N_("learning"),
    N_("verified identity"),
    N_("messaging numbers"),
    N_("1 connection hides its profile."),
    N_("{0} connections hide their profile."),
    N_("1 message is a draft, spam or sponsored."),
    N_("{0} messages are drafts, spam or sponsored."),
    N_("1 line is an activity of your own that names nobody; nothing of it is kept."),
    N_("{0} lines are activities of your own that name nobody; nothing of it is kept."),
    N_("The file is called neither “Given” nor “Received”, so it tells people but not who wrote."),
    # cards
    N_("The card names nobody."),
    N_("A value longer than 1 MB was cut."),
    N_("The card has {0} properties; all after the first {1} were left out."),
    N_("The photo is larger than 5 MB and was left out."),
    N_("The photo is damaged and was left out."),
    N_("1 group of contacts left out: groups are no people."),
    N_("{0} groups of contacts left out: groups are no people."),
    N_("1 card without any content left out."),
    N_("{0} cards without any content left out."),
    # calendars
    N_("The event has no time that can be read."),
    N_("The event is damaged and was left out."),
    N_("The event has {0} guests; {1} of them were kept."),
    N_("The rule by which the event repeats is not one that meetings follow."),
    N_("The calendar repeats too much to be counted out; this event was left out."),
    N_("Of events that repeat more than {0} times only as many were read."),
    N_("1 event has nobody else on it."),
    N_("{0} events have nobody else on them."),
    # mails and chats
    N_("The message has no date that can be read."),
    N_("The message does not say who sent it."),
    N_("The message is damaged and was left out."),
    N_("1 message is a draft, spam or chat."),
    N_("{0} messages are drafts, spam or chats."),
    N_("1 line is a notice, a deleted message or a missed call."),
    N_("{0} lines are notices, deleted messages or missed calls."),
    # Amity's own archive
    N_("This archive was written by a newer Amity. Install that version or a later one to read it."),
    N_("This Amity does not know the chapter “{0}”; it was left out."),
    N_("The line is no JSON."),
    N_("The line is longer than 8 MB and was left out."),
    # what an import leaves out or could not finish
    N_("Newsletters and automatic mail: nobody to answer."),
    N_("Cancelled events."),
    N_("Meetings still to come: bring the calendar in again after them."),
    N_("People you left out."),
    N_("Folders that were left out (spam, drafts and those you named)."),
    N_("Talks with people or domains you left out."),
    N_("Something went wrong while reading ({0}). What was read before is kept."),
)


def told(said: str) -> str:
    """The sentence of a source in the reader's language, with the same names and numbers inside.

    What stands in quotation marks is somebody's own and stays as it is.
    """
    found = _recognised(said)
    if found is None:
        return said
    sentence, places = found
    inside = (at if f"“{{{number}}}”" in sentence else told(at) for number, at in enumerate(places))
    return translation.gettext(sentence).format(*inside)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (sentence, re.compile(_PLACE.sub(r"(.*?)", re.escape(sentence)), re.S)) for sentence in _SENTENCES
    )


def _recognised(said: str) -> tuple[str, tuple[str, ...]] | None:
    for sentence, pattern in _patterns():
        if match := pattern.fullmatch(said):
            return sentence, match.groups()
    return None
