"""What the invented papers are about, in English; the same places in topics_ru and topics_kk."""

from tests.bench.intake.held_out.topic import Topic

TOPICS = (
    Topic(
        "Rotation of Heads of Department and the Memory of an Office",
        "Evidence from Nine Regions",
        "The paper asks what an office forgets when its head moves on after three years.",
        "Files survived a change of head better than habits did, and habits mattered more.",
        ("staff rotation", "institutional memory", "regional administration", "handover"),
    ),
    Topic(
        "Counter Staff as Translators of the Law",
        "A Field Study of Social Offices",
        "This study follows counter staff who explain benefit rules to people who cannot read them.",
        "Clerks shortened the rules by two thirds and rarely bent them.",
        ("street-level bureaucracy", "plain language", "social benefits", "observation"),
    ),
    Topic(
        "Pay Bands and the Exodus of Young Lawyers from Ministries",
        "",
        "Why do lawyers under thirty-five leave the ministries that trained them?",
        "A narrow band mattered less than the distance to the next one.",
        ("pay bands", "turnover", "government lawyers", "career ladder", "ministries"),
    ),
    Topic(
        "Do Ethics Commissioners Change What Officials Report?",
        "Gifts, Silence and Trust",
        "Ethics commissioners were placed in forty agencies, and the article examines their effect.",
        "Reports of gifts doubled at first and then settled a quarter above the old level.",
        ("ethics commissioner", "gifts", "reporting", "integrity"),
    ),
    Topic(
        "Remote Work in Tax Administration after the Emergency",
        "",
        "Tax administrations kept part of their staff at home when the emergency ended.",
        "Audits took longer at home, whereas letters to taxpayers were answered faster.",
        ("remote work", "tax administration", "productivity", "audit quality"),
    ),
    Topic(
        "The Price of an Unfilled Post",
        "Vacancies in Rural District Offices, 2015–2023",
        "Vacancies are usually counted and seldom priced; we put a price on them.",
        "Each month of vacancy cost the district more than two monthly salaries.",
        ("vacancies", "rural districts", "cost of delay", "recruitment", "panel data"),
    ),
    Topic(
        "Women at the Top of Local Government",
        "Promotion Paths Compared",
        "We trace the promotion paths of women who became deputy heads of districts.",
        "Women arrived later, by more steps, and through fewer informal recommendations.",
        ("women in leadership", "promotion", "local government", "glass ceiling"),
    ),
    Topic(
        "An Algorithm Reads Complaints",
        "Sorting, Delay and Fairness in a City Hall",
        "A city hall let an algorithm sort complaints before any official saw them.",
        "Urgent complaints were found earlier, and complaints in the minority language later.",
        ("complaints", "machine learning", "fairness", "city administration", "waiting time"),
    ),
    Topic(
        "Testing Candidates for Reserve Lists",
        "What Psychometric Scores Predict",
        "Scores from psychometric tests decide who enters the reserve of managers.",
        "The scores predicted reading speed well and managerial ratings hardly at all.",
        ("personnel reserve", "psychometric testing", "selection", "validity"),
    ),
    Topic(
        "Budget Officers and the Art of the December Contract",
        "",
        "Public bodies spend a third of their procurement budget in the last two months of the year.",
        "December contracts were larger, less contested and more often amended.",
        ("year-end spending", "public procurement", "budgeting", "contracts", "incentives"),
    ),
    Topic(
        "Mentors for New Civil Servants",
        "A Randomised Trial in Twelve Ministries",
        "Newcomers were given a mentor by lot, and their first two years were observed.",
        "Mentored newcomers stayed longer, asked more and were promoted no sooner.",
        ("mentoring", "onboarding", "randomised trial", "retention"),
    ),
    Topic(
        "Who Trains the Trainers?",
        "Regional Academies between Demand and Habit",
        "Regional academies teach what their teachers know, which is not always what is asked for.",
        "Courses changed where participants chose them and stayed where ministries did.",
        ("in-service training", "training needs", "regional academies", "curriculum"),
    ),
    Topic(
        "Open Data Portals without Readers",
        "",
        "Most data sets on public portals are downloaded fewer than ten times a year.",
        "Sets that answered a question of the neighbourhood were read thirty times as often.",
        ("open data", "transparency", "citizen use", "portals", "demand"),
    ),
    Topic(
        "Performance Appraisal in Small Teams",
        "When Everybody Is above Average",
        "Appraisal systems assume teams that are large enough to differ.",
        "In teams of fewer than six the ratings carried almost no information.",
        ("performance appraisal", "small teams", "rating inflation", "supervisors"),
    ),
    Topic(
        "Language of Service and Language of Record",
        "Bilingual Clerks in Border Districts",
        "Border districts serve in one language and keep their records in another.",
        "Clerks translated about forty minutes a day, and nobody had planned for it.",
        ("bilingualism", "public services", "record keeping", "border districts"),
    ),
    Topic(
        "Public Councils and the Slow Birth of Local Budgets",
        "",
        "Public councils have had a say on local budgets for eight years.",
        "Councils moved small sums towards repairs and left large programmes alone.",
        ("public councils", "participatory budgeting", "local finance", "deliberation"),
    ),
    Topic(
        "Burnout among Inspectors",
        "Workload, Discretion and the Support of Colleagues",
        "Inspectors work alone, carry discretion and meet resistance.",
        "Support of colleagues halved the effect of workload on exhaustion.",
        ("burnout", "inspectors", "workload", "discretion", "peer support"),
    ),
    Topic(
        "From Paper to Portal",
        "Thirty Licences and Their Digital Afterlife",
        "Thirty licences were moved to a portal, and we look at what became of each.",
        "Nine licences vanished, because the portal showed that nobody had needed them.",
        ("digital transformation", "licensing", "e-government", "simplification"),
    ),
)
METHODS = (
    "We rely on {n} interviews held in {a} offices and on personnel records of the same years.",
    "The analysis rests on a survey of {n} officials and compares {a} regions before and after.",
    "Administrative data on {n} cases were joined with documents from {a} public bodies.",
    "A difference-in-differences design with {a} treated units and {n} observations is used.",
    "Two coders read {n} documents independently; disagreements in {a} cases were discussed.",
    "Over {a} months we observed daily work and wrote {n} pages of field notes.",
)
IMPLICATIONS = (
    "Reformers should budget for what cannot be written down.",
    "The result speaks for smaller steps and for measuring them honestly.",
    "For practice this means that rules should be tested where they are applied.",
    "Managers may gain more from listening than from another indicator.",
    "Further work should ask whether the pattern holds in larger administrations.",
    "We close with three proposals that need no new law.",
)
BODY = (
    "Administrative reform is often told as a story of laws {0}.",
    "Earlier work has looked at ministries and left the districts aside {0}.",
    "The present study takes the opposite way and begins at the counter.",
    "Respondents were promised that neither names nor offices would be recognisable.",
    "What officials do when nobody asks is harder to see than what they report {0}.",
    "The differences between regions are larger than the differences between years.",
    "In one office the register had been kept by the same clerk for nineteen years.",
    "None of the models includes the capital, where conditions differ in every respect.",
    "This agrees with findings from other countries, although the causes may differ {0}.",
    "A supervisor put it briefly: the form was new and the desk was not.",
    "The estimate is robust to leaving out any single district.",
    "It would be wrong to conclude from this that rules do not matter.",
    "Costs were calculated in prices of the last year of observation.",
    "The effect disappears when only permanent staff are considered {0}.",
)
HEADINGS = ("Introduction", "Data and methods", "Results", "Discussion", "Conclusion")
STATEMENTS = {
    "funding": (
        "This research was funded by the Sample Science Fund (grant SF-{n}).",
        "The authors received no specific grant from any public, commercial or private body.",
        "The work was supported by the Foundation for Public Administration, project no. {n}/24.",
    ),
    "conflicts": (
        "The authors declare that they have no competing interests.",
        "One of the authors advised the ministry in 2019; the others declare no conflict.",
        "There is no conflict of interest to disclose.",
    ),
    "data": (
        "The data are deposited in the sample repository under number {n}.",
        "Anonymised interview notes are available from the corresponding author on request.",
        "Records cannot be shared because they belong to the personnel service.",
    ),
    "ethics": (
        "The study was approved by the review board of the academy (protocol {n}).",
        "All participants gave written consent; the ethics committee waived further review.",
    ),
    "acknowledgements": (
        "We thank the clerks of the nine offices for their patience and their tea.",
        "The authors are grateful to two readers of an earlier draft and to the archive staff.",
    ),
}
