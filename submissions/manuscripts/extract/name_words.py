"""Words by which a piece of text is known to be a name, or to be none."""

import re

WORD = r"[^\W\d_](?:[^\W\d_]|['’ʼ‘`.ʹʺ\u0301-])*"
INITIALS = re.compile(r"(?:[^\W\d_][hHh]?\.\s?[-–]?){1,4}$")
DOTLESS = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{1,2}$")
PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "ter",
        "bin",
        "bint",
        "ibn",
        "al",
        "el",
        "e",
        "y",
        "af",
        "av",
        "zu",
        "zur",
        "ben",
        "abu",
        "мен",
        "де",
        "ван",
        "фон",
        "оглы",
        "кызы",
        "ó",
        "ní",
        "ua",
        "mac",
        "dalla",
        "degli",
        "vom",
    ]
) - {"мен"}
CHILD = frozenset(["ұлы", "қызы", "улы", "кызы", "uly", "kyzy", "qyzy", "qızy", "оглы"])
SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?$", re.I)
NOT_A_NAME = re.compile(
    r"universit|universid|üniversit|institut|dipartiment|facolt|uniwersyt|univerzit|wydzia|katedr|hochschul|yliopist|"
    r"högskol|bölüm|fakült|enstit|academ|depart|facult|school|college|cent(?:er|re)\b|ministr|"
    r"agency|office\b|laborator|hospital|republic|received|accepted|abstract|keyword|author\b|"
    r"authors\b|email|e-mail|article|paper\b|service|public\b|reform|policy|journal|study|state\b|"
    r"government|governance|management|administration|digital|development|analysis|research|review|"
    r"system|economic|social|evidence|towards?\b|between|through|under\b|corresponding|street|avenue|"
    r"abteilung|fakult|"
    r"универс|институ|академ|кафедр|факульт|министер|агентств|департамент|центр|школ|управлен|"
    r"республик|служб|статья|автор|область|аннотац|ключев|государств|систем|развити|анализ|"
    r"исследован|политик|эконом|цифров|реформ|улица|проспект|"
    r"мемлекет|қызмет|министрлі|агентті|орталы|мақала|бөлім|қаласы|аңдатпа|әдебиет|басқару|даму|"
    r"талдау|зерттеу|саясат|экономика|жүйе|көшесі|кафедра|хат-хабар",
    re.I,
)
SMALL_WORD = re.compile(  # a title in capitals has them, a name never
    r"(?<![\w.’'-])(?:the|of|for|with|from|into|without|how|why|who|what|which|when|where|"
    r"are|their|its|our|this|that|these|not|does|after|before|against|among|behind|beyond|during|"
    r"как|для|при|или|что|без|между|через|после|перед|на|из|от|об|не|под|над|за|"
    r"және|үшін|туралы|бойынша|арқылы|бен|пен)(?![\w.’'-])",
    re.I,
)
ABOUT = re.compile(r"\w\s\S+\s(?:IN|ON|AT|BY|TO)\s")  # "LOCAL BUDGETS IN UKRAINE"
LONE = re.compile(r"[^\W\d_]{2}\s[ВИСКОУАвискоуа]\s[^\W\d_]{2}")  # "СОВЕТ В ОБЩИНЕ"
NOT_PEOPLE = re.compile(
    r"^(?:new york|new delhi|new zealand|united (?:states|kingdom|arab emirates|nations)|hong kong|"
    r"saudi arabia|(?:south|north) (?:korea|africa)|sri lanka|costa rica|los angeles|san \w+|"
    r"saint petersburg|st\.? petersburg|nur-sultan|kuala lumpur|great britain|czech republic|"
    r"(?:full|first|last|family|given|author) names?|job title|academic degree|central asia|european union|world bank|case study|short title|running (?:head|title)|"
    r"санкт-петербург|нижний новгород|российская федерация|новая зеландия|южная корея|"
    r"саудовская аравия|орталық азия|центральная азия|европейский союз)\.?$",
    re.I,
)
PATRONYMIC = re.compile(
    r"(?:[оеё]вич|[оеё]вна|ична|инична|льич|мич|кич|ұлы|улы|қызы|кызы|ovich|evich|yevich|ovna|evna|"
    r"yevna|ichna|uly|kyzy|qyzy|ұлі|ovych|ivna)$",
    re.I,
)
FAMILY_ENDING = re.compile(
    r"(?:ұлы|улы|тегі|баев|[оеё]ва?|[иы]на?|ский|ская|цкий|цкая|енко|чук|юк|швили|дзе|баев[а]?|"
    r"ov|ova|ev|eva|yev|yeva|in|ina|yn|yna|sky|skaya|skiy|skaia|skyi|enko|chuk|dze|shvili|bayev|bayeva|"
    r"uly|son|mann|berg|stein)$",
    re.I,
)
CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.I)
LATIN = re.compile(r"[a-z]", re.I)
VIETNAMESE = frozenset(
    [
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "huynh",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "dinh",
        "trinh",
        "doan",
        "luong",
        "truong",
        "mai",
        "cao",
        "ta",
        "ha",
        "to",
        "lam",
    ]
)
