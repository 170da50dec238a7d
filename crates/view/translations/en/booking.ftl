# The way to a booking: errand, office, time, check.
booking-errand = Your visit
booking-office = Office
booking-time = Time
booking-people = Who comes
booking-size = { $people ->
    [one] 1 person
   *[other] { $people } people
}, about { $minutes } minutes

# Step 1
booking-errand-title = What is your visit about?
booking-errand-each = Each person needs a time of their own. To book for a child or somebody else, call us on { $phone }.
booking-errand-invited = You can book this only if we have asked you to.
booking-errand-other = I have another errand

# Step 2
booking-office-title = Choose an office
booking-office-order = Offices with the earliest free time first.
booking-already = You have a booking for this errand already: { $time }.
booking-already-see = See the booking
booking-office-none = There are no free times at any office right now
booking-first = First free time
booking-no-times = no free times

# Step 3
booking-time-title = Choose a day and time
booking-time-missing = Choose a time for your visit
booking-take = Choose this time
booking-day = Choose a day
booking-to-times = Go to the times
booking-other-month = Other months
booking-count = { $count ->
    [one] 1 free time
   *[other] { $count } free times
}
booking-free = Free times
booking-few = Few left
booking-off = Full or closed
booking-times = Times
booking-times-on = Times on { $day }
booking-day-first = Choose a day to see its times.
booking-month-empty = There are no free times in { $month }.
booking-month-other = Choose another month, or take the first free time above.
booking-zone = All times are local time in { $office }.
booking-length = The visit takes about { $minutes } minutes.
booking-morning = Morning
booking-afternoon = Afternoon
booking-held-hint = When you choose a time, we hold it for you for { $minutes } minutes while you check your answers. You can ask for more time.
booking-continue = Continue
booking-other-day = Choose a different day
booking-nothing-fits = No time that suits you?
booking-other-offices = Look at other offices
booking-other-months = Look at other months
booking-call = Call us on { $phone } ({ $hours })
booking-write = Write to { $email }
booking-nothing = There are no free times in { $office } right now
booking-nothing-why = New times are added regularly, and times become free when other people cancel.
booking-nothing-then = What you can do

# Step 4
booking-check-title = Check your answers
booking-check-move-title = Check your new time
booking-bring = Bring this with you
booking-bring-nothing = You do not need to bring anything special.
booking-held-until = We hold this time for you until { $time }
booking-held-until-move = We hold the new time for you until { $time }. Your old time stays yours until you confirm.
booking-extensions = { $left ->
    [one] Need more time? You can ask for it one more time.
   *[other] Need more time? You can ask for it { $left } more times.
}
booking-extensions-none = You can no longer ask for more time. Please confirm before then. If the time runs out, your answers are kept.
booking-extend = Give me { $minutes } more minutes
booking-mail-to = We send a confirmation to { $email }.
booking-confirm = Confirm your booking
booking-not-held = This time is not held for you right now
booking-not-held-why = It is still free, and your answers are kept. Hold the time to go on.
booking-hold-again = Hold the time again
booking-gone = This time is no longer free
booking-gone-why = Somebody else has taken it, or it can no longer be booked. Your other answers are kept.
booking-gone-then = Choose another time

# Moving
booking-kept-now = Your time now
booking-kept = You keep your old time until you have confirmed the new one.
booking-old-time = Old time
booking-new-time = New time
booking-confirm-move = Confirm your new time
