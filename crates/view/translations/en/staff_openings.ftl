# Openings and closures.
openings-new = New opening
openings-none = This office has no openings yet. Make the first one.
openings-ended = Openings that have ended
openings-week = The next seven days
openings-hours = Hours
openings-step-short = Step
openings-places-short = Places
openings-validity = Valid
openings-published = Published
openings-stairs = Stairs
openings-to-come = Single days and closures to come
openings-closure = Closure
openings-weekdays = Weekdays
openings-from = From
openings-to = To
openings-step = Step, in minutes
openings-step-hint = A visit can start at each step.
openings-places = Places side by side
openings-staff-only = Of these, for staff only
openings-staff-only-hint = Only staff can book these.
openings-errands = Errands
openings-first = First day
openings-last = Last day
openings-until-further = Until further notice
openings-publish-days = Published, days ahead
openings-publish-days-hint = How far ahead visitors see the times.
openings-publish-at = New times appear at
openings-publish-at-hint = Each day at this time, one more day is shown.
openings-note = Note for colleagues
openings-note-hint = Visitors never see it.
openings-step-free = Step-free
openings-step-free-text = One gets there without stairs
openings-days = Days that differ
openings-yes = Yes
openings-no = No
openings-group-hours = When, and how many at a time
openings-group-errands = For what
openings-group-validity = From when to when, and published how
openings-clock-hint = On the days on which the clock changes, the hour that is skipped has no times, and the hour that comes twice has times twice. The preview shows it.
openings-to-preview = Show what changes
openings-to-preview-hint = Nothing is saved yet.
openings-history = History
openings-one-day = One day alone
openings-one-day-text = Change a single day: other hours, other places, or closed. All other days stay.
openings-day = Day
openings-change-day = Change this day
openings-day-closed = Closed
openings-day-how = On this day
openings-day-usual = As usual: { $hours }
openings-day-off = Closed
openings-day-hours = These hours and places
openings-day-conflict = Somebody else has saved this opening meanwhile. The page shows your answers beside the opening as it is now. Look through them and go on.
openings-no-weekday = Choose at least one weekday.
openings-no-errand = Choose at least one errand.
openings-no-office = Choose at least one office.
openings-no-time = Write a time, such as 09:00.
openings-no-day = Choose a day.
openings-no-number = Write a whole number from { $from } to { $to }.
openings-over-midnight = The end must be after the beginning. If the office is open past midnight, make two openings: one until 23:59 and one from 00:00.
openings-no-room = “{ $errand }” takes { $minutes } minutes, but there are only { $room } minutes of whole steps.
openings-ends-before = The last day must not be before the first.
openings-passed = This day has passed.
openings-not-valid = The opening does not hold on this day. It begins on { $day }.
openings-twin = There is an opening that says the same. For more places, raise the number there.
openings-missing = Write this. Colleagues read it later.
openings-too-long = Write at most { $count } characters.
openings-doubts = Is this meant?
openings-overlaps = It overlaps { $opening }, which receives some of the same errands.
openings-rest = At the end { $minutes } minutes are left over: they are no whole step.
openings-wastes = “{ $errand }” needs { $minutes } minutes, but with this step it takes { $takes }.
openings-meant-overlap = They are meant to overlap
openings-meant-step = The step is meant to be so
openings-conflict = Somebody else has saved this opening
openings-conflict-text = { $name } saved it on { $time }. Your answers are still in the form below. This is where they differ:
openings-conflict-next = Change the form if you want to keep some of theirs, and go on. What you save then holds.
openings-yours = Yours
openings-theirs = Saved now
openings-preview = What changes: { $title }
openings-times = Times
openings-times-more = Times more
openings-times-fewer = Times fewer
openings-places-more = Places more
openings-places-fewer = Places fewer
openings-bookings = Bookings affected
openings-by-day = Day by day
openings-no-times = No published time changes.
openings-affected-none = Every booking keeps its time within the plan.
openings-affected-text = Choose what becomes of them. Whatever you choose, no booking loses its time before it is settled.
openings-for-all = For all of them
openings-keep = Keep
openings-move = Propose another time
openings-cancel = Cancel, and tell them
openings-as-all = As for all
openings-choice = Choice
openings-choice-of = Choice for { $reference }
openings-when = When
openings-booking = Booking
openings-errand = Errand
openings-people = People
openings-because = Why
openings-because-closed = Closed then
openings-because-excess = Too few places
openings-because-errand = Errand not received
openings-already = Kept before
openings-save-title = Save
openings-why = Why
openings-why-hint = It stands in the history, with your name.
openings-save = Save and publish
openings-back = Change more
openings-saved = Saved
openings-saved-text = The times are published as you saw them. A booking that was made while you were looking keeps its time and is listed here.
openings-outside-text = They keep their times above the plan. Open a booking to move it or cancel it, or propose other times to many at once under Moves.
openings-history-of = History: { $title }
openings-version = Version { $number }
openings-by-import = Import of the catalogue’s files
openings-first-version = This is how it began.
openings-back-again = It came back.
openings-taken-out = It was taken out of the files.
openings-what = What
openings-before = Before
openings-after = After
openings-errand-minutes = { $errand } ({ $minutes } min)
openings-minutes = { $minutes } min
closures-new = New closure
closures-none = No closures lie ahead.
closures-past = Past and withdrawn
closures-when = When
closures-offices = Offices
closures-made = Made by
closures-withdrawn = Withdrawn
closures-last-hint = Leave it empty for a single day.
closures-part = How much of each day
closures-all-day = The whole day
closures-part-of-day = Only from and to these times
closures-end = Open again earlier
closures-open-from = Open again from
closures-show = Show what comes back
closures-end-from = Open again from { $day }
openings-affected =
    { $count ->
        [one] One booking is affected
       *[other] { $count } bookings are affected
    }
openings-affected-more =
    { $count ->
        [one] One more is not shown. It keeps its time for now, and is listed again once this is saved.
       *[other] { $count } more are not shown. They keep their times for now, and are listed again once this is saved.
    }
openings-outside =
    { $count ->
        [one] One booking lies outside the plan
       *[other] { $count } bookings lie outside the plan
    }
openings-not-cancelled =
    { $count ->
        [one] With one booking it was not done as you chose. It had changed, nobody would be told by email, or another time is offered already. It keeps its time.
       *[other] With { $count } bookings it was not done as you chose. They had changed, nobody would be told by email, or another time is offered already. They keep their times.
    }
openings-places-count =
    { $count ->
        [one] one place
       *[other] { $count } places
    }
openings-hours-places =
    { $places ->
        [one] { $hours }, one place
       *[other] { $hours }, { $places } places
    }
openings-of-staff =
    { $count ->
        [one] one of them for staff
       *[other] { $count } of them for staff
    }
openings-days-ahead =
    { $days ->
        [one] one day ahead
       *[other] { $days } days ahead
    }
openings-message = Message to those whose visits you cancel
openings-message-hint = They get it with the news that we had to cancel. Say why, without anything about a person.
openings-affected-hidden =
    { $count ->
        [one] One more booking has somebody with a protected identity. It keeps its time; a colleague named for them decides.
       *[other] { $count } more bookings have somebody with a protected identity. They keep their times; a colleague named for them decides.
    }
