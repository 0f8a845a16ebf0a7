"""What authors say about themselves: earlier work, thanks, grants, their own institution."""

import re
from collections.abc import Iterable, Iterator

from .hits import Hit

WORK_EN = (
    r"(?:work|works|paper|papers|study|studies|article|articles|research|publications?|book|"
    r"monograph|dissertation|thesis|survey|reports?|findings|results|analysis|project|experiments?)"
)
WORK_RU = (
    r"(?:работ\w*|стать\w+|исследовани\w+|публикаци\w+|монографи\w+|диссертаци\w+|книг\w*|"
    r"труд\w*|проект\w*|результат\w*|опрос\w*)"
)
WORK_KK = (
    r"(?:жұмыс\w*|мақала\w*|зерттеу\w*|еңбе[кг]\w*|монография\w*|диссертация\w*|кітаб?\w*|жоба\w*)"
)
TOLD_EN = (
    r"(?:show(?:n|ed)|argued|reported|found|demonstrated|published|described|discussed|proposed|"
    r"developed|introduced|analysed|analyzed|established|noted|suggested|observed|examined|"
    r"documented|surveyed|studied|coined)"
)
TOLD_RU = (
    r"(?:показал\w*|писал\w*|отмечал\w*|установил\w*|предложил\w*|опубликовал\w*|описал\w*|"
    r"обосновал\w*|исследовал\w*|доказал\w*|рассматривал\w*|выявил\w*|изучал\w*|разработал\w*)"
)
EARLIER = r"(?:earlier|previous|prior|own|recent|past|first|companion|related|other|preceding)"
OWN_WORK = (
    rf"\b(?:our|my)\s+(?:own\s+)?(?:published\s+)?{WORK_EN}\b(?=\s*[(\[])",
    rf"\b(?:in\s+)?an?\s+{EARLIER}\s+{WORK_EN}\b(?=[^.;]{{0,60}}\b(?:we|I)\b)",
    rf"\bнаш\w*\s+{WORK_RU}(?=\s*[(\[])",
    rf"\b(?:мы|я)\s+(?:уже|неоднократно)\s+{TOLD_RU}(?=[^.;]{{0,40}}[(\[])",
    rf"\b(?:our|my)\s+(?:\w+\s+)?(?!own\s+(?:findings|results|analysis)){EARLIER}\s+"
    rf"(?:\w+\s+){{0,2}}{WORK_EN}\b",
    r"\b(?:our|my)\s+(?:\d{4}\s+)?(?:\w+\s+)?(?:paper|article|book|monograph|dissertation|thesis)\b"
    r"(?=[^.]{0,40}(?:[(\[]|\bin\b|\bon\b))",
    rf"\b(?:we|I)\s+(?:have\s+|had\s+)?(?:previously|earlier|elsewhere|already)\s+{TOLD_EN}\b",
    rf"\b(?:we|I)\s+(?:have\s+|had\s+)?{TOLD_EN}\s+(?:\w+\s+){{0,2}}(?:previously|earlier|elsewhere|before)\b",
    rf"\bas\s+(?:we|I)\s+(?:have\s+|had\s+)?{TOLD_EN}\b(?=[^.;]{{0,40}}[(\[])",
    rf"\b(?:the|these|present)\s+authors?(?:'s?|’s?)?\s+(?:own\s+)?(?:{EARLIER})\s+(?:\w+\s+)?{WORK_EN}\b",
    rf"\bone\s+of\s+(?:us|the\s+(?:present\s+)?authors)\b(?:\s+(?:has\s+)?{TOLD_EN}|(?=\s*[(\[]))",
    rf"\b{EARLIER}\s+{WORK_EN}\s+(?:by|of)\s+(?:the\s+(?:present\s+)?authors?|us)\b",
    rf"\bнаш\w*\s+(?:\w+\s+)?(?:предыдущ\w+|прежн\w+|ранн\w+|собственн\w+|недавн\w+|прошл\w+|"
    rf"друг\w+)\s+(?:\w+\s+)?{WORK_RU}",
    rf"\b(?:предыдущ\w+|прежн\w+|ранн\w+|прошл\w+)\s+(?:наш\w+|собственн\w+)\s+{WORK_RU}",
    r"\bнаш\w*\s+(?:стать\w+|монографи\w+|диссертаци\w+|книг\w+)(?=[^.]{0,40}[(\[])",
    r"\b(?:ранее|раньше|уже)\s+(?:\w+\s+){0,2}?(?:мы|нами|мною|авторами|автором)\s+(?:было\s+|были\s+)?\w*",
    r"\b(?:мы|нами|я|мной)\s+(?:уже\s+)?(?:ранее|раньше)\s+\w+",
    rf"\bв\s+(?:предыдущ\w+|прежн\w+|ранн\w+)\s+{WORK_RU}\s+автор\w*",
    rf"\bавтор\w*\s+(?:ранее|в\s+(?:предыдущ\w+|прежн\w+)\s+{WORK_RU})\s*{TOLD_RU}?",
    rf"\bкак\s+мы\s+(?:уже\s+)?{TOLD_RU}(?=[^.;]{{0,40}}[(\[])",
    rf"\bбіздің\s+(?:\w+\s+)?(?:бұрынғы|алдыңғы|өткен|ертерек\w*|басқа|өзіндік)\s+(?:\w+\s+)?{WORK_KK}",
    rf"\b(?:бұрынғы|алдыңғы)\s+(?:өз\w*\s+)?{WORK_KK}(?:мызда|ымызда|імізде|мізде)\w*",
    r"\bбіз\s+(?:бұрын|бұған\s+дейін|ертеректе)\s+(?:\w+\s+){0,2}?\w+(?:дық|дік|тық|тік)\b",
    r"\b(?:бұрын|бұған\s+дейін|ертеректе)\s+біз\s+(?:\w+\s+){0,2}?\w+(?:дық|дік|тық|тік)\b",
    rf"\bбіздің\s+{WORK_KK}(?=[^.]{{0,40}}[(\[])",
    r"\bавторлардың\s+(?:бұрынғы|алдыңғы)\s+\w+",
)
OURS = (
    r"\b(?:at|in)\s+(?:our|my)\s+(?:own\s+)?(?:university|institute|institution|department|faculty|"
    r"academy|laboratory|college|hospital|ministry|agency|school)\b",
    r"\bour\s+(?:university|institution|academy|laboratory)(?:'s|’s)?\b",
    r"\bв\s+наш\w+\s+(?:университет\w*|институт\w*|академи\w+|лаборатори\w+|кафедр\w+|"
    r"министерств\w+|вуз\w*)",
    r"\bбіздің\s+(?:университет\w*|институт\w*|академия\w*|зертхана\w*|кафедра\w*|министрлі\w*)",
)
THANKS = (
    r"\b(?:исследование|работа|статья|проект)\s+(?:была?|было)?\s*(?:поддержан|профинансирован)\w*"
    r"[^.!?]*[.!?]?",
    r"\b(?:выражаем|выражаю|приносим)\s+(?:\w+\s+)?(?:благодарност|признательност)\w*[^.!?]*[.!?]?",
    r"\b(?:мы\s+)?(?:искренне\s+)?благодар(?:им|ны|ен|на)\b[^.!?]*[.!?]?",
    r"[^.!?]{0,120}\b(?:алғыс\w*|ризашылы\w+)\s+(?:айт|білдір)\w*(?:мыз|міз|мын|мін)\b[^.!?]*[.!?]?",
    r"\b(?:we|I|the\s+authors?)\s+(?:would\s+(?:also\s+)?like\s+to\s+|wish\s+to\s+|also\s+)?"
    r"(?:thank|acknowledge|gratefully|sincerely)\b[^.!?]*[.!?]?",
    r"\b(?:we|the\s+authors?)\s+(?:are|is|am)\s+(?:very\s+|deeply\s+)?(?:grateful|indebted|thankful)\b[^.!?]*[.!?]?",
    r"\bthis\s+(?:work|research|study|article|paper|project)\s+(?:was|is|has\s+been)\s+"
    r"(?:\w+\s+)?(?:supported|funded|financed|sponsored)\b[^.!?]*(?:\.(?=\d)[^.!?]*)*[.!?]?",
    r"\bавтор\w*\s+(?:выража\w+\s+)?(?:\w+\s+)?(?:благодар\w+|признател\w+)[^.!?]*[.!?]?",
    r"\b(?:исследование|работа|статья|проект)\s+(?:было?|была|был)?\s*(?:выполнен\w*|подготовлен\w*|"
    r"профинансирован\w*|поддержан\w*|проведен\w*|осуществлен\w*)\s+(?:\w+\s+)?(?:при|в\s+рамках|за\s+сч[её]т)"
    r"[^.!?]*(?:поддержк|грант|финансир|проект)[^.!?]*[.!?]?",
    r"\bавтор(?:лар)?\s+[^.!?]{0,80}(?:алғыс|ризашылы)[^.!?]*[.!?]?",
    r"\b(?:зерттеу|жұмыс|мақала)\s+[^.!?]{0,120}(?:қаржыланд|қолдауымен|гранты?\s+аясында)[^.!?]*[.!?]?",
)
# What is likely own work but said in a way that only a person can judge.
FIRST = r"\b(?:our|my|own|we|I|elsewhere|наш\w*|мы|нами|мной|мною|собственн\w+|біз\w*|өзіміз\w*)\b"
CUE = (
    rf"(?:{WORK_EN}|{TOLD_EN}|approach|model|method|scale|ideas?|dataset|team|group|laboratory|"
    rf"{WORK_RU}|{TOLD_RU}|иде\w+|подход\w*|метод\w*|модел\w*|отмечал\w*|{WORK_KK}|жаз\w+|"
    r"айт\w+|көрсет\w+|әдіс\w*)"
)
OTHERS = re.compile(
    r"\b(?:with|than|by|based|following|to|like|unlike|after|contrast\w*|confirm\w*|support\w*|"
    r"see|used?|using|adapted|по|с|со|согласно|от|отличие|подтвержда\w*|использ\w*|бойынша|"
    r"сияқты|қарағанда|пайдалан\w*|қолдан\w*)\b",
    re.I,
)
PERHAPS = re.compile(
    rf"{FIRST}(?P<between>[^.;()\[\]]{{0,80}}?\b{CUE}[^.;()\[\]]{{0,30}}?)(?=[(\[])", re.I
)
THANKS_PERHAPS = re.compile(
    r"\b(?:this|the)\s+(?:study|work|research|project|paper)\s+received\s+[^.!?]*\b(?:funding|support)\b"
    r"[^.!?]*[.!?]?|\bfunding\s+(?:was|has\s+been|is)\s+(?:provided|received|obtained|granted)\b"
    r"[^.!?]*[.!?]?|\b(?:special|sincere|our|many)\s+thanks\s+(?:go|goes|are|to)\b[^.!?]*[.!?]?",
    re.I,
)
QUOTED = "“«„\"'‘"
INSIDE = re.compile(
    r"(?:[^.;]{0,30})\b(?:above|below|section|sections|table|figure|chapter|appendix|equation|"
    r"part|hypothesis|subsection|выше|ниже|раздел\w*|таблиц\w*|рисун\w*|глав\w*|параграф\w*|"
    r"жоғары\w*|төмен\w*|бөлім\w*|кесте\w*|сурет\w*)\b",
    re.I,
)
CITATION = re.compile(
    r"[^.;()\[\]]{0,60}?(?P<inside>\((?P<round>[^()]{0,160}?(?:19|20)\d\d[a-zа-я]?[^()]{0,60})\)|"
    r"\[(?P<square>\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*(?:,\s*[cсpб]\.[^\]]{0,12})?)\])"
)
MASKED = re.compile(r"[^.;]{0,60}?[(\[]{1,2}removed for review")
HIDDEN = re.compile(r"removed for review|anonym|author|автор|blind|скрыт|жасыр", re.I)
GRANT = re.compile(
    r"(?:\b(?:grants?|award|contract|project|гранта?|грантов\w*|договор\w*|проекта?|гранты|жоба\w*|ИРН|IRN|ЖТН)\b"
    r"[^\w\n]{0,3}(?:(?:No|Nr|number|num|agreement|ref|номер|нөмір\w*)\b\.?|№|#)?[^\w\n]{0,4}|№\s?)"
    r"(?P<number>(?=[\w/.-]*\d[\w/.-]*\d[\w/.-]*\d[\w/.-]*\d)[A-ZА-Я\d][\w/.-]{4,30}\w)",
    re.I,
)
STATE_GRANT = re.compile(r"(?<!\w)(?:AP|BR|АР|ВР|OR)\d{8}(?!\d)")
NUMBERED = re.compile(r"(?<!\w)(?=[\w/.-]*\d[\w/.-]*\d[\w/.-]*\d)[\w][\w/.-]{3,30}[\w](?!\w)")
YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/.](?:19|20)?\d\d){0,2}")

