"""The worked cases A to J, each life once under `skip` and once under `keep`."""

from __future__ import annotations

SKIPPING = {
    "A": """
        added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23 run=1
        2026-11-23 no-answer -> active call-2 2026-11-26
        2026-11-26 voicemail -> active call-3 2026-11-30
        2026-11-30 no-answer -> active letter 2026-12-07
        2026-12-07 sent -> closed close_reason=no-reply revive_on=none
    """,
    "B": """
        added 2026-12-16 first_call=2026-12-17 -> active call-1 2026-12-17
        2026-12-17 no-answer -> active call-2 2026-12-21
        2026-12-21 no-answer -> active call-3 2026-12-28
        2026-12-28 no-answer -> active letter 2027-01-04
        2027-01-04 sent -> closed close_reason=no-reply
    """,
    "C": """
        added 2026-11-21 first_call=2026-11-24 -> active call-1 2026-11-24
        2026-11-24 no-answer -> active call-2 2026-11-27
        2026-12-02 no-answer -> active call-3 2026-12-07
        2026-12-07 voicemail -> active letter 2026-12-14
        2026-12-14 sent -> closed close_reason=no-reply
    """,
    "D": """
        added 2026-11-21 first_call=2026-11-25 -> active call-1 2026-11-25
        2026-11-23 no-answer -> active call-2 2026-11-26
        2026-11-26 snooze when=2026-12-02 -> active call-2 2026-12-02 snoozes=1
        2026-12-02 spoke -> active call-3 2026-12-07
        2026-12-07 no-answer -> active letter 2026-12-14
        2026-12-14 sent -> closed close_reason=no-reply
    """,
    "E": """
        added 2026-11-21 first_call=2026-11-24 -> active call-1 2026-11-24
        2026-11-24 stall kind=later when=2m -> active call-2 2027-01-25 stalls=1
        2027-01-25 stall kind=proposal -> active call-3 2027-01-28 stalls=2 \
!second-stall !send-proposal
        2027-01-28 no-answer -> active letter 2027-02-04
        2027-02-04 sent -> closed close_reason=no-reply
    """,
    "F": """
        added 2026-11-21 first_call=2026-11-24 -> active call-1 2026-11-24
        2026-11-24 voicemail -> active call-2 2026-11-27
        2026-11-27 voicemail -> active call-3 2026-11-30
        2026-11-28 reply -> engaged reply 2026-11-30
        2026-11-28 meeting when=2026-12-03 -> engaged meeting 2026-12-03
        2026-12-03 held symptoms=emotional,instant-decision \
-> engaged final-answer 2026-12-07 !enthusiasm
        2026-12-07 yes -> engaged get-signature 2026-12-10 !verbal-yes
        2026-12-11 sign -> client care-1 2026-12-18 contract_on=2026-12-11 came_back=none
        2026-12-18 spoke -> client care-2 2027-01-18
        2027-01-18 spoke -> client care 2027-04-19
    """,
    "G": """
        added 2026-11-21 first_call=2026-11-23 decision_maker=no \
-> active call-1 2026-11-23 !not-decider
        2026-11-23 stall kind=fit -> active call-2 2026-11-26 stalls=1 !not-decider
        2026-11-26 stall kind=think -> active call-3 2026-11-30 stalls=2 \
!second-stall !not-decider
        2026-11-26 close reason=stalling -> closed close_reason=stalling revive_on=none
    """,
    "H": """
        added 2026-11-21 met=2026-05-20 -> active call-1 2026-11-23
        2026-05-29 close reason=vanished -> quiet revival 2026-11-30 revive_on=2026-11-30
        2026-11-30 meeting when=2026-12-09 -> engaged meeting 2026-12-09
        2026-12-09 held -> engaged final-answer 2026-12-14
        2026-12-09 yes when=2026-12-15 -> engaged get-signature 2026-12-15 !verbal-yes
        2026-12-15 sign -> client care-1 2026-12-22 came_back=resurrected came_back_after=200
        2026-12-22 spoke -> client care-2 2027-01-22
        2027-01-22 spoke -> client care 2027-04-22
        2027-04-22 spoke -> client care 2027-07-22
    """,
    "I": """
        added 2026-11-21 client_since=2025-03-03 last_contact=2026-11-02 -> client care 2027-02-02
        2026-11-23 lose reason=price competitor=Kuldmuna \
-> lost win-back-1 2026-11-24 close_reason=price competitor=Kuldmuna
        2026-11-24 no -> lost win-back-2 2027-02-25 !stay-calm
        2026-12-10 no-answer -> lost win-back-2 2027-02-25 !do-not-plead
        2027-02-25 yes when=2027-03-05 -> engaged get-signature 2027-03-05 !verbal-yes
        2027-03-05 sign -> client care-1 2027-03-12 came_back=won-back came_back_after=102
        2027-03-12 spoke -> client care-2 2027-04-12
        2027-04-12 spoke -> client care 2027-07-12
    """,
    "J": """
        added 2026-11-21 first_call=2026-11-27 -> active call-1 2026-11-27
        2026-11-27 refused reason=not-now -> nurture hello 2027-03-01 \
close_reason=not-now !stay-calm
        2027-01-18 spoke -> nurture hello 2027-04-19
        2027-04-19 spoke -> nurture hello 2027-07-19
    """,
}
"""As they are worked, to the last day of the agenda; F up to its complaint."""

