# The way to a booking: errand, people, office, time, check.
booking-errand = Your visit
booking-office = Office
booking-time = Time
booking-people = Who comes
booking-size = { $people ->
    [one] 1 person
   *[other] { $people } people
}, about { $minutes } minutes

# Step 1: errand
booking-errand-title = What is your visit about?
booking-errand-invited = You can book this only if we have asked you to.
booking-errand-other = I have another errand

# Step 2: people
booking-errand-family = Do several of you come? First choose what one of you comes for. On the next page you say who comes.
booking-people-title = Who is coming?
booking-people-intro = Tick everybody who comes to this visit. You get one time for all of you.
booking-people-change = Tick everybody who is to come. Those who stay keep their time.
booking-people-booked = Has a time for this already.
booking-people-alone = Only I am coming
booking-people-alone-then = You can look at the free times before you sign in.
booking-people-others = Others are coming, with me or instead of me
booking-people-others-then = Sign in first. Then you say who comes: children, family, or somebody you help.
booking-people-now = Who comes now
booking-besides = Also: { $errands }
booking-instead = For: { $errands }
booking-no-room = There is not enough time right after yours for all of you. Choose a time for all of you here. You keep your old time until you have confirmed the new one.
booking-office-most = { $most ->
    [0] This office cannot receive all of you in one visit.
    [one] This office can receive only 1 of you in one visit.
   *[other] This office can receive at most { $most } of you in one visit.
}
booking-office-none-group = There is no free time for all of you together at any office right now
booking-nothing-group = There may be times for fewer people. You can book some of you at one time and the others at another.
booking-check-people-title = Check who is coming
booking-held-until-people = We hold the longer time for you until { $time }. Nothing changes until you confirm.
booking-confirm-people = Confirm who is coming

# Step 3: office
booking-office-title = Choose an office
booking-office-order = Offices with the earliest free time first.
booking-already = You have a booking for this errand already: { $time }.
booking-already-see = See the booking
booking-office-none = There are no free times at any office right now
booking-first = First free time
booking-no-times = no free times

# Step 4: time
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
booking-times-good = These times fit best beside other visits.
booking-times-all = Show all { $count } free times
booking-times-fewer = Show only the times that fit best
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
booking-cooling = A time that somebody gives back can be booked again at a moment that nobody knows, after at most { $hours } hours. Reloading the page often does not help.
booking-nothing-then = What you can do

# Step 5: check
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
booking-sms-to = We send a confirmation by text message to { $phone }.
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
booking-next-times = New times come { $time }, at some moment within { $minutes } minutes. Being there in the very second gains nothing.
