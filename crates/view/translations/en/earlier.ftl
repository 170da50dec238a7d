# Bookings made before the cutover, outside My Page.
earlier-title = Change an appointment booked before { $date }
earlier-intro = Here you can change or cancel an appointment that you booked before { $date }. You do not need My Page for it.
earlier-reference = The reference in your old confirmation
earlier-reference-hint = Letters and digits, as they are written there. Capital or small letters, with or without hyphens.
earlier-reference-missing = Enter the reference in your old confirmation
earlier-reference-malformed = This cannot be a reference. Enter letters and digits, at most { $most } characters.
earlier-birth = Date of birth of the person who has the appointment
earlier-wait = There have been too many tries. Try again in { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}, or call us on { $phone }.
earlier-then = What happens next
earlier-then-code = We send a code to the email address or phone number that was given when you booked.
earlier-then-type = You enter the code here.
earlier-then-change = You see your appointment, and can change or cancel it.
earlier-later = Did you book on { $date } or later?
earlier-later-why = Then change or cancel the appointment on My Page.
earlier-ended = The last visit booked before { $date } has been. This service has ended.
earlier-arriving = The appointments are being moved
earlier-arriving-why = Right now we are moving the appointments booked before { $date } to this service. If you need to change or cancel yours today, call the office where it is.
earlier-call-agency = You can also call our customer service:
earlier-locked = This reference has been tried too many times
earlier-locked-why = To protect your appointment, nobody can use the reference here for 24 hours. Call the office where the appointment is. They can change or cancel it for you.
earlier-demo = You can try this with { $references } and the date of birth { $born }. { $silent } has no email address or phone number on record.

earlier-code-title = Enter the code
earlier-code-sent = If there is an appointment with this reference and date of birth, we have sent a code to the email address or phone number that we have on record.
earlier-code-soon = It can take some minutes. Check your spam folder too.
earlier-accept = By going on you accept the { $terms }.
earlier-show = Show my appointment
earlier-code-none = No code?
earlier-code-none-why = Then there may be no email address or phone number on record, or the reference or the date of birth is another.
earlier-code-again = Try again
earlier-code-call = You can also call the office where the appointment is:

earlier-made = You booked this visit before { $date }.
earlier-old-reference = Your old reference { $reference } still works here.
earlier-done = I am done
earlier-print-change = You can change the time or cancel in our e-service for earlier appointments. If you need help, call { $phone }.
earlier-elsewhere = This appointment is on My Page
earlier-elsewhere-why = You change or cancel it there. Sign in with the email address that you use on My Page. If you cannot sign in, call us on { $phone }.
earlier-back = To earlier appointments

earlier-over = Do you use My Page?
earlier-over-why = You can take the appointment over to My Page. There you see all your visits together.
earlier-take = Take the appointment over to My Page
earlier-take-then = Time, place and reference stay the same. After this you change or cancel the appointment on My Page only.
earlier-take-same = The person who comes is the same as { $name } in your people on My Page.
earlier-take-added = { $name } is added to your people on My Page.
earlier-take-do = Take it over
earlier-take-not = No, not now
earlier-take-both = The person has another booking for this errand on My Page. You keep both. Cancel one of them first.
earlier-taken-over = The appointment is on My Page now
earlier-from-my = Booked before { $date }? Change it, or take it over to My Page
