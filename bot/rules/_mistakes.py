"""Misspellings that are wrong wherever they stand, each with what was meant.

Chosen by hand: nothing that is a word in its language, a name, or a matter of agreement or taste.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from bot.model.place import Span
from bot.rules._english_mistakes import ENGLISH

_BOTH = "occurence:occurrence occurences:occurrences"
_FRENCH = """
acceuil:accueil acceuille:accueille acceuillir:accueillir addresse:adresse addresses:adresses
adress:adresse aggresser:agresser aggressif:agressif apparament:apparemment appeller:appeler apercu:aperçu
apercevoire:apercevoir aparaitre:apparaître apres:après aprés:après aussitot:aussitôt bientot:bientôt biensûr:bien_sûr
biensur:bien_sûr c'est_à_dire:c'est-à-dire c’est_à_dire:c’est-à-dire ceuillir:cueillir celà:cela
chiffre_d'affaire:chiffre_d'affaires chiffre_d’affaire:chiffre_d’affaires connection:connexion connections:connexions
cout:coût couts:coûts d'or_et_déjà:d'ores_et_déjà d’or_et_déjà:d’ores_et_déjà d'ors_et_déjà:d'ores_et_déjà
d’ors_et_déjà:d’ores_et_déjà deja:déjà déja:déjà developper:développer developpement:développement
dévellopement:développement dévelloper:développer develloppement:développement dilemne:dilemme
en_terme_de:en_termes_de environement:environnement environements:environnements
envirronement:environnement exigeance:exigence exigeances:exigences evenement:événement evenements:événements
font_parti:font_partie faire_parti:faire_partie grace_à:grâce_à grâce_a:grâce_à hormi:hormis
interessant:intéressant interessante:intéressante jusqu'a:jusqu'à jusqu’a:jusqu’à malgrè:malgré malgrés:malgré
malgrès:malgré mise_à_jours:mise_à_jour nottament:notamment notament:notamment numerique:numérique
numeriques:numériques parmis:parmi parralèle:parallèle peut_etre:peut-être plutot:plutôt pluspart:plupart
probleme:problème problemes:problèmes professionel:professionnel professionels:professionnels
professionelle:professionnelle quatres:quatre quelques_uns:quelques-uns quelques_unes:quelques-unes
rénumération:rémunération rénumérer:rémunérer rénuméré:rémunéré reseau:réseau reseaux:réseaux succint:succinct
succinte:succincte tres:très trés:très toute_à_fait:tout_à_fait traffic:trafic vis_à_vis:vis-à-vis voila:voilà
volontier:volontiers
"""


def _read(*lists: str) -> dict[str, str]:
    pairs = (entry.replace("_", " ").partition(":") for entry in " ".join(lists).split())
    return {written: meant for written, _, meant in pairs}


_MEANT = {"en": _read(_BOTH, ENGLISH), "fr": _read(_BOTH, _FRENCH)}
_FIRST_WORDS = {language: {written.partition(" ")[0] for written in known} for language, known in _MEANT.items()}
_TOKEN = re.compile(r"(?<![\w@#/.’'_-])[^\W\d_](?:[\w]|['’-](?=\w))*(?![\w@/_]|[.:]\w)")
"""A word that is no part of an address, a name of a file or a tag."""
_PART = re.compile(r"[^-]+")
_LONGEST = 4
_QUOTED = re.compile(r"[«“„][^«»“”„\n]*[»”]|\"[^\"\n]*\"")


def mistakes(text: str, language: Literal["en", "fr"]) -> Iterator[tuple[Span, str]]:
    """Each common mistake outside quotations, with what was meant. Linear in the length of the text.

    In English words that hyphens join are looked at one by one, too.
    """
    known = _MEANT[language]
    open_text = _QUOTED.sub(lambda quoted: "\N{OBJECT REPLACEMENT CHARACTER}" * len(quoted[0]), text)
    words = list(_TOKEN.finditer(open_text))
    for index, word in enumerate(words):
        if language == "en" and "-" in word[0]:
            yield from _parts(word, known)
        if word[0].lower() not in _FIRST_WORDS[language]:
            continue
        for count in range(1, _LONGEST + 1):
            group = words[index : index + count]
            if len(group) < count or (count > 1 and open_text[group[-2].end() : group[-1].start()] != " "):
                break
            span = Span(word.start(), group[-1].end())
            if meant := _meant(span.of(text), known, starts=_begins_sentence(open_text, span.start)):
                yield span, meant


def _parts(word: re.Match[str], known: dict[str, str]) -> Iterator[tuple[Span, str]]:
    for part in _PART.finditer(word[0]):
        if meant := known.get(part[0]):
            yield Span(word.start() + part.start(), word.start() + part.end()), meant


def _meant(written: str, known: dict[str, str], *, starts: bool) -> str | None:
    """What was meant, with the capital of a first word; any other capital makes it a name."""
    if meant := known.get(written):
        return meant
    if starts and (meant := known.get(written[0].lower() + written[1:])):
        return meant[0].upper() + meant[1:]
    return None


def _begins_sentence(text: str, offset: int) -> bool:
    before = text[max(0, offset - 4) : offset].rstrip(" \u00a0\n*_")
    return not before or before[-1] in ".!?…"
