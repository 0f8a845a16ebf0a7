"""Files between reviewers and authors: neither learns who the other is."""

import io

from django.core.files.base import ContentFile
from django.urls import reverse
from docx import Document

from reviews import services
from submissions.converting import bytes_of, keep_file, prepare_copy
from submissions.models import File
from submissions.queries import clean_supplements
from submissions.services import Upload
from tests.submissions.leaks.texts import article


def word_file(text, author=""):
    document, out = Document(), io.BytesIO()
    document.core_properties.author = author
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def test_a_reviewers_own_name_is_taken_out_of_the_file(clock, accepted):
    text = "R. Readerova thanks the authors. We thank them for the data. Читал Ридерова."
    services.attach(accepted, upload=Upload("review.docx", word_file(text, "Roza Readerova")))

    with accepted.attachment.open("rb") as file:
        kept = Document(io.BytesIO(file.read()))
    assert kept.core_properties.author == ""
    assert kept.paragraphs[0].text.startswith("[removed for review] thanks the authors.")
    assert "We thank them for the data." in kept.paragraphs[0].text


def test_the_name_is_taken_out_of_a_formatted_text_as_well(clock, accepted):
    services.attach(accepted, upload=Upload("a.rtf", rb"{\rtf1 Written by {\b Reader}ova.}"))

    with accepted.attachment.open("rb") as file:
        kept = file.read()
    assert b"Reader" not in kept
    assert b"Written by" in kept


def test_reviewers_fetch_the_clean_supplement_and_never_the_original(client, clock, accepted):
    version = accepted.round.version
    keep_file(version, File.Kind.TREE, "tree.xml", article("<p>Words.</p>"), media_type="text/xml")
    original = keep_file(
        version,
        File.Kind.SUPPLEMENT,
        "supplement-1.csv",
        ContentFile(b"coder,n\nWriterova,4\n"),
        media_type="text/csv",
        original_name="writerova.csv",
    )
    prepare_copy(version.pk)
    (clean,) = clean_supplements(accepted.round.submission)
    client.force_login(accepted.reviewer)

    answer = client.get(reverse("reviews:supplement", args=[accepted.key, clean.key]))

    assert b"".join(answer.streaming_content) == b"coder,n\n[removed for review],4\n"
    assert "writerova" not in answer["Content-Disposition"].lower()
    assert bytes_of(original) == b"coder,n\nWriterova,4\n"
    refused = client.get(reverse("reviews:supplement", args=[accepted.key, original.key]))
    assert refused.status_code == 404
