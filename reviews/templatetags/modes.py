"""Who knows of whom, on pages: ``{% load modes %}{{ review.round|mode_words }}``."""

from django import template

from reviews.identity import label_for_authors, label_for_reviewers
from reviews.queries.modes import mode_short, mode_words, seen_words

register = template.Library()

register.filter("mode_short", mode_short)
register.filter("mode_words", mode_words)
register.filter("seen_words", seen_words)
register.filter("label_for_authors", label_for_authors)
register.filter("label_for_reviewers", label_for_reviewers)
