"""What WhatsApp itself writes into a chat, told from what people wrote, in the languages seen so far."""

import re

_MEDIA = re.compile(
    r"\A[\u200e\s]*(?:<[^<>\n]{0,40}(?:omitted|weggelassen|ausgeschlossen|omitid[oa]s?|omis|omess[oi]|ocult[oa]s?|oculto"
    r"|weggelaten|poissa|utelämnad)[^<>\n]{0,20}>"
    r"|\S{1,20}(?: \S{1,20})? (?:omitted|weggelassen|omitid[oa]|omise?|omess[oa]|ocult[oa]|weggelaten)\.?"
    r"|<(?:attached|Anhang|adjunto|pièce jointe|allegato|anexo|bijgevoegd)[^<>\n]{1,200}>"
    r"|[^\n]{1,200}\((?:file attached|Datei angehängt|archivo adjunto|fichier joint|file allegato|arquivo anexado)\))\s*\Z",
    re.I,
)
_DELETED = re.compile(
    r"\A[\u200e\s]*<?(?:This message was deleted|You deleted this message|Diese Nachricht wurde gelöscht"
    r"|Du hast diese Nachricht gelöscht|Se eliminó este mensaje|Eliminaste este mensaje|Ce message a été supprimé"
    r"|Vous avez supprimé ce message|Questo messaggio è stato eliminato|Hai eliminato questo messaggio"
    r"|Mensagem apagada|Esta mensagem foi apagada|Apagaste esta mensagem|Você apagou esta mensagem)[^\n]{0,40}\Z",
    re.I,
)
_BY_OWNER = re.compile(
    r"\A[\u200e\s]*<?(?:You deleted this|Du hast diese Nachricht|Eliminaste este|Vous avez supprimé|Hai eliminato questo"
    r"|Apagaste esta|Você apagou)",
    re.I,
)
_MISSED = re.compile(
    r"\A[\u200e\s]*(?:Missed (?:group )?(?:voice |video )?call|Verpasster? (?:Sprach|Video)?anruf"
    r"|Llamada (?:de voz |de v[ií]deo )?perdida|Appel (?:vocal |vidéo )?manqué|Chamada (?:de voz |de vídeo )?perdida"
    r"|Chiamata (?:vocale |video )?persa)",
    re.I,
)
_CALL = re.compile(
    r"[\u200e\s]*(?:voice|video) call(?:\W{1,4}(?:(\d{1,3}) ?(?:h|hr|hrs|hours?)\b)?\W{0,3}(?:(\d{1,3}) ?min(?:utes?)?\b)?"
    r"\W{0,3}(?:\d{1,3} ?sec(?:onds?)?)?)?\W{0,3}",
    re.I,
)
_SHARED = re.compile(
    r"\A[\u200e\s]*(?:POLL|UMFRAGE|ENCUESTA|SONDAGE|ENQUETE|SONDAGGIO|Location|Standort|Ubicación)\b"
)
_SECURED = re.compile(
    r"end-to-end|Ende-zu-Ende|bout en bout|extremo a extremo|ponta a ponta|päästä päähän", re.I
)
_GROUP = re.compile(
    r"\b(?:created (?:this )?group|added|left|joined using|changed the subject|Gruppe erstellt|hinzugefügt|grupo|groupe"
    r"|gruppo|ryhmän)\b",
    re.I,
)  # fmt: skip


def is_media(text: str) -> bool:
    """Whether a picture, recording or file stands here."""
    return len(text) < 400 and _MEDIA.match(text) is not None


def is_shared(text: str) -> bool:
    """Whether a poll or a place stands here, which WhatsApp writes down for its author."""
    return _SHARED.match(text[:100]) is not None


def is_deleted(text: str) -> bool:
    """Whether the message was taken back."""
    return len(text) < 120 and _DELETED.match(text) is not None


def is_by_owner(text: str) -> bool:
    """Whether this notice says "you": its author is the owner."""
    return len(text) < 120 and _BY_OWNER.match(text) is not None


def is_missed_call(text: str) -> bool:
    """Whether nobody answered."""
    return len(text) < 120 and _MISSED.match(text) is not None


def call_minutes(text: str) -> int | None:
    """How long a call took, 0 when it does not say; None when this is no call."""
    found = _CALL.fullmatch(text) if len(text) < 120 else None
    return int(found[1] or 0) * 60 + int(found[2] or 0) if found else None


def is_about_safety(text: str) -> bool:
    """Whether this is the notice at the beginning of every chat."""
    return _SECURED.search(text[:300]) is not None


def is_about_group(text: str) -> bool:
    """Whether a notice tells of a group: made, joined, left."""
    return _GROUP.search(text[:300]) is not None
