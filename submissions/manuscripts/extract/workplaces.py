"""Where people work: does a line say it, and the line without positions, marks and addresses."""

import re

from .signs import names_form

ORGANISATION = re.compile(
    r"universit(?:y|ies of|ät|é|à|et|eit|as)\b|universi(?:dad|dade|tas|tesi|tet)|üniversite|"
    r"\binstitut|\bacadem(?:y|ia|ie)\b|akademi|departa?ment|\bdépartement|facult|fakult|"
    r"\bdipartiment|\bfacolt|uniwersytet|univerzit|\bwydział|hogeschool|\byliopisto|högskol|enstitü|"
    r"\bschool of\b|(?:business|law|graduate|medical|high|public|management|economics) school\b|"
    r"\bschool\b|\bcollege\b|\bcolegio\b|\bcent(?:er|re)\b|\bcentro\b|\bzentrum|hochschule|"
    r"\bministr|\bministerio|\bagency\b|\boffice of\b|\blaborator|\bhospital|\bclinic\b|\bcouncil\b|"
    r"\bcommission\b|\bassociation\b|\bfoundation\b|\bcommittee\b|\bbureau\b|\bbank\b|\bchair of\b|"
    r"\bdivision of\b|\bcompany\b|\bcorporation\b|\bllp\b|\bllc\b|\bltd\b|\bgmbh\b|\bjsc\b|\binc\b|"
    r"\bcnrs\b|\buniv\.|\bdept\.|\bdep\. |\bakimat\b|\bthink tank\b|\bindependent (?:researcher|scholar)|"
    r"\bsociety (?:of|for)\b|\bparliament\b|\bcourt\b|\bmunicipality\b|\bgroup\b(?=.*,)|"
    r"универс|институ(?:т|та)?\b|академи[яиюей]|кафедр|факульт|министерств|агентств|департамент|"
    r"\bцентр|\bшкола\b|управлени[ея] (?:по|делами|государственных)|комитет|лаборатор|больниц|"
    r"колледж|\bнао\b|\bао\b|\bтоо\b|\bооо\b|\bрги?п\b|\bоюл\b|\bфонд\b|\bбанк\b|\bакимат|"
    r"\bассоциаци|\bсовет\b|\bсуд\b|\bпалат[аы]\b|независимый исследователь|"
    r"министрлі|агентті|орталығ|институты|мектебі|комитеті|басқармасы|кеақ|\bжшс\b|\bақ\b|"
    r"департаменті|қоғамы|әкімді|бірлестігі|палатасы|зертхана|тәуелсіз зерттеуші",
    re.I,
)
SUBUNIT = re.compile(
    r"^\W*(?:department|dept|faculty|school of|chair|division|laborator|section|centre for|center for|"
    r"institute of|graduate school|college of|departamento|faculdade|lehrstuhl|fakult|"
    r"кафедра|факультет|отдел|институт (?!.*имен)|школа|центр|департамент|лаборатория|"
    r"[\w\s]{3,60} (?:кафедрасы|факультеті|мектебі|институты|департаменті|бөлімі)\W*$)",
    re.I,
)
WHOLE = re.compile(
    r"universit|universid|academy|ministr|agency|council|универс|академи|министер|агентств|"
    r"министрлі|агентті",
    re.I,
)
COUNTRIES = (
    r"kazakhstan|russia|russian federation|kyrgyzstan|kyrgyz republic|uzbekistan|tajikistan|"
    r"turkmenistan|azerbaijan|georgia|armenia|ukraine|belarus|moldova|estonia|latvia|lithuania|"
    r"poland|germany|deutschland|france|italy|italia|spain|españa|portugal|brazil|brasil|mexico|"
    r"argentina|chile|colombia|peru|usa|u\.s\.a|united states(?: of america)?|canada|"
    r"united kingdom|uk|u\.k|england|scotland|wales|ireland|norway|sweden|finland|denmark|iceland|"
    r"netherlands|the netherlands|belgium|luxembourg|switzerland|austria|hungary|czech republic|"
    r"czechia|slovakia|slovenia|croatia|serbia|romania|bulgaria|greece|turkey|türkiye|cyprus|israel|"
    r"egypt|morocco|tunisia|south africa|nigeria|kenya|ghana|ethiopia|india|pakistan|bangladesh|"
    r"nepal|sri lanka|china|p\.?\s?r\.? china|taiwan|hong kong|japan|south korea|republic of korea|"
    r"korea|mongolia|vietnam|thailand|malaysia|indonesia|philippines|singapore|australia|"
    r"new zealand|iran|iraq|saudi arabia|qatar|kuwait|united arab emirates|uae|jordan|lebanon|"
    r"republic of kazakhstan|"
    r"казахстан|республика казахстан|рк|россия|рф|российская федерация|кыргызстан|"
    r"кыргызская республика|узбекистан|республика узбекистан|таджикистан|туркменистан|"
    r"азербайджан|грузия|армения|украина|беларусь|молдова|польша|германия|франция|италия|испания|"
    r"турция|китай|япония|корея|республика корея|сша|великобритания|канада|индия|монголия|"
    r"қазақстан|қазақстан республикасы|қр|ресей|ресей федерациясы|қырғызстан|өзбекстан|тәжікстан|"
    r"түрікменстан|әзербайжан|түркия|қытай|германия|ақш|ұлыбритания|жапония|моңғолия"
)
COUNTRY_END = re.compile(rf"(?:^|[,;()\s])(?:{COUNTRIES})[\s.,;)]*$", re.I)
COUNTRY_ALONE = re.compile(rf"[,;()\d]\s*(?:{COUNTRIES})[\s.,;)]*$", re.I)
PLACE_WORDS = 3  # "Almaty Kazakhstan" without a comma
SAYING = re.compile(  # words of a phrase about a place ("Land Courts in Georgia"), not of an address
    r"(?:^|[\s(«“\"])(?:in|on|for|to|from|with|without|after|before|between|across|beyond|within|through|"
    r"and|or|the case|how|why|what|who|when|where|does|do|is|are|about|under|against|"
    r"в|во|на|о|об|и|для|по|как|при|между|от|до|без|к|из|через|кто|что|почему|"
    r"және|мен|пен|бен|үшін|туралы|бойынша|арқылы|мысалында)(?=[\s)»”\"]|$)",
    re.I,
)
CITY = re.compile(
    r"\b(?:г\.\s?[А-Я]|(?:алматы|астана|нур-султан|нұр-сұлтан|шымкент|караганда|қарағанды|актобе|ақтөбе|"
    r"тараз|павлодар|семей|костанай|қостанай|кызылорда|қызылорда|атырау|актау|ақтау|кокшетау|"
    r"көкшетау|петропавловск|талдыкорган|талдықорған|туркестан|түркістан|уральск|орал|москва|"
    r"мәскеу|ташкент|бишкек|санкт-петербург)\b|"
    r"(?:almaty|astana|nur-sultan|shymkent|karaganda|karagandy|aktobe|taraz|pavlodar|semey|kostanay|"
    r"kyzylorda|atyrau|aktau|kokshetau|taldykorgan|turkistan|moscow|tashkent|bishkek|london|"
    r"new york|berlin|paris|rome|madrid|warsaw|vienna|tokyo|beijing|seoul|delhi|cambridge|oxford)\b)",
    re.I,
)
POSITION = re.compile(
    r"\s*(?:(?:full|assistant|associate|assoc\.?|asst\.?|senior|junior|leading|chief|head|deputy|"
    r"visiting|emeritus|acting|research|postdoctoral|doctoral|master'?s?|graduate|undergraduate|first|"
    r"phd|ph\.\s?d\.?)\s+)*(?:"
    r"ph\.?\s?d\.?(?:\s*(?:student|candidate|in\s[\w\s]{3,40}|докторант\w*|студент|доктор\w*))?|"
    r"dr\.?(?:\s?(?:sc|habil|oec|iur|phil|med)\.?)*|prof(?:\.|essor)?(?:\s+of\s[\w\s]{3,50})?|"
    r"(?:lecturer|teacher|researcher|fellow|student|scientist|analyst|expert|specialist|director|rector|"
    r"dean|head|chair(?!\s+of)|consultant|adviser|advisor|manager|economist|lawyer|judge|officer)\b"
    r"(?!\s*\w*university)[\w\s'’-]{0,50}|"
    r"(?:do[cç]\.?|prof\.?|yrd\.?\s?do[cç]\.?)\s?dr\.?|dr\.?\s?öğr\.?\s?üyesi|(?:arş|öğr)\.?\s?gör\.?(?:\s?dr\.?)?|"
    r"(?:professora?|profesora?|doutorand[oa]|doctorand[oa]|mestre|mestrand[oa])(?:\s[\w\s]{0,50})?|"
    r"(?:doctor|candidate|master|bachelor)\s+(?:of|in)\s[\w\s,]{3,60}|"
    r"(?:m\.?\s?sc|m\.?\s?a|b\.?\s?a|b\.?\s?sc|m\.?b\.?a|m\.?p\.?a|m\.?p\.?p|d\.?b\.?a|ll\.?\s?m|ll\.?\s?b|"
    r"m\.?d|d\.?phil|mphil|dsc|d\.?sc)\.?|"
    r"(?:(?:д|к|м|канд|докт|маг)\.|д-р)\s?(?:[а-яё]{1,7}\.?[-\s]?){1,2}н\.?(?:аук)?|[а-яәғқңөұүһі]{1,3}\.?\s?ғ\.?\s?[кдм]\.?|"
    r"(?:старший|младший|главный|ведущий|и\.\s?о\.|ассоциированный|почётный|почетный|"
    r"ассоциативный|независимый)?\s*"
    r"(?:доктор|кандидат|магистр|профессор|доцент|преподаватель|докторант|магистрант|аспирант|"
    r"соискатель|студент|научный сотрудник|сотрудник|директор|ректор|декан|эксперт|специалист|"
    r"заведующ\w+|начальник|советник|консультант|академик|бакалавр|заместитель|руководитель)\b"
    r"[\w\s.,()-]{0,70}|"
    r"(?:қауымдастырылған|аға|жетекші|бас|кіші)?\s*"
    r"(?:профессор\w*|оқытушы\w*|докторант\w*|магистрант\w*|доцент\w*|ғылыми қызметкер\w*|студент\w*|"
    r"маман\w*|сарапшы\w*|меңгерушісі)|"
    r"[\w\s]{3,40}ғылымдарының\s+(?:докторы|кандидаты|магистрі)|[\w\s]{3,30}магистрі|"
    r"phd\s+докторы?|[\w\s]{0,20}кафедра меңгерушісі"
    r")\s*[.,;]?\s*$",
    re.I,
)
AFFILIATION_LETTERS = 400
DEED = re.compile(
    r"\binterests?\b|\bfund(?:ed|ing)\b|\bgrant\b|conceived|designed|wrote|\bthank|"
    r"интерес|грант|финансир|благодар|қаржыл|алғыс",
    re.I,
)


