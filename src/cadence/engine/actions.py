"""The actions that may be due: what the machine calls them (the steps of a cadence have names
of their own)."""

from __future__ import annotations

from typing import Final

REPLY: Final = "reply"
MEETING: Final = "meeting"
FINAL_ANSWER: Final = "final-answer"
GET_SIGNATURE: Final = "get-signature"
REVIVAL: Final = "revival"
HELLO: Final = "hello"
WIN_BACK_1: Final = "win-back-1"
WIN_BACK_2: Final = "win-back-2"
WIN_BACK_3: Final = "win-back-3"
CARE_1: Final = "care-1"
CARE_2: Final = "care-2"
CARE: Final = "care"
MILESTONE: Final = "milestone"
PROMOTION: Final = "promotion"
REMARK: Final = "remark"
COMPLAINT_ACK: Final = "complaint-ack"
COMPLAINT_ANSWER: Final = "complaint-answer"
COMPLAINT_FOLLOW_UP: Final = "complaint-follow-up"
