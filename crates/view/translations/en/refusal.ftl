# Every "no": what it is, and what to do about it.
refusal-not-offered = This time cannot be booked. Choose one of the times that are shown.
refusal-needs-invitation = You can book this errand only if we have asked you to. If we have, and you still see this, call us on { $phone }.
refusal-too-soon = This time has passed or is too close to be booked now. Choose a later time.
refusal-too-far-ahead = This time is too far ahead. You can book at most { $days } days ahead. Choose an earlier time.
refusal-taken = Somebody else has just taken this time. Choose another time.
refusal-already-booked = You already have a booking for this errand, with reference { $reference }. Change its time on My Page instead of making a new booking.
refusal-two-homes = Your own people and somebody for whom you act cannot come in one visit. Make a booking for each of them.
refusal-not-found = We cannot find this booking. You see all your bookings on My Page.
refusal-too-many-holds = You have chosen very many times in a short while. Try again in { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}, or call us on { $phone }.
refusal-too-many-moves = This visit has been moved very many times. It can be moved again in { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}. You keep the time that you have, and you can cancel it. If you need another time sooner, call us on { $phone }.
refusal-too-many-moves-days = This visit has been moved very many times. It can be moved again in { $days } days. You keep the time that you have, and you can cancel it. If you need another time sooner, call us on { $phone }.
refusal-cannot-extend = We can no longer hold this time for longer. If it is still free, you can hold it again.
refusal-same-time = This is the time you already have. Choose another time, or keep it and do nothing.
refusal-too-late-to-move = It is too late to change the time of this booking here. Call us on { $phone }.
refusal-too-late-to-cancel = It is too late to cancel this booking here. Call us on { $phone }.
refusal-already-cancelled = This booking is already cancelled. If you still need to visit us, book a new time.
refusal-changed-since = The booking has changed since this page was opened. Look at it again.
refusal-already-past = The time of this visit has passed. If you still need to visit us, book a new time.
refusal-key-reused = This form was sent before with other answers. Check what is shown now and send it again.
refusal-nobody-comes = Tick at least one person who comes. If nobody comes, cancel the visit instead.
refusal-need-not-come = A child this young does not need to come. Untick the child.
refusal-too-many = { $most ->
    [0] All of you do not fit into one visit. Choose fewer people or errands.
    [one] All of you do not fit into one visit. Book one of you first, and then a time for the others.
   *[other] All of you do not fit into one visit. Choose at most { $most } of you first, and then book a time for the others.
}
refusal-nobody-stays = A booking cannot be handed on to somebody else. At least one of those whom it was made for must come. Otherwise cancel it and book a new time.
refusal-not-asked = This request is about other people, errands or offices. Open it from the email or the letter, and book what it says.
refusal-no-longer-asked = The request no longer applies. Call us on { $phone } if you still need to come.
refusal-asked-and-booked = This request has a booking already, with reference { $reference }. Change its time on My Page if it does not suit you.
refusal-asked-people = Who is to come is settled by our request and cannot be changed here. Call us on { $phone } if something is wrong.
refusal-declared-none = There are no earlier bookings, as the agency has declared.
refusal-said-otherwise = The booking is here already, and the file says something else of it.
refusal-already-waiting = One of those who come is on the waiting list for this errand already. You can change what would suit you on My Page.
refusal-place-not-handed-on = A place in line cannot be handed on to somebody else. At least one of those whom it was made for must come.
refusal-offer-taken = You have said yes to this time already. You see the booking on My Page.
refusal-offer-over = This offer is over, and the time has gone to the next in line. It costs you nothing: you keep your place in line.
refusal-waiting-changed = This has changed since the page was opened. Look at it again.
