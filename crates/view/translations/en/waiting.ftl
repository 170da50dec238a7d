# The waiting list.
waiting-mine = Waiting list
waiting-title = Your place on the waiting list
waiting-for-you = A time for you
waiting-until = We keep it for you until { $time }.
waiting-paused = Paused: we offer you nothing until you say that you still wait. You keep your place in line.
waiting-left = You have left the waiting list.
waiting-served = You have got a time through the waiting list.
waiting-ahead = { $count ->
    [0] You are first in line. We offer you the next time that suits you.
    [one] 1 other is asked before you, where a time suits them too.
   *[other] { $count } others are asked before you, where a time suits them too.
}
waiting-count = { $count ->
    [0] Nobody waits for this errand at the moment.
    [one] 1 other waits for this errand.
   *[other] { $count } others wait for this errand.
}
waiting-lately = { $count ->
    [one] In the last 90 days 1 person got a time this way. Days of waiting: { $half }.
   *[other] In the last 90 days { $count } people got a time this way. Days of waiting: at most { $half } for half of them, at most { $most } for nine of ten.
}
waiting-lately-nobody = In the last 90 days nobody got a time this way, so we cannot say how long it takes.
waiting-since = You have waited since { $date }.
waiting-offices = Offices
waiting-days = Days
waiting-hours = Time of day
waiting-notice = How early you have to know
waiting-notice-none = The same day is fine
waiting-notice-days = { $days ->
    [one] At least 1 day before
   *[other] At least { $days } days before
}
waiting-book-by = Book by, as we have asked you
waiting-your-time = Your time now
waiting-has = We offer you only earlier times than this.
waiting-instead = You give this back if you say yes. Until then it is yours.
waiting-would-do = What would suit you
waiting-see-offer = Answer: { $time }
waiting-why = Why you
waiting-why-date = You have been asked to book by { $date }. Who has the earliest date is asked first.
waiting-why-waited = { $days ->
    [0] Of those whom it suits you have waited longest, since today.
    [one] Of those whom it suits you have waited longest: 1 day.
   *[other] Of those whom it suits you have waited longest: { $days } days.
}
waiting-why-passed = { $count ->
    [one] 1 person before you could not be asked: it did not suit them, or they are being asked about another time.
   *[other] { $count } people before you could not be asked: it did not suit them, or they are being asked about another time.
}
waiting-look = Do you think that something is wrong? Somebody of us looks at it with you: call { $phone }.
waiting-rule = How we decide who is asked
waiting-offer-title = A time for you
waiting-offer-over = This offer is over
waiting-over-taken = You said yes. You see your booking on My Page.
waiting-over-declined = You said no, and the time has gone to somebody else. You keep your place in line.
waiting-over-lapsed = We had no answer in time, and the time has gone to somebody else. You keep your place in line.
waiting-over-withdrawn = The time can no longer be had, or it is no longer what you wait for. You keep your place in line.
waiting-take = Yes, book this time
waiting-swap = Yes, change to this time
waiting-decline = No, it does not suit me
waiting-costs-nothing = A no costs you nothing, and no answer neither: you keep your place in line.
waiting-saved = You are on the waiting list
waiting-told = When a time comes free that suits you, we tell you, and keep it for you while you answer. You need not look here.
waiting-told-phone = When a time comes free that suits you, we call you, and keep it for you while you answer.
waiting-change = Change or leave
waiting-change-how = Whatever you change, you keep your place in line. Only leaving gives it up.
waiting-change-do = Change what would suit me
waiting-pause = Pause
waiting-resume = I am still waiting
waiting-leave = Leave the list
waiting-leave-title = Do you want to leave the waiting list?
waiting-leave-why = You have waited since { $date }. If you leave, you lose this place in line, and you would start last again.
waiting-leave-do = Yes, leave the list
waiting-leave-not = No, stay
waiting-past = What we have offered you
waiting-you-took = You said yes
waiting-you-declined = You said no
waiting-you-missed = We had no answer
waiting-was-withdrawn = Was no longer to be had
waiting-join-title = Wait for a time
waiting-change-title = What would suit you?
waiting-join-how = Say what would suit you. When such a time comes free, we offer it to you and keep it while you answer. You need not sit and look.
waiting-join = Join the waiting list
waiting-change-save = Save
waiting-join-law = The place in line is for those who come, and cannot be handed on.
waiting-offices-which = Which offices would suit you?
waiting-within = And others that are near those?
waiting-within-none = No, only those that I have ticked
waiting-within-kilometres = Yes, up to { $kilometres } km from one of them
waiting-within-all = Yes, all offices
waiting-weekdays = Which days of the week?
waiting-from = Not before what time of day?
waiting-to = Over by what time of day?
waiting-earliest = First day
waiting-latest = Last day
waiting-fault-offices = Tick at least one office.
waiting-fault-weekdays = Tick at least one day of the week.
waiting-fault-hours = Give two times of day, the first before the second, for example 09:00 and 12:00; or leave both empty.
waiting-fault-earliest = Give the first day that would suit you.
waiting-fault-latest = Give the last day that would suit you. It must be today or later, not before the first day, and at most a year ahead.
waiting-earlier = Wait for an earlier time
waiting-instead-of-looking = Join the waiting list: we offer you a time that suits you
waiting-invite = Join the waiting list. When somebody gives back a time that suits you, we offer it to you and keep it while you answer. Nobody gets it faster by looking often.

list-rule-title = How the waiting list works
list-rule-intro = A time that comes free goes first to those who wait. Nobody gains by being quick, or by looking often.
list-rule-who = Who is asked first
list-rule-who-date = Whoever we have asked to book by a certain date: the earliest date first. Only we set such dates.
list-rule-who-waited = Then whoever has waited longest.
list-rule-who-not = You are asked about a time only if it suits what you have said, if all of you fit, and if you can answer in time. We note why each time went to whom, and you can read it for yours.
list-rule-until = How long we keep it for you
list-rule-until-how = The sooner the visit, the sooner we need an answer. We count the hours from 8 to 20, and ask nobody in the night.
list-rule-lead = { $days ->
    [0] The visit is in less than a day
    [one] The visit is in a day or more
   *[other] The visit is in { $days } days or more
}
list-rule-answer = { $hours } hours
list-rule-missed = If you miss an offer, it costs you nothing. After { $count } in a row we pause, and ask whether you still wait. You keep your place in line.
list-rule-fair = What is the same for everybody
list-rule-fair-person = A person waits once for an errand. A place in line cannot be handed on.
list-rule-fair-once = You are asked about one time at a time, and not twice about the same.
list-rule-fair-family = A family is offered only what fits all of you.
list-rule-fair-rest = What nobody on the list takes, everybody can book.
list-rule-look = Somebody looks at it
