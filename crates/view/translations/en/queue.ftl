# The day of the visit: how long one waits, a ticket on a phone, "I am here", screens and kiosks.
queue-wait-unknown = We cannot say yet how long it takes: no counter is open for this.
queue-wait-soon = It will soon be your turn.
queue-wait-most = At most about { $to } minutes
queue-wait-range = About { $from } to { $to } minutes

ticket-title = Your ticket
ticket-old = This ticket is of { $day }.
ticket-old-how = A ticket holds for one day. If you still need help, come again or book a time.
ticket-called = Go to counter { $counter } now
ticket-called-how = We are waiting for you there.
ticket-serving = You are at counter { $counter }
ticket-done = You are done
ticket-done-how = Thank you for your visit.
ticket-no-show = We called you, and nobody came
ticket-no-show-how = If you are still here, go to reception. They will help you.
ticket-left = You have given up your place
ticket-left-how = If you change your mind, go to reception or take a new ticket.
ticket-away = You come back at { $time }. We keep your place and do not call you before then.
ticket-sent-on = Wait for counter { $counter }. You go before the others there.
ticket-next = You are next
ticket-next-how = Stay close to the counters.
ticket-ahead = { $ahead ->
    [one] One ticket goes before yours
   *[other] { $ahead } tickets go before yours
}
ticket-missed = We called you, but nobody came. You are still in line.
ticket-late-reception = You came after your time. Go to reception: they decide when you are received.
ticket-late-walk-in = You came after your time, so you wait as people do without an appointment.
ticket-late-kept = You came after your time. You wait as if your time were when you came.
ticket-watch = Keep this page open, or look at the screen in the waiting room.
ticket-off = No connection.
ticket-off-how = What stands here may be old. Look at the screen in the waiting room.
ticket-back = Come back later
ticket-back-hint = You keep your place in line, but are not called before then.
ticket-back-label = I come back at
ticket-back-do = Keep my place until then
ticket-is-back = I am back
ticket-leave = I must go
ticket-leave-hint = Somebody else is then called in your place. You cannot take this back.
ticket-leave-do = Give up my place
ticket-office = About the office
ticket-none = There is no ticket on this phone
ticket-none-booked = Have you booked a time? Say on the page of your visit that you are here. You then get a ticket.
ticket-none-walk-in = Without an appointment you can take a ticket at the office, and at some offices on the office's page here.

take-title = Take a ticket
take-intro = For those who have no appointment. If you have booked a time, do not take a ticket: register when you come.
take-people = How many people come?
take-errand = What do you come for?
take-do = Take a ticket
take-for = Take a ticket: { $errand }
take-closed = No tickets now
take-none = There are no tickets now
take-book = Book a time
take-refused = There is no ticket left for that
take-refused-how = The last one was just taken, or the hours are over. Choose something else, or book a time.

here-title = Are you at the office?
here-hint = Say so when you have come. You then get a ticket, and see here when it is your turn.
here-do = I am here
here-early = You can say here that you have come from { $time } on.
here-late = It is too late to register here
here-reception = Go to reception. They will help you.
here-done = We know that you are here
here-ticket = Your ticket is { $ticket }. Look at the screen in the waiting room, or follow it on this phone.
here-follow = Show my ticket
here-over = Your visit had the ticket { $ticket }. It has ended.
