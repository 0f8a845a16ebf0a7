"""An iD that the file prints with a wrong check digit: filled in, and named before the paper is sent."""

import pytest

from submissions.converting.prefilling import prefill
from submissions.models import Contributor
from submissions.queries.readiness import problems_of_people

from .papers import begun, read

pytestmark = pytest.mark.django_db
PAPER = b"""**Neighbourhood Watch and Burglary**

Hannah Weiss^1^

^1^ Sample Academy, Heidelberg, Germany

weiss@uni.example, https://orcid.org/0000-0001-8823-4571

**Abstract.** Fear of burglary falls where neighbours watch. This study says by how much.

**Keywords:** burglary; fear
"""


def test_a_wrong_id_is_filled_in_and_asked_about():
    draft = begun(content=PAPER)
    prefill(read(draft))

    people = list(Contributor.objects.filter(submission=draft))

    assert [person.orcid for person in people] == ["0000-0001-8823-4571"]
    problems = [problem for problem in problems_of_people(people) if problem.field == "orcid"]
    assert [problem.person for problem in problems] == [people[0].key]