_OWN = tuple(re.compile(pattern, re.I) for pattern in OWN_WORK)
_OURS = tuple(re.compile(pattern, re.I) for pattern in OURS)
_THANKS = tuple(re.compile(pattern, re.I) for pattern in THANKS)


def grant_numbers(texts: Iterable[str]) -> frozenset[str]:
    """Return the numbers in statements of funding that are no years: what names a grant."""
    found = {match.group() for text in texts for match in NUMBERED.finditer(text)}
    return frozenset(number for number in found if not YEAR.fullmatch(number))


def find_phrases(text: str, numbers: frozenset[str]) -> Iterator[Hit]:
    """Find what authors say about themselves, and numbers of grants."""
    yield from _own_work(text)
    for patterns, code in ((_OURS, "phrase"), (_THANKS, "thanks")):
        for pattern in patterns:
            for match in pattern.finditer(text):
                if not _is_quoted(text, match.start()):
                    sure = code == "thanks"
                    yield Hit(code, *match.span(), certain=sure, masked=sure)
    for match in THANKS_PERHAPS.finditer(text):
        if not _is_quoted(text, match.start()):
            yield Hit("thanks", *match.span(), certain=False)
    yield from _perhaps_own(text)
    yield from _grants(text, numbers)


def _grants(text: str, numbers: frozenset[str]) -> Iterator[Hit]:
    for match in GRANT.finditer(text):
        if not YEAR.fullmatch(match["number"]):
            yield Hit("grant", *match.span("number"))
    for match in STATE_GRANT.finditer(text):
        yield Hit("grant", *match.span())
    for number in numbers:
        for match in re.finditer(rf"(?<!\w){re.escape(number)}(?!\w)", text, re.I):
            yield Hit("grant", *match.span())


