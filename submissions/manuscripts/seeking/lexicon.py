"""Words that are names of some people and words of everybody."""

MONTHS = frozenset(
    [
        "april",
        "august",
        "may",
        "june",
        "july",
        "апрель",
        "август",
        "май",
        "июнь",
        "июль",
        "маусым",
        "шілде",
        "тамыз",
        "қазан",
    ]
)
COMMON = MONTHS | frozenset(
    """
    black bond bow brook brown bush butler carter church clay coach cook cooper cross day dean
    east field fields fisher ford forest fox frank freeman gray green grey grace hall hand hill
    holm hope hunter joy judge key king knight lake lamb land lane large law little long lord
    love major marks mark market mason miller moore moss north page park parker penny person
    pope power price prince rich rice rivers rose short small smith south stone street strong sun
    taylor turner wall ward water weaver west white will wise wolf wood woods worth young york
    son son song sang wan ang ban bin can che fan gang hang hong hu jin lang lin lu man mo ran
    sha tan tang ting wang yang yin
    баран белый бондарь ветер волк воробей голубь гончар горький день дуб заяц зима зуб
    коваль король кот кравец кузнец лебедь лев лес лиса мельник мир мороз орел пасечник
    скляр слава сокол соловей соль стрелец ткач чернов шевченко швец шум
    вера надежда любовь роман марк лада майя победа светлана злата
    ай алтын ана арман асқар аспан ата бақыт бала бату береке бек гүл дана дос ер ерлік жан жаз
    жас жарық жұлдыз заман имам күн қала құт мереке мұрат нұр ой өмір сана сәуле сұлтан тау
    таң төл үміт шам шаттық ырыс береке болат думан ерік еркін жеңіс ерлан
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "la",
        "le",
        "du",
        "di",
        "da",
        "dos",
        "bin",
        "ibn",
        "al",
        "el",
        "ter",
        "ten",
        "af",
        "ул",
        "кызы",
    ]
)
