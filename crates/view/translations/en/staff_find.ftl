# Finding a person, their page, helping them, and what has to be seen to for them.
find-words = Name or number
find-hint = Name, reference, date of birth, email, phone or case number. A wrong letter in a name does no harm.
find-search = Search
find-new = New person
find-missing = Type something to search for
find-too-long = That is too long. Type a name, a date of birth, a reference, an email address, a phone number or a case number.
find-not-an-email = That email address is not complete. Type all of it, for example name@example.com.
find-found =
    { $count ->
        [0] Nobody found
        [one] { $count } person found
       *[other] { $count } people found
    }
find-more = There are more than { $most }. Say more: the whole name, or the name and the date of birth.
find-nobody = Check the spelling, or search for something else that you know.
person-name = Name
person-born = Date of birth
person-next = Next visit
person-last = Last visit
person-elsewhere = Not known at your offices
person-elsewhere-text = This person has had no visit at your offices. You see more once a visit is booked here.
person-ended = This person no longer has an account.
person-who = About the person
person-needs = Needs
person-none = None
person-no-email = No email: letter or phone only
person-email = Email
person-phone = Phone
person-language = Language
person-family = Same account
person-to-come = Visits to come
person-past = Past and cancelled visits
person-notes = Notes for colleagues
person-notes-hint = The person does not see notes on My Page, but can ask for a copy of them.
person-note = New note
person-note-wrong = Write a note of at most 500 characters
person-note-save = Save note
person-history = What happened
person-book = Book a visit
person-mailbox = New email address
visit-title = Visit
visit-time = Time
visit-office = Office
visit-errand = Errand
visit-people = Who comes
visit-state = State
visit-reference = Reference
visit-made = Booked by
visit-by-staff = The agency
visit-by-visitor = The visitor
visit-booked = Booked
visit-cancelled = Cancelled
visit-past = Past
visit-no-email = No email: print the letter, or tell the person the time.
visit-move = Move
visit-letter = Print the confirmation
visit-cancel = Cancel the visit
visit-cancel-text = The time becomes free for others. The visitor is told by email, if there is an address.
visit-reason = Why is it cancelled?
visit-reason-cannot-come = They cannot come at this time
visit-reason-no-longer-needed = They no longer need the visit
visit-reason-other-time = They have found a better time or place
visit-reason-other = Another reason
visit-cancel-yes = Yes, cancel the visit
event-booking-made = Booked
event-booking-moved = Moved
event-booking-changed = Other people come
event-booking-cancelled = Cancelled
event-interpreter-arranged = Interpreter seen to
by-visitor = by the visitor
by-system = automatically
by-staff = by staff
help-title = Book a visit for { $name }
help-to-times = Choose a time
help-time-title = Choose a time
help-move-title = Choose another time
help-old-time = Time now
help-other-office = Another office
help-day = Day
help-days = Days with free times
help-show = Show times
help-no-day = No day with free times
help-no-times = No free times on this day
help-staff-only = staff only
help-beyond = Go beyond the limits
help-beyond-no = No
help-beyond-deadline = A date has to be met
help-beyond-health = Illness, or cannot come at other times
help-beyond-agency-fault = The agency made a mistake
help-beyond-other-authority = Another authority asks for it
help-beyond-other = Something else
help-check = Check and book
help-check-move = Check and move
help-held = The time is kept until { $time }.
help-extend = Keep it longer
help-not-held = The time is free, but not kept for you.
help-gone = Somebody else has this time now.
help-mail-to = The confirmation goes to { $email }.
help-mail-hidden = The confirmation goes to the person’s email address.
help-no-mail = There is no email address. Print the confirmation afterwards.
help-confirm = Book the visit
help-confirm-move = Move the visit
register-title = New person
register-name-missing = Enter the name
register-birth-missing = Enter the year of birth, with four digits
register-language = Language of letters and emails
register-email-hint = Leave it empty if the person has none. Confirmations can be printed.
register-email-wrong = Enter a complete email address, for example name@example.com
register-email-taken = Somebody has this email address already
register-taken-see = See that person
register-access-wrong = Write the needs with at most 300 characters, and choose a language from the list
register-alike = There are people with the same name and date of birth. Is it one of them?
register-sure = No, it is somebody else
register-save = Save
mailbox-title = New email addresses
mailbox-text = Check the identity of { $name } at the desk. A colleague confirms within a day. After that, only the new address works, and everybody who was signed in is signed out.
mailbox-document = Identity checked with
mailbox-document-hint = Do not write down numbers.
mailbox-passport = Passport
mailbox-identity-card = Identity card
mailbox-residence-permit = Residence permit card
mailbox-driving-licence = Driving licence
mailbox-asylum-card = Card for asylum seekers
mailbox-new = New address
mailbox-ask = Ask a colleague to confirm
mailbox-no-document = Choose with what you checked the identity
mailbox-same = The person has this address already
mailbox-taken = Somebody else has this address already
mailbox-needs-another = A colleague has to confirm: not the one who asked.
mailbox-over = This no longer waits. Somebody has decided, or the day is over.
mailbox-list-text = Confirm only after you have seen that the identity was checked.
mailbox-asked = Asked for by { $name }, { $time }. Can be confirmed until { $until }.
mailbox-confirm = Confirm
mailbox-decline = Decline
interp-text =
    { $days ->
        [one] Interpreters are booked at least { $days } day ahead.
       *[other] Interpreters are booked at least { $days } days ahead.
    }
interp-none = No visit to come needs an interpreter.
interp-language = Language
interp-left = Left
interp-days =
    { $days ->
        [0] today
        [one] { $days } day
       *[other] { $days } days
    }
interp-do = Mark as
interp-open = To be booked
interp-booked = Booked
interp-impossible = Not possible
interp-called-off = Called off
interp-again = Check again
interp-mark-booked = Booked
interp-mark-impossible = Not possible
interp-mark-called-off = Called off
