"""Titles, abstracts and keywords in languages other than the journal's three."""

from typing import NamedTuple


class Foreign(NamedTuple):
    """A block in another language, and the words that label its parts."""

    title: str
    abstract: str
    keywords: tuple[str, ...]
    abstract_label: str
    keywords_label: str


KYRGYZ = Foreign(
    "Мамлекеттик кызматтагы насаатчылык",
    "Макалада жаңы кызматкерлердин насаатчысы менен иштөө тажрыйбасы каралат. Изилдөө он эки "
    "министрликте жүргүзүлүп, насаатчысы бар кызматкерлер кызматта узагыраак калганы аныкталды. "
    "Жыйынтыгында өкмөткө үч сунуш берилди.",
    ("насаатчылык", "мамлекеттик кызмат", "кадрлар", "көнүү"),
    "Аннотация",
    "Ачкыч сөздөр",
)
UZBEK = Foreign(
    "Davlat xizmatida murabbiylik",
    "Maqolada yangi xodimlarning murabbiy bilan ishlash tajribasi ko‘rib chiqiladi. Tadqiqot o‘n "
    "ikki vazirlikda o‘tkazildi va murabbiyi bor xodimlar xizmatda uzoqroq qolgani aniqlandi. "
    "Xulosada hukumat uchun uchta taklif berilgan.",
    ("murabbiylik", "davlat xizmati", "kadrlar", "moslashuv"),
    "Annotatsiya",
    "Kalit so‘zlar",
)
TURKISH = Foreign(
    "Kamu Hizmetinde Mentorluk",
    "Bu makale yeni memurların bir mentorla çalışma deneyimini incelemektedir. Araştırma on iki "
    "bakanlıkta yürütülmüş ve mentoru olan memurların görevde daha uzun kaldığı görülmüştür. Sonuçta "
    "hükümet için üç öneri sunulmaktadır.",
    ("mentorluk", "kamu hizmeti", "personel", "uyum"),
    "Özet",
    "Anahtar kelimeler",
)
GERMAN = Foreign(
    "Mentoren für neue Beamte",
    "Der Beitrag untersucht, wie neue Bedienstete mit einem Mentor arbeiten. Die Studie wurde in "
    "zwölf Ministerien durchgeführt und zeigt, dass Bedienstete mit Mentor länger im Dienst "
    "bleiben. Am Ende stehen drei Vorschläge für die Regierung.",
    ("Mentoring", "öffentlicher Dienst", "Personal", "Einarbeitung"),
    "Zusammenfassung",
    "Schlüsselwörter",
)
