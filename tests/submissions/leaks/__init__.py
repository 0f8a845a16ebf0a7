"""Files that tell who wrote them, in every way we know; and papers that only seem to."""

from dataclasses import dataclass, field

from submissions.manuscripts.seeking import Person, Sought

AIGERIM = Person(
    family="Жақсыбекова",
    given="Айгерім",
    patronymic="Нұрланқызы",
    email="a.zhaksybekova@uni.example",
    orcid="0000-0002-1825-0097",
    affiliation="Institute of Civil Service, Eurasian Altynsarin University, Astana, Kazakhstan",
)
JONAS = Person(
    family="Feldt",
    given="Jonas",
    email="jonas.feldt@feldheim.example",
    orcid="0000-0001-5109-3700",
    affiliation="Department of Public Law, University of Feldheim (UFH), Germany",
)
KIM = Person(family="Ким", given="Сергей", patronymic="Иванович", email="kim.sergey@mail.example")
DINARA = Person(
    family="Smagulova",
    given="Dinara",
    email="d.smagulova@apa.example",
    affiliation="Academy of Public Administration under the President of the Republic of "
    "Kazakhstan, Astana",
)
FUNDING = "The study was paid for by the Ministry of Science, Grant No. AP09260123."
AUTHORS = Sought((AIGERIM, JONAS, KIM, DINARA), (FUNDING,))


@dataclass(frozen=True)
class Leak:
    """A seeded file: what leaks, the file and its ending, and letters that must be gone."""

    label: str
    ending: str
    data: bytes
    secrets: tuple[str, ...] = field(default=("Feldt",))
