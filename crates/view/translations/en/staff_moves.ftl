# Bulk moves.
moves-title = Bulk moves
moves-new = Move many bookings
moves-new-how = Choose which visits have to move, and where there may be room. You see the new times before anybody is told.
moves-none = No bookings are being moved.
moves-made = Made
moves-reason = Reason
moves-stage = Stage
moves-answer-until = Answer by
moves-bookings = Bookings
moves-settled = Settled
moves-to-phone = To phone
moves-reason-closed = The office is closed for a while
moves-reason-closed-for-good = The office closes for good
moves-reason-hours = Other opening hours or fewer places
moves-reason-staffing = Staff are missing
moves-reason-other = Another reason
moves-after-keep = Whoever does not answer keeps the old time.
moves-after-move = Whoever does not answer gets the new time.
moves-after-cancel = For whoever does not answer, the visit is cancelled.
moves-stage-draft = Draft
moves-stage-confirmed = About to be sent
moves-stage-sent = People answer
moves-stage-closed = Closed
moves-stage-undone = Undone
moves-standing-proposed = Waiting for an answer
moves-standing-found = Time found
moves-standing-near = Time found, but the visit is near: phone
moves-standing-accepted = Has the new time
moves-standing-other = Chose another time
moves-standing-cancelled = Cancelled
moves-standing-unplaced = No time found: phone
moves-standing-unanswered = No answer: phone
moves-standing-kept = Kept the old time
moves-which = Which visits
moves-office = Office
moves-from = First day
moves-to = Last day
moves-where = New times
moves-offices = Offices
moves-offices-hint = The nearest one that has room is chosen for each visit. The same office may be among them.
moves-new-from = New times from
moves-new-to = New times up to
moves-answer = Answers
moves-after = If nobody answers and nobody can be reached
moves-find = Find new times
moves-problem-days = Write the first and the last day of the visits.
moves-problem-offices = Choose at least one office for the new times.
moves-problem-new-days = Write the first and the last day for the new times.
moves-problem-answer-until = Write a day that is still to come.
moves-problem-after = Choose what happens if nobody answers.
moves-problem-nothing = There are no bookings to move on these days, or they are being moved already.
moves-one = Bulk move
moves-too-late = It is too late for that: this has gone further meanwhile.
moves-too-early = People can still answer.
moves-answer-by = People answer by { $time }.
moves-draft = Nobody has been told yet
moves-draft-text = The new times are kept for an hour. Look through the list, then send it or discard it.
moves-confirm = Tell people in ten minutes
moves-discard = Discard
moves-send-at = People are told at { $time }. Until then you can undo it.
moves-undo = Undo
moves-worklist = People to phone
moves-close = Phoning is over: apply the rule
moves-close-how = When the time to answer is over and everybody has been phoned, the rule is applied to the rest.
moves-reference = Reference
moves-who = Who
moves-old = Old time
moves-offered = New time
moves-standing = How it stands
moves-no-time = None
moves-back = Back to the bulk move
moves-worklist-how = Say that the visit has to move, and offer the new time. For another time, use the person’s page.
moves-nobody = There is nobody to phone.
moves-phone = Phone
moves-no-phone = No number
moves-they-say = What they say
moves-accept = Accepts
moves-called = Not reached
moves-cancel = Cancels
moves-called-at = Phoned { $time }
moves-hidden =
    { $count ->
        [one] One more visit has somebody with a protected identity. A colleague named for them takes care of it.
       *[other] { $count } more visits have somebody with a protected identity. A colleague named for them takes care of them.
    }
moves-phone-first =
    { $count ->
        [one] One person has had no message and has not been phoned. Phone first: the rule is for those who know.
       *[other] { $count } people have had no message and have not been phoned. Phone first: the rule is for those who know.
    }