def _own_work(text: str) -> Iterator[Hit]:
    """A citation right after "our earlier work" tells who wrote it; the words alone may."""
    for pattern in _OWN:
        for match in pattern.finditer(text):
            if _is_quoted(text, match.start()) or INSIDE.match(text, match.end()):
                continue
            cited = CITATION.match(text, match.end())
            if cited is None and not MASKED.match(text, match.end()):
                yield Hit("phrase", *match.span(), certain=False, masked=False)
            elif cited and not HIDDEN.search(cited["inside"]):
                group = "round" if cited["round"] else "square"
                yield Hit("own_work", *cited.span(group))


def _perhaps_own(text: str) -> Iterator[Hit]:
    """A citation near "our" and a word for work, unless it is set beside somebody else's."""
    for match in PERHAPS.finditer(text):
        cited = CITATION.match(text, match.end())
        if cited is None or OTHERS.search(match["between"]) or INSIDE.match(text, match.start()):
            continue
        if not HIDDEN.search(cited["inside"]) and not _is_quoted(text, match.start()):
            group = "round" if cited["round"] else "square"
            yield Hit("own_work", *cited.span(group), certain=False)


def _is_quoted(text: str, place: int) -> bool:
    """What somebody else says: "We thank our teachers", she said."""
    before = text[:place].rstrip()
    if before[-1:] and before[-1] in QUOTED:
        return True
    opened = max(before.rfind("“"), before.rfind("«"))
    return opened > max(before.rfind("”"), before.rfind("»"))
