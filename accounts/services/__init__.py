"""Acts on people and on what the house knows of institutions."""

from accounts.services.addresses import note_address
from accounts.services.joining import (
    check_joinable,
    join_people,
    lock_both,
    part_people,
    prove_address,
)
from accounts.services.moving import Column, Spared, hand_over
from accounts.services.orcid import (
    attach_by_address,
    attach_orcid,
    detach_orcid,
    end_permission,
    keep_permission,
    name_from_orcid,
)
from accounts.services.organisations import load_organisations
from accounts.services.ties import end_tie, note_tie

__all__ = [
    "Column",
    "Spared",
    "attach_by_address",
    "attach_orcid",
    "check_joinable",
    "detach_orcid",
    "end_permission",
    "end_tie",
    "hand_over",
    "join_people",
    "keep_permission",
    "load_organisations",
    "lock_both",
    "name_from_orcid",
    "note_address",
    "note_tie",
    "part_people",
    "prove_address",
]