KEEPING = {
    "A": """
        added 2026-11-21 first_call=2026-11-23 -> active call-1 2026-11-23
        2026-11-23 no-answer -> active call-2 2026-11-26
        2026-11-26 voicemail -> active call-3 2026-11-29
        2026-11-29 no-answer -> active letter 2026-12-06
        2026-12-06 sent -> closed close_reason=no-reply revive_on=none
    """,
    "B": """
        added 2026-12-16 first_call=2026-12-17 -> active call-1 2026-12-17
        2026-12-17 no-answer -> active call-2 2026-12-20
        2026-12-20 no-answer -> active call-3 2026-12-23
        2026-12-23 no-answer -> active letter 2026-12-30
        2026-12-30 sent -> closed close_reason=no-reply
    """,
    "C": """
        added 2026-11-21 first_call=2026-11-24 -> active call-1 2026-11-24
        2026-11-24 no-answer -> active call-2 2026-11-27
        2026-12-02 no-answer -> active call-3 2026-12-05
        2026-12-05 voicemail -> active letter 2026-12-12
        2026-12-12 sent -> closed close_reason=no-reply
    """,
    "D": """
        added 2026-11-21 first_call=2026-11-25 -> active call-1 2026-11-25
        2026-11-23 no-answer -> active call-2 2026-11-26
        2026-11-26 snooze when=2026-12-02 -> active call-2 2026-12-02 snoozes=1
        2026-12-02 spoke -> active call-3 2026-12-05
        2026-12-05 no-answer -> active letter 2026-12-12
        2026-12-12 sent -> closed close_reason=no-reply
    """,
    "E": """
        added 2026-11-21 first_call=2026-11-24 -> active call-1 2026-11-24
        2026-11-24 stall kind=later when=2m -> active call-2 2027-01-24 stalls=1
        2027-01-24 stall kind=proposal -> active call-3 2027-01-27 stalls=2 \
!second-stall !send-proposal
        2027-01-27 no-answer -> active letter 2027-02-03
        2027-02-03 sent -> closed close_reason=no-reply
    """,
    "F": """
        added 2026-11-21 first_call=2026-11-24 -> active call-1 2026-11-24
        2026-11-24 voicemail -> active call-2 2026-11-27
        2026-11-27 voicemail -> active call-3 2026-11-30
        2026-11-28 reply -> engaged reply 2026-11-29
        2026-11-28 meeting when=2026-12-03 -> engaged meeting 2026-12-03
        2026-12-03 held symptoms=emotional,instant-decision \
-> engaged final-answer 2026-12-06 !enthusiasm
        2026-12-06 yes -> engaged get-signature 2026-12-09 !verbal-yes
        2026-12-11 sign -> client care-1 2026-12-18 contract_on=2026-12-11
        2026-12-18 spoke -> client care-2 2027-01-18
        2027-01-18 spoke -> client care 2027-04-18
    """,
    "G": SKIPPING["G"].replace("active call-3 2026-11-30", "active call-3 2026-11-29"),
    "H": """
        added 2026-11-21 met=2026-05-20 -> active call-1 2026-11-21
        2026-05-29 close reason=vanished -> quiet revival 2026-11-29 revive_on=2026-11-29
        2026-11-29 meeting when=2026-12-09 -> engaged meeting 2026-12-09
        2026-12-09 held -> engaged final-answer 2026-12-12
        2026-12-09 yes when=2026-12-15 -> engaged get-signature 2026-12-15 !verbal-yes
        2026-12-15 sign -> client care-1 2026-12-22 came_back=resurrected came_back_after=200
        2026-12-22 spoke -> client care-2 2027-01-22
        2027-01-22 spoke -> client care 2027-04-22
    """,
    "I": """
        added 2026-11-21 client_since=2025-03-03 last_contact=2026-11-02 -> client care 2027-02-02
        2026-11-23 lose reason=price competitor=Kuldmuna \
-> lost win-back-1 2026-11-24 close_reason=price competitor=Kuldmuna
        2026-11-24 no -> lost win-back-2 2027-02-24 !stay-calm
        2026-12-10 no-answer -> lost win-back-2 2027-02-24 !do-not-plead
        2027-02-24 yes when=2027-03-05 -> engaged get-signature 2027-03-05 !verbal-yes
        2027-03-05 sign -> client care-1 2027-03-12 came_back=won-back came_back_after=102
        2027-03-12 spoke -> client care-2 2027-04-12
        2027-04-12 spoke -> client care 2027-07-12
    """,
    "J": """
        added 2026-11-21 first_call=2026-11-27 -> active call-1 2026-11-27
        2026-11-27 refused reason=not-now -> nurture hello 2027-02-27 \
close_reason=not-now !stay-calm
        2027-01-16 spoke -> nurture hello 2027-04-16
    """,
}
"""The same where every date stays as it falls."""
