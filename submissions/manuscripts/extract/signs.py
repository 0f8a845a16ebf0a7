"""What lines of a title page are by their own first words: dates, rubrics, codes, running titles."""

import re
from pathlib import Path

DATE = r"[\s:.–—-]*(?:\d|on \d|[a-zа-яёәғқңөұүһі]+\s+\d|$|\w+:\s*(?:\d|$|\w+:))"
PRELIMINARY = re.compile(
    r"^\W{0,3}(?:(?:DOI|ISSN|e-?ISSN|ISBN|ORCID)\b|https?://|www\.|"
    rf"(?:date )?(?:received|accepted|submitted|revised|published|available online|received in revised form)"
    rf"(?: for publication)?{DATE}|article (?:history|info|received|type|code)\b|submission date|"
    r"date(?: of (?:submission|receipt|acceptance))?\s*:|"
    rf"(?:дата )?(?:поступ|получен|принят|опубликован|одобрен)\w*(?: (?:в|к|после) \w+)?{DATE}|"
    r"(?:дата|статья) (?:поступ|получ|принят|опублик)\w*|"
    rf"(?:мақала )?(?:редакцияға |баспаға )?(?:түскен|түсті|қабылдан|жариялан)\w*(?: күні)?{DATE}|"
    r"(?:(?:original|research|review|scientific|full|length|empirical|theoretical|regular|invited|"
    r"professional|preliminary)[\s-]){1,4}(?:article|paper|study)\W*$|article\W*$|(?:type of (?:the )?)?(?:article|paper|manuscript)(?: type)?\s*:|"
    r"(?:short|brief) (?:communication|report)\W*$|case study\W*$|review\W*$|policy (?:brief|paper)\W*$|"
    r"(?:оригинальная|научная|обзорная|исследовательская)\s+(?:научная\s+)?(?:статья|исследование)\W*$|"
    r"(?:тип|вид) статьи|обзор\W*$|статья\W*$|оригинальное исследование\W*$|"
    r"(?:түпнұсқа|ғылыми|шолу|зерттеу|ғылыми-зерттеу) мақала\w*\W*$|мақала\W*$|мақала түрі|"
    r"(?:word|page|figure|table)s? count|number of (?:words|pages|tables|figures)|"
    r"(?:words|pages|tables|figures)\s*:|draft(?:\W*$|\s+(?:version|of \d|\d))|"
    r"manuscript(?:\W*$|\s*(?:type|id|number|no|title|#|:|\d))|(?:title|cover|first) page\W*$|"
    r"количество слов|(?:общий )?объ[её]м(?: статьи)?\s*[:–—]|сөз(?:дер)? саны|бет саны|"
    r"art[ií](?:go|culo)s?(?: (?:original|de \w+|científico))?\W*$|article (?:original|de recherche)\W*$|"
    r"(?:araştırma|derleme) makalesi\W*$|original(?:arbeit|beitrag|ия)?\W*$|forschungsartikel\W*$|"
    r"original (?:investigation|contribution)\W*$|"
    r"(?:(?:peer[- ]reviewed|conference|discussion|position|concept|technical|working|practice|short|"
    r"field|country)[\s-]){1,3}(?:article|paper|report|note|study)\W*$|"
    r"(?:essay|commentary|viewpoint|opinion|editorial|research note|book review)\W*$|"
    r"(?:краткое сообщение|эссе|рецензия|комментарий|редакционная статья|дискуссионная статья|"
    r"эмпирическое исследование|теоретическая статья|мнение)\W*$|"
    r"(?:пікір|қысқаша хабарлама|эмпирикалық зерттеу|теориялық мақала)\W*$|"
    r"(?:blind(?:ed)?|anonymous|anonymi[sz]ed|revised|clean|final|main)\s(?:manuscript|version|copy|"
    r"document|text|file)\W*(?:$|[(\d])|"
    r"(?:the )?(?:manuscript|paper|article|preprint|рукопись|статья|қолжазба|мақала)"
    r"(?:\s(?:was|is|has|been|first|version|text|была?|есть|мәтіні))*\s(?:submitted|received|accepted|prepared|revised|under review|presented|представлен\w*|подан\w*|"
    r"направлен\w*|поступил\w*|подготовлен\w*|жіберілген|ұсынылған|дайындалған)\b|"
    r"(?:submitted|prepared|presented|written) (?:to|for|at)\b|"
    r"(?:special|thematic) issue\b|(?:специальный|тематический) выпуск\b|арнайы шығарылым\b|"
    r"©|\(c\)\s|copyright(?:\s*[:©\d(]|\s+by\b)|this (?:is an open|article is)|"
    r"open access\W*$|open access article|creative commons|cc[- ]by|"
    r"(?:for citation|to cite|cite (?:this|as)|how to cite|citation|suggested citation|"
    r"для цитирования|дәйексөз(?: үшін| келтіру)?|сілтеме жасау(?: үшін)?)\s*(?:[:.]|this|article)|"
    r"(?:vol|volume|issue|том|выпуск)\s*\.?\s?\d|(?:№|no\.)\s?\d[\w\s(),/]{0,20}$|"
    r"(?:section|rubric|track|subject|field|раздел|рубрика|секция|направление|бөлім|айдар)\s*:|"
    r"\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\W*$|\d{1,2}(?:st|nd|rd|th)?\s+\w+,?\s+(?:19|20)\d\d\W*$|"
    r"\w+\s+\d{1,2},\s+(?:19|20)\d\d\W*$|(?:\w+\s+)?(?:19|20)\d\d(?:\s*(?:г|ж)\.?)?\W*$|page \d|стр\. \d|"
    r"(?:секция|подсекция|section|session|track|panel)\s*(?:№\s*)?(?:\d{1,2}|[IVX]{1,5})\s*[.:–—-]|"
    r"(?:this )?(?:paper |article |manuscript )?template\b|please (?:do not|use|insert|note|ensure)|do not alter\b|"
    r"(?:type|insert|enter) (?:the|your) |шаблон (?:статьи|оформления)|научный руководитель|ғылыми жетекші|"
    r"(?:scientific |academic |research )?supervisor\s*[:–—-]|academic editor|"
    r"ГРНТИ|ВАК\b|научная специальность|шифр специальности|специальность\s*[:\d]|"
    r"(?:г\.\s?|қ\.\s?)?(?:алматы|астана|almaty|astana)[,\s]*(?:20\d\d)?\W*$)",
    re.I,
)
JOURNAL_HEADER = re.compile(
    r"(?:\bissn\b|\bvol(?:ume)?\.?\s?\d|\bno\.\s?\d+.{0,20}\b(?:19|20)\d\d|№\s?\d+[\s(]+.{0,20}\b20\d\d|"
    r"\b20\d\d[,.]?\s+№\s?\d|\(\d{4}\)\s*\d|\bpp\.\s?\d|\bтом \d|выпуск \d|"
    r"journal of .{3,60}\b(?:19|20)\d\d|^(?:the )?\w*\s?journal of\b|^вестник\b|хабаршысы\b|^журнал(?:\s*[«\"“]|(?:\s\w+){0,3}$)|"
    r"submitted to\b|manuscript (?:id|number|no))",
    re.I,
)
JOURNAL_NAME = re.compile(
    r"\b(?:журнал|вестник|известия|уч[её]ные записки|хабаршы(?:сы)?|жаршы(?:сы)?|journal|bulletin|herald|"
    r"proceedings|transactions|quarterly|annals|gazette)\b",
    re.I,
)
BILINGUAL = re.compile(r"\s*[/|]\s*")  # "Araştırma Makalesi / Research Article"
DISCIPLINES = frozenset(
    [
        "economics",
        "economy",
        "law",
        "legal",
        "political",
        "politics",
        "science",
        "sciences",
        "public",
        "administration",
        "policy",
        "management",
        "sociology",
        "philosophy",
        "history",
        "education",
        "finance",
        "business",
        "governance",
        "studies",
        "international",
        "relations",
        "экономика",
        "экономические",
        "право",
        "юридические",
        "политология",
        "политические",
        "науки",
        "наука",
        "государственное",
        "управление",
        "муниципальное",
        "менеджмент",
        "социология",
        "философия",
        "история",
        "педагогика",
        "финансы",
        "международные",
        "отношения",
        "публичное",
        "администрирование",
        "государственная",
        "политика",
        "и",
        "местное",
        "самоуправление",
        "and",
        "of",
        "the",
        "мемлекеттік",
        "басқару",
        "құқық",
        "саясаттану",
        "саяси",
        "ғылымдар",
        "ғылымдары",
        "экономикалық",
        "әлеуметтану",
        "менеджмент",
        "қаржы",
        "халықаралық",
        "қатынастар",
        "және",
        "философия",
        "тарих",
        "педагогика",
        "жергілікті",
    ]
)
TOPICS = DISCIPLINES | frozenset(  # of a rubric's name; a short title may have them as well
    Path(__file__).with_name("topics.txt").read_text(encoding="utf-8").split()
)
RUBRIC_WORDS = 6
LOUD = 0.85
FORM_WORDS = re.compile(
    r"(?:corresponding author|автор для корреспонденции|корреспондент\w*|(?:word|page) count|"
    r"(?:academic )?(?:degree|position)|уч[её]ная степень|телефон|phone|abstract|аннотация|аңдатпа|"
    r"keywords?|key words|ключевые слова|түйін сөздер|funding|удк|udc|мрнти|address|адрес)\W*$",
    re.I,
)
LETTER_OPENS = re.compile(
    r"^\s*(?:dear\s|to the editors?\b|уважаем(?:ый|ая|ые)\s|глубокоуважаем|құрметті\s|sayın\s)",
    re.I,
)
LETTER_CLOSES = re.compile(
    r"^\s*(?:(?:yours |very )?(?:sincerely|faithfully|truly)(?: yours)?|(?:with )?(?:kind|best|warm) regards|"
    r"respectfully|с уважением|құрметпен|saygılarımla)\W*(?:$|\s\w)",
    re.I,
)
RUNNING = re.compile(
    r"^\s*(?:(?:suggested\s+)?running\s+(?:head(?:er|ing)?|title|headline)s?|short(?:ened)?\s+title|"
    r"abbreviated title|page header|колонтитул|бегущий (?:колонтитул|заголовок)|"
    r"верхний колонтитул|краткое (?:название|наименование|заглавие)(?: статьи)?|"
    r"короткое название(?: статьи)?|сокращ[её]нное название(?: статьи)?|"
    r"колонтитул(?:ы)?|қысқа (?:атауы?|тақырыбы?|тақырып)|қысқаша (?:атауы?|тақырыбы?)|"
    r"мақаланың қысқаша? (?:атауы|тақырыбы))\s*(?:\([^()]{1,40}\))?\s*[:：—–.-]\s*",
    re.I,
)
TITLE_LABEL = re.compile(
    r"^\s*(?:(?:full |article |paper |manuscript )?title(?: of (?:the )?(?:article|paper|manuscript))?"
    r"(?: in (?:english|russian|kazakh))?|"
    r"(?:название|наименование|заглавие|тема)(?: статьи| работы)?(?: на [а-я]{4,12}ом(?: языке)?)?|"
    r"(?:мақала(?:ның)? )?(?:(?:қазақ|орыс|ағылшын) тіліндегі )?(?:атауы|тақырыбы|тақырып)"
    r"(?: (?:қазақша|орысша|ағылшынша))?)\s*(?:\([^()]{1,30}\))?\s*[:：—–]\s*",
    re.I,
)
SUBTITLE_LABEL = re.compile(r"^\s*(?:sub-?title|подзаголовок|тақырыпша)\s*[:：—–]\s*", re.I)
PLAIN_LABEL = re.compile(
    r"^\s*(?:(?:first |second |third |co-?)?authors?(?: names?)?(?:\s*(?:no\.?\s*|№\s*)?\d{1,2})?|authors?[’']? notes?|"
    r"affiliations?|title|authors? and affiliations?|авторы?|авторлар|"
    r"аффилиаци[ия]|contacts?|orcid(?: id)?|institutions?|positions?|country|full name|"
    r"name|фио|ф\.и\.о\.|организация|должность|место работы|контакт|аты-жөні|жұмыс орны|affiliation of authors|article info|article information|"
    r"информация о статье|мақала туралы ақпарат|e-?mails?|contacts?|контакты|summary in \w+)\s*[:：]?\s*$",
    re.I,
)
STRUCTURED = re.compile(
    r"^\s*(?:purpose|aims?|objectives?|background|context|problem|design|methods?|methodology|"
    r"materials?|findings|results|setting|introduction|significance|"
    r"conclusions?|originality|implications|value|limitations|practical|discussion|main|principal|"
    r"research|approach|theoretical|scope|"
    r"цел[ьи]|задач|методы?|методолог|методик|материал|результат|вывод|заключение|новизна|научная|"
    r"ценность|практическ|актуальность|введение|предпосылк|обсуждение|оригинальность|основн|"
    r"мақсат|әдіс|нәтиже|қорытынды|тұжырым|зерттеу|өзектіл|кіріспе|ғылыми|практикалық|негізгі|"
    r"objetivo|método|resultado|conclus|ziel|method|ergebnis)[\w/ -]{0,60}(?:[.:–—]|$)",
    re.I,
)