VERB = re.compile(
    r"\s(?:is|are|was|were|has|have|can|does|shows?|works?)\s|\s(?:является|работает|показывает)\s",
    re.I,
)


def workplace_score(text: str) -> int:
    """How much a line looks like a place of work: 2 and more will do, 3 is sure."""
    if len(text) > AFFILIATION_LETTERS or len(text) < 4 or DEED.search(text) or VERB.search(text):
        return 0
    score = 0
    if ORGANISATION.search(text):
        score += 2
    has_place = bool(COUNTRY_END.search(text)) and "," in text or bool(CITY.search(text))
    score += has_place
    commas = text.count(",")
    score += commas > 0 and has_place
    pieces = [piece.strip() for piece in text.split(",")]
    if commas and all(piece[:1].isupper() or piece[:1] in '«"“' for piece in pieces if piece):
        score += 1
    if re.match(r"^(?:the role|on the|how|why|what|about|о |об |к вопросу|роль)", text, re.I):
        score -= 2
    if text.endswith((".", "?", "!")) and len(text.split()) > 20:
        score -= 1
    return score


def is_only_place(text: str) -> bool:
    """A line that is nothing but a town and a country, a street or a post code."""
    if ORGANISATION.search(text) or len(text) > 120 or is_said_of_place(text):
        return False
    if COUNTRY_END.search(text):
        return len(text.split()) <= PLACE_WORDS or bool(COUNTRY_ALONE.search(text))
    return bool(CITY.search(text)) and len(text.split()) <= 6


