"""How papers in English, Russian and Kazakh (and some other languages) name their parts: every
spelling of a heading or run-in label, parted by "; "."""

LABELS: dict[str, dict[str, str]] = {
    "abstract": {
        "en": "abstract; summary; annotation; extended abstract; executive summary",
        "ru": "аннотация; реферат; резюме; краткая аннотация",
        "kk": "аңдатпа; андатпа; аннотациясы; түйіндеме; түйін; түйіні; қысқаша мазмұны",
        "other": "resumo; resumen; résumé; zusammenfassung; kurzfassung; riassunto; sommario; özet; "
        "öz; streszczenie; abstrakt; аннотациясы кыскача; анотація; annotatsiya; xülasə; samenvatting",
    },
    "keywords": {
        "en": "keywords; key words; key-words; index terms; keywords and phrases; key words and phrases; key terms",
        "ru": "ключевые слова; ключевые слова и фразы; ключевые понятия; ключевые термины",
        "kk": "түйін сөздер; түйінді сөздер; кілт сөздер; кілтті сөздер; кілттік сөздер; "
        "негізгі сөздер; тірек сөздер; түйінсөздер",
        "other": "palavras chave; palabras clave; mots clés; mots clefs; schlüsselwörter; "
        "schlagwörter; schlagworte; parole chiave; anahtar kelimeler; anahtar sözcükler; "
        "słowa kluczowe; ключові слова; негизги сөздөр; түйүндүү сөздөр; kalit so zlar; "
        "tayanch so zlar; açar sözlər; trefwoorden",
    },
    "references": {
        "en": "references; reference; reference list; list of references; bibliography; "
        "works cited; literature cited; literature; cited literature; list of literature; "
        "references and notes; list of sources; transliterated references",
        "ru": "литература; список литературы; список источников; список использованных источников; "
        "список использованной литературы; использованная литература; библиография; "
        "использованные источники; библиографический список; библиографические ссылки; "
        "список литературы и источников; источники и литература; "
        "список цитируемой литературы; цитируемая литература; пристатейный список литературы; "
        "список используемых источников; список используемой литературы; перечень литературы",
        "kk": "әдебиеттер; әдебиет; әдебиеттер тізімі; әдебиет тізімі; пайдаланылған әдебиеттер; "
        "пайдаланылған әдебиеттер тізімі; қолданылған әдебиеттер; "
        "қолданылған әдебиеттер тізімі; пайдаланылған дереккөздер тізімі; "
        "пайдаланылған әдебиет; дереккөздер тізімі; пайдаланылған дереккөздер; "
        "библиографиялық тізім",
        "other": "referências; referências bibliográficas; referencias; "
        "referencias bibliográficas; literatur; literaturverzeichnis; références; bibliographie; "
        "riferimenti bibliografici; bibliografia; kaynakça; kaynaklar; adabiyotlar; "
        "адабияттар; колдонулган адабияттар; spisok literatury; ädebietter",
    },
    "acknowledgements": {
        "en": "acknowledgements; acknowledgments; acknowledgement; acknowledgment; thanks",
        "ru": "благодарности; благодарность; выражение благодарности; признательность; "
        "выражение признательности",
        "kk": "алғыс; алғыс айту; алғыс білдіру; алғыстар; ризашылық; ризашылық білдіру; рақмет",
        "other": "agradecimentos; agradecimientos; remerciements; danksagung; ringraziamenti; "
        "teşekkür",
    },
    "funding": {
        "en": "funding; funding statement; funding information; funding sources; funding source; "
        "source of funding; sources of funding; financial support; financial disclosure; "
        "financing; grant support; grant information; sources of financing; "
        "financial support and sponsorship; sponsorship; role of the funding source; "
        "research funding; financial information",
        "ru": "финансирование; информация о финансировании; источник финансирования; "
        "источники финансирования; финансовая поддержка; сведения о финансировании; "
        "спонсорство; финансирование исследования",
        "kk": "қаржыландыру; қаржыландыру туралы ақпарат; қаржыландыру көзі; қаржылық қолдау; "
        "қаржыландыру көздері; қаржыландыру туралы мәлімет; зерттеуді қаржыландыру",
        "other": "financiamento; financiación; financiamiento; financement; finanzierung; förderung",
    },
    "conflicts": {
        "en": "conflict of interest; conflicts of interest; conflict of interests; "
        "conflicts of interests; conflict of interest statement; competing interests; "
        "competing interest; declaration of competing interest; "
        "declaration of competing interests; statement of competing interests; "
        "competing interests statement; declaration of interest; declaration of interests; "
        "declaration of conflicting interests; declaration of conflicts of interest; "
        "declaration of conflict of interest; conflicts of interest statement; "
        "disclosure; disclosures; disclosure statement; conflicting interests; "
        "statement of conflict of interest; potential conflict of interest; duality of interest; "
        "statement on conflict of interest",
        "ru": "конфликт интересов; сведения о конфликте интересов; конфликты интересов; "
        "заявление о конфликте интересов; информация о конфликте интересов; "
        "декларация о конфликте интересов; раскрытие информации",
        "kk": "мүдделер қақтығысы; мүдделер қайшылығы; мүдде қақтығысы; мүдделердің қақтығысы; "
        "мүдделер қақтығысы туралы мәлімдеме; мүдделер қақтығысы туралы ақпарат; "
        "мүдделер тартысы; авторлардың мүдделер қақтығысы",
        "other": "conflito de interesses; conflitos de interesse; conflicto de intereses; "
        "conflit d intérêts; interessenkonflikt; interessenkonflikte",
    },
    "data": {
        "en": "data availability; data availability statement; availability of data; "
        "availability of data and materials; availability of data and material; "
        "data accessibility; data accessibility statement; data sharing; data sharing statement; "
        "data and code availability; data and materials availability; code and data availability; "
        "data access; data access statement; availability of materials and data; "
        "open data statement; data statement",
        "ru": "доступность данных; наличие данных; заявление о доступности данных; "
        "доступ к данным; данные исследования; доступность данных и материалов; "
        "декларация о доступности данных; информация о доступности данных; "
        "доступность исследовательских данных",
        "kk": "деректердің қолжетімділігі; деректер қолжетімділігі; деректерге қолжетімділік; "
        "деректердің қолжетімділігі туралы мәлімдеме; мәліметтердің қолжетімділігі; "
        "деректердің қол жетімділігі; мәліметтерге қолжетімділік; деректерге қол жеткізу",
        "other": "disponibilidade de dados; disponibilidad de datos; disponibilité des données",
    },
    "ethics": {
        "en": "ethics; ethics statement; ethics approval; ethical approval; ethics declaration; "
        "ethical considerations; research ethics; ethical statement; ethics declarations; "
        "ethics approval and consent to participate; ethical approval and consent to participate; "
        "institutional review board statement; ethical standards; informed consent; "
        "informed consent statement; consent to participate; ethics committee approval; "
        "compliance with ethical standards; statement of ethics; "
        "ethical clearance; ethics and consent",
        "ru": "этика; этическое одобрение; соблюдение этических норм; этические аспекты; "
        "этическая экспертиза; этические нормы; соблюдение этических стандартов; "
        "информированное согласие; этика исследования; соответствие принципам этики; "
        "заявление об этике; одобрение этического комитета; этический комитет; "
        "этическое заявление; этические принципы",
        "kk": "этика; этикалық мақұлдау; этикалық аспектілер; этикалық нормалар; "
        "зерттеу этикасы; этикалық мәлімдеме; этикалық нормаларды сақтау; "
        "ақпараттандырылған келісім; этикалық сараптама; этика туралы мәлімдеме; "
        "этикалық нормалардың сақталуы; этикалық қағидаттар",
        "other": "ética; aprovação ética; éthique; ethik; ethikvotum",
    },
    "ai": {
        "en": "use of ai; ai use; ai statement; use of artificial intelligence; ai disclosure; "
        "use of generative ai; declaration of generative ai; declaration of ai use; "
        "generative ai statement; use of ai tools; statement on the use of ai; "
        "use of generative artificial intelligence; "
        "declaration of generative ai and ai assisted technologies in the writing process; "
        "ai assisted technologies; ai declaration; "
        "use of ai assisted technologies; declaration on the use of ai; artificial intelligence use",
        "ru": "использование ии; использование искусственного интеллекта; применение ии; "
        "заявление об использовании ии; использование генеративного ии; "
        "использование генеративного искусственного интеллекта; "
        "применение искусственного интеллекта; "
        "заявление об использовании искусственного интеллекта; "
        "сведения об использовании искусственного интеллекта",
        "kk": "жасанды интеллектіні қолдану; жи қолдану; жасанды интеллектіні пайдалану; "
        "жи пайдалану; жасанды интеллект құралдарын пайдалану; "
        "жасанды интеллектті пайдалану; жасанды интеллектті қолдану; "
        "жасанды интеллектіні пайдалану туралы мәлімдеме",
    },
    "contributions": {
        "en": "author contributions; authors contributions; author contribution; "
        "credit author statement; contribution of authors; "
        "contributions of authors; contribution of the authors; authorship contribution; "
        "authorship contribution statement; credit authorship contribution statement; "
        "author contributions statement; author s contribution; authors contribution; "
        "contributions of the authors; author statement; contributorship; author s contributions; "
        "author contribution statement; author roles",
        "ru": "вклад авторов; вклад автора; вклад каждого автора; заявленный вклад авторов; "
        "авторский вклад; вклад соавторов; участие авторов; информация о вкладе авторов",
        "kk": "авторлардың үлесі; авторлардың қосқан үлесі; авторлар үлесі; автордың үлесі; "
        "авторлық үлес; авторлардың үлестері; авторлық үлестер",
        "other": "contribuição dos autores; contribución de los autores",
    },
    "about_authors": {
        "en": "about the authors; about the author; author information; about authors; "
        "information about the authors; information about authors; information about the author; "
        "notes on contributors; notes on contributor; author biographies; author biography; "
        "author details; authors details; authors information; biographical note; "
        "biographical notes; author s details; author bio; author bios; "
        "information on the authors; authors biographies; details of the authors",
        "ru": "сведения об авторах; информация об авторах; об авторах; сведения об авторе; "
        "информация об авторе; об авторе; коротко об авторах; данные об авторах; авторская справка",
        "kk": "авторлар туралы; авторлар туралы мәлімет; авторлар туралы мәліметтер; "
        "авторлар туралы ақпарат; автор туралы мәлімет; автор туралы мәліметтер; "
        "автор туралы ақпарат; автор туралы; авторлар жайлы мәлімет; авторлар жайлы мәліметтер",
        "other": "sobre os autores; über die autoren; sobre los autores",
    },
    "practice": {
        "en": "practice points; practitioner points; points for practice; highlights; "
        "points for practitioners; points for practitioner; implications for practice; "
        "key messages; key points; points for managers",
        "ru": "выводы для практики; практические выводы; тезисы для практиков; ключевые тезисы; "
        "основные положения; рекомендации для практиков",
        "kk": "практикалық тұжырымдар; тәжірибеге арналған түйіндер; негізгі тұжырымдар; "
        "негізгі ережелер",
    },
    "declarations": {
        "en": "declarations; statements and declarations; additional information; declaration; "
        "author declarations; statements; other information; required statements",
        "ru": "дополнительная информация; декларации; заявления; дополнительные сведения",
        "kk": "қосымша ақпарат; мәлімдемелер; декларациялар; қосымша мәліметтер",
    },
    "introduction": {
        "en": "introduction; introduction and background",
        "ru": "введение; вводная часть",
        "kk": "кіріспе; кіріспе бөлім",
        "other": "introdução; introducción; einleitung; einführung; introduzione; giriş; вступ; "
        "киришүү; kirish",
    },
    "section": {
        "en": "background; methods; method; methodology; materials and methods; data and methods; "
        "literature review; results; findings; discussion; results and discussion; conclusion; "
        "conclusions; recommendations; limitations; appendix; theoretical framework; "
        "research methods; research methodology; main part; theoretical background; "
        "purpose; aim; aims; objective; objectives; data; analysis; main text; "
        "discussion and conclusion; discussion and conclusions; findings and discussion; "
        "materials and methods of research; practical implications; implications",
        "ru": "методы; методология; материалы и методы; обзор литературы; результаты; обсуждение; "
        "результаты и обсуждение; заключение; выводы; рекомендации; приложение; "
        "основная часть; методы исследования; методология исследования; цель; цели; "
        "методы и материалы; результаты исследования; обсуждение результатов; "
        "материалы и методы исследования; актуальность; постановка проблемы; ограничения; "
        "обсуждение и выводы; данные и методы; методика исследования; методика",
        "kk": "әдістер; әдіснама; материалдар мен әдістер; әдебиетке шолу; нәтижелер; талқылау; "
        "нәтижелер мен талқылау; қорытынды; ұсыныстар; қосымша; негізгі бөлім; "
        "зерттеу әдістері; зерттеу әдіснамасы; зерттеу нәтижелері; тұжырым; тұжырымдар; "
        "материалдар және әдістер; нәтижелер және талқылау; мақсаты; мақсат; "
        "зерттеу материалдары мен әдістері; әдістеме; шектеулер; өзектілігі; әдебиеттерге шолу",
        "other": "métodos; resultados; discussão; conclusão; conclusiones; methoden; ergebnisse; "
        "diskussion; fazit; méthodes; résultats; conclusione; sonuç",
    },
}
