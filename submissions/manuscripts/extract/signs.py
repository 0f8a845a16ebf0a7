"""What lines of a title page are by their own first words: dates, rubrics, codes, running titles."""

import re

PRELIMINARY = re.compile(
    r"^\W{0,3}(?:(?:DOI|ISSN|e-?ISSN|ISBN|ORCID)\b|https?://|www\.|received|accepted|submitted|revised|"
    r"published|available online|article (?:history|info|received|type)|date of|submission date|"
    r"(?:дата )?(?:поступ|получен|принят|опубликован|одобрен)\w*|статья (?:поступила|получена|принята)|"
    r"(?:түскен|қабылдан|жариялан|мақала түс)\w*|"
    r"(?:original|research|review|scientific|full|empirical|theoretical) (?:article|research|paper|study)\W*$|"
    r"original article|research article|review article|short communication|case study\W*$|article\W*$|"
    r"review\W*$|policy (?:brief|paper)\W*$|brief report\W*$|"
    r"(?:оригинальная|научная|обзорная|исследовательская)\s+(?:научная\s+)?(?:статья|исследование)|"
    r"обзор\W*$|статья\W*$|оригинальное исследование|"
    r"(?:түпнұсқа|ғылыми|шолу|зерттеу) мақала\w*|мақала\W*$|"
    r"word count|number of (?:words|pages|tables|figures)|words\s*:|pages\s*:|tables\s*:|draft\b|"
    r"manuscript\b|title page|cover page|running|количество слов|объём|объем|сөз саны|"
    r"©|copyright|\(c\)|this (?:is an open|article is)|open access|creative commons|cc[- ]by|"
    r"(?:for citation|to cite|cite (?:this|as)|how to cite|citation|suggested citation|"
    r"для цитирования|дәйексөз|сілтеме жасау|дәйексөз үшін)\b|"
    r"(?:vol|volume|issue|том|выпуск|№|no\.)\s*\.?\s?\d|"
    r"section\s*:|rubric\s*:|раздел\s*:|рубрика\s*:|секция\s*:|бөлім\s*:|айдар\s*:|"
    r"\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\W*$|\d{1,2}\s+\w+\s+(?:19|20)\d\d\W*$|"
    r"\w+\s+\d{1,2},\s+(?:19|20)\d\d\W*$|(?:19|20)\d\d\W*$|page \d|стр\. \d|"
    r"ГРНТИ|BAK|ВАК|научная специальность|шифр специальности|специальность|"
    r"(?:г\.\s?)?(?:алматы|астана|almaty|astana)[,\s]*(?:20\d\d)?\W*$)",
    re.I,
)
JOURNAL_HEADER = re.compile(
    r"(?:\bissn\b|\bvol(?:ume)?\.?\s?\d|\bno\.\s?\d|№\s?\d|\(\d{4}\)\s*\d|\bpp\.\s?\d|\bтом \d|выпуск \d|"
    r"journal of .{3,60}\b(?:19|20)\d\d|^(?:the )?\w*\s?journal of\b|^вестник\b|хабаршысы\b|^журнал\b|"
    r"\bheadlines?\b|submitted to\b|manuscript (?:id|number|no))",
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
    r"^\s*(?:(?:full |article |paper |manuscript )?title(?: of (?:the )?(?:article|paper|manuscript))?|"
    r"(?:название|наименование|заглавие|тема)(?: статьи| работы)?|"
    r"(?:мақала(?:ның)? )?(?:атауы|тақырыбы|тақырып))\s*(?:\([^()]{1,30}\))?\s*[:：—–]\s*",
    re.I,
)
SUBTITLE_LABEL = re.compile(r"^\s*(?:sub-?title|подзаголовок|тақырыпша)\s*[:：—–]\s*", re.I)
PLAIN_LABEL = re.compile(
    r"^\s*(?:authors?(?: names?)?|affiliations?|title|authors? and affiliations?|авторы?|авторлар|"
    r"аффилиаци[ия]|affiliation of authors|article info|article information|"
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


def is_preliminary(text: str) -> bool:
    """Whether a line of a title page is about the file or the journal, not about the paper."""
    return bool(PRELIMINARY.match(text[:200])) or (
        len(text) < 200 and bool(JOURNAL_HEADER.search(text))
    )