def in_capitals(text: str) -> bool:
    """Whether a text is set in capitals; a few small letters of abbreviations ("SMEs") do not count."""
    letters = [sign for sign in text if sign.isalpha() and sign.lower() != sign.upper()]
    loud = sum(sign.isupper() for sign in letters)
    return len(letters) > 0 and loud >= len(letters) * LOUD


def names_form(text: str) -> bool:
    """Whether a cell names what the next cell holds ("Title of manuscript", "Author 2", "E-mail")."""
    words = f"{text.strip(' .:*')}:"
    return len(text) < 60 and bool(
        TITLE_LABEL.match(words)
        or RUNNING.match(words)
        or PLAIN_LABEL.match(words)
        or FORM_WORDS.match(words)
    )


def is_preliminary(text: str) -> bool:
    """Whether a line of a title page is about the file or the journal, not about the paper."""
    if PRELIMINARY.match(text[:200]) or is_discipline(text):
        return True
    parts = BILINGUAL.split(text) if len(text) < 100 else []
    if len(parts) == 2 and all(part and PRELIMINARY.match(part) for part in parts):
        return True
    return len(text) < 200 and bool(JOURNAL_HEADER.search(text))


def is_discipline(text: str, known: frozenset[str] = DISCIPLINES) -> bool:
    """A rubric such as "PUBLIC ADMINISTRATION AND LAW": names of disciplines and nothing else."""
    words = re.findall(r"[^\W\d_]+", text[:120].casefold())
    is_short = 0 < len(words) <= RUBRIC_WORDS and len(text) < 120
    return is_short and all(word in known for word in words)
