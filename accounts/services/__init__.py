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
from accounts.services.organisations import load_organisations
from accounts.services.ties import end_tie, note_tie

__all__ = [
    "Column",
    "Spared",
    "check_joinable",
    "end_tie",
    "hand_over",
    "join_people",
    "load_organisations",
    "lock_both",
    "note_address",
    "note_tie",
    "part_people",
    "prove_address",
]
