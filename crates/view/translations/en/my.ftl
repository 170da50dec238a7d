# My Page: the visits of whoever is signed in.
my-upcoming = Upcoming visits
my-none = You have no upcoming visits. Book a time when you need to visit us.
my-book = Book a visit
my-book-again = Book a new visit
my-earlier = Past and cancelled visits
my-reference = Reference
my-state-booked = Booked
my-state-cancelled = Cancelled
my-state-past = Past

my-visit = Your visit
my-by-agency = We booked this visit for you.
my-access = Getting in
my-map = Show on a map
my-calendar = Add to your calendar
my-print = Print version
my-print-how = Use your browser to print this page.
my-print-change = You can change the time or cancel on My Page. If you need help, call { $phone }.

my-booked = Your visit is booked
my-moved = Your visit has been moved
my-cancelled = Your visit is cancelled
my-mail = You will get a confirmation email at { $email }.
my-sms = You will get a confirmation by text message to { $phone }.
my-spam = If it does not show up in your inbox, check your spam folder.

my-change = Change the time or cancel
my-change-early = If you cannot come, please cancel as early as possible, so that somebody else can use the time.
my-move = Change the time
my-cancel = Cancel the visit
my-cancel-this = Cancel
my-move-until = You can change the time here until { $time }.
my-move-late = It is too late to change the time here. Call us on { $phone }.
my-cancel-until = You can cancel here until { $time }.
my-cancel-late = It is too late to cancel here. Call us on { $phone }.

my-cancel-title = Do you want to cancel this visit?
my-cancel-rather = Do you only need a different time? You keep this one until you have a new one:
my-cancel-do = Yes, cancel the visit
my-cancel-not = No, keep it
my-reason = Why are you cancelling?
my-reason-cannot-come = I cannot come at this time
my-reason-no-longer-needed = I no longer need the visit
my-reason-other-time = I have found a better time or place
my-reason-other = Another reason
my-changed = We have changed who is coming
my-people = Change who is coming
my-people-count = { $people ->
    [one] 1 person
   *[other] { $people } people
}
my-book-for = People I book for

# A visit that has to move
my-offer = We have to move your visit
my-offer-why = We cannot receive you at the time that you have booked. We are sorry. We keep a new time for you. Until you answer, your booking stays as it is.
my-offer-now = Your time now
my-offer-new = New time
my-offer-until = Please answer by { $time }.
my-offer-accept = Accept the new time
my-offer-other = Choose another time
my-offer-answer = Answer