def is_said_of_place(text: str) -> bool:
    """Whether a line says something of a place, or of organisations behind a colon: it is no address."""
    head, colon, tail = text.partition(": ")
    if colon and len(head.split()) > 1 and not names_form(head) and not COUNTRY_ALONE.search(tail):
        return True
    if ORGANISATION.search(text):
        return False
    return text.endswith("?") or bool(SAYING.search(COUNTRY_END.sub("", text)))


def is_position(text: str) -> bool:
    """Whether a piece of text is a degree or a post."""
    return len(text) < 140 and bool(POSITION.match(text)) and not WHOLE.search(text)


def without_positions(text: str) -> str:
    """An affiliation without the degrees and posts that stand before or after it."""
    pieces = [piece.strip() for piece in re.split(r"[,;]\s+", text[:AFFILIATION_LETTERS])]
    kept = list(pieces)
    while len(kept) > 1 and is_position(kept[0]):
        kept.pop(0)
    while len(kept) > 1 and is_position(kept[-1]):
        kept.pop()
    if kept == pieces:
        return text
    start = text.find(kept[0])
    end = text.rfind(kept[-1]) + len(kept[-1])
    return text[start:end]


def is_part_of_next(text: str, following: str) -> bool:
    """Whether two lines are one affiliation: a department and its university, a place and its town."""
    if COUNTRY_END.search(text):
        return False
    if is_only_place(following):
        return True
    if not SUBUNIT.match(text) or WHOLE.search(text):
        return False
    is_whole = bool(ORGANISATION.search(following)) and not SUBUNIT.match(following)
    return is_whole or bool(WHOLE.search(following))
