"""The columns of a prospect and of a touch, in the order in which statements name them."""

from __future__ import annotations

STANDING = [
    "state",
    "action",
    "due_on",
    "raw_on",
    "rank",
    "why",
    "run",
    "position",
    "stalls",
    "snoozes",
    "close_reason",
    "competitor",
    "revive_on",
    "contract_on",
    "left_on",
    "came_back",
    "came_back_after",
    "last_contact_on",
    "last_touch_id",
]
"""The columns that cache a standing, in the order of the `standing` statement."""
PROFILE = [
    "name",
    "company",
    "role",
    "phone",
    "email",
    "address",
    "salutation",
    "language",
    "country",
    "topic",
    "problem",
    "next_step",
    "decision_maker",
    "who_decides",
    "symptoms",
    "not_key",
    "referred_by",
    "source",
    "owner",
    "tags",
]
"""The columns that say who somebody is, in the order of the `record` statement."""
ENROLMENT = [
    "added_on",
    "met_on",
    "first_call_on",
    "first_call_typed",
    "client_since",
    "contact_before",
    "cadence_id",
]
"""The columns that say how somebody came in, in the order of the `record` statement."""
TOUCH = [
    "happened_on",
    "outcome",
    "step",
    "channel",
    "direction",
    "kind",
    "when_on",
    "when_after",
    "reason",
    "competitor",
    "why",
    "lesson",
    "note",
    "symptoms",
    "forced",
    "honoured",
    "made_by",
    "about_id",
    "gesture",
    "yearly",
]
"""The columns of an entry of the log, in the order of the `touches` statement."""
MATTER = ["touch_id", "action", "due_on", "rank", "why", "not_key", "owner"]
"""The columns of a matter, but for the prospect's, in the order of the `matters_of` statement."""
_EVERYBODYS_OWN = ("met_on", "cadence_id", "last_contact_on", "last_touch_id")
START = [name for name in (*ENROLMENT, *STANDING) if name not in _EVERYBODYS_OWN]
"""The columns that all have in common who are imported with their first call on one day."""
