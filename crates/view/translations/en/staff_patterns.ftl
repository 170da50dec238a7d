# Unusual patterns, and what staff do about them: release what is held, pause new bookings, answer appeals.
restrict-title = Pause or release
restrict-account = This concerns the whole account: { $names }
restrict-held-title = Times held now
restrict-held = { $count ->
    [0] Nothing is held at the moment.
    [one] { $count } time is held at the moment.
   *[other] { $count } times are held at the moment.
}
restrict-release = Release what is held
restrict-release-text = The times go back to everybody. Bookings stay.
restrict-new = Pause new bookings
restrict-text = The account keeps what it has and can cancel it. It cannot book or move by itself; you can still do that for it. The person is told the reason by email and on My Page, and can contest it.
restrict-reason = Reason, as the person reads it
restrict-length = For how long
restrict-week = One week
restrict-month = 30 days
restrict-quarter = 90 days
restrict-open = Until somebody lifts it
restrict-note = Note for colleagues
restrict-note-hint = The person does not see the note on My Page, but can ask for a copy of it.
restrict-do = Pause new bookings
restrict-not-said = Choose a reason, and for how long
restrict-unreadable = Write a note of at most 500 characters
restrict-already = A colleague has just paused this account
restrict-over = The pause is over
restrict-paused = New bookings are paused
restrict-since = Since { $date }, by { $name }
restrict-until = Until { $date }
restrict-said = What the person says, { $date }
restrict-ruling = Your decision
restrict-rule = Save, and tell the person
restrict-no-ruling = Choose a decision
restrict-nothing-said = There is no message that waits for an answer
restrict-needs-another = You paused this account. You can lift the pause; only a colleague can turn the message down.
restrict-mistake = Lift it: we were wrong
restrict-explained = Lift it: what happened is explained
restrict-enough = Lift it: it has been long enough
restrict-unexplained = Keep it: the message does not explain what happened
restrict-talk = Keep it: the person must call or come first
restrict-earlier = Earlier pauses
restrict-lifted = Lifted { $date }
restrict-ran-out = Ended by itself { $date }
patterns-title = Unusual patterns
patterns-text = What stood out in the last { $days } days, for you to look at. There can be good reasons: a large family, an illness, a helper. Nothing is blocked by itself; a person decides, states the reason, and can be contradicted.
patterns-none = Nothing stood out in the last { $days } days.
patterns-appeals = Messages that wait for an answer
patterns-with = And
patterns-times = How often
patterns-count = { $count ->
    [one] { $count } time
   *[other] { $count } times
}
patterns-last = Last
patterns-do = If needed
patterns-handed-over = Taken right after another account cancelled
patterns-handed-over-text = The second account booked the same time within { $least } seconds after the first had cancelled it. It may be chance where many wait, or a time that was handed on.
patterns-same-name = Same name and date of birth under two accounts
patterns-same-name-text = Often somebody who made a second account by mistake, or two people who share both. Compare them before you do anything.
patterns-let-go = Times held and let go
patterns-let-go-text = { $least } times or more that were chosen and not booked.
patterns-moved = Moved often
patterns-moved-text = { $least } moves or more.
patterns-cancelled = Cancelled often
patterns-cancelled-text = { $least } cancellations or more.
patterns-missed = Did not come
patterns-missed-text = { $least } booked visits or more to which nobody came, on days on which the office registered who came.
patterns-also = Also under another account
patterns-also-hint = Same name and date of birth. It may be somebody else.
