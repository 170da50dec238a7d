# Mails and calendar files. They are neutral: neither the errand nor names.
mail-subject = { $title } – { $agency }
mail-contact = Questions? Call { $phone } or write to { $email }.
mail-people = Number of people: { $people }
mail-reference = Reference: { $reference }

mail-code-subject = { $code } is your code for the { $agency }
mail-code = Your sign-in code
mail-code-use = Enter this code on the page where you asked for it:
mail-code-minutes = The code works for { $minutes } minutes, and only once.
mail-code-secret = Do not give the code to anyone. We never ask for it by phone, text message or email.
mail-code-unasked = If you did not ask for a code, you do not need to do anything. Nobody can sign in without it.

mail-code-old-email = Your email address is about to change
mail-code-old-email-use = Somebody who is signed in to your account wants to give it another email address. If that is you, enter this code on the page where you asked for it:
mail-code-new-email = Confirm your new email address
mail-code-new-email-unasked = If you did not ask for a code, you do not need to do anything. Nothing changes without it.
mail-code-deletion = Delete your account
mail-code-deletion-use = Somebody who is signed in to your account wants to delete it. If that is you, enter this code on the page where you asked for it:
mail-code-alarm = If it is not you, somebody else is signed in to your account. Sign in to My Page, open “Your account”, and sign out everywhere else. Then call us.
mail-code-hold = Confirm the time that you chose
mail-code-hold-unasked = If you did not ask for a code, you do not need to do anything. No time is held without it.

mail-email-taken = This address already has an account
mail-email-taken-why = Somebody wanted to use this email address for another account with us. It has an account already, so nothing was changed.
mail-email-taken-you = If it was you, sign in with this address.
mail-email-taken-not-you = If it was not you, you do not need to do anything.
mail-email-changed = Your account has a new email address
mail-email-changed-how = From now on, you sign in with the new address. Emails about your visits go there.
mail-email-changed-not-you = If you did not change it yourself, call us at once. We help you to get your account back.
mail-help = How to get help
mail-deleted = Your account is deleted
mail-deleted-how = Nobody can sign in to it any more. Visits that you had booked are cancelled.
mail-deleted-kept = We are a public agency. Your earlier visits belong to our archive, and we keep them until there is a decision that they may be erased.
mail-deleted-again = If you need to visit us again, you can make a new account with this address.

mail-named = Somebody wants your help with visits
mail-named-why = Somebody who has an account with us has named you, by this email address, as their helper for visits to us.
mail-named-how = Sign in to My Page with this address. There you see who it is and what you would be allowed to do, and you accept or decline.
mail-named-not-you = If you do not want to help, you do not need to do anything.

mail-restricted = New bookings on your account are paused
mail-restricted-how = On My Page you can tell us if this is wrong. A person reads it and answers.
mail-lifted = You can book visits again
mail-upheld = Our answer to your message

mail-booked = Your visit is booked
mail-moved = Your visit has been moved
mail-cancelled = Your visit is cancelled
mail-called-off = We had to cancel your visit
mail-reminder = Your visit is soon
mail-change = On My Page you see what to bring, and you can change the time or cancel the visit.
mail-early = If you cannot come, please cancel as early as possible, so that somebody else can use the time.
mail-to-my = See your visit on My Page
mail-again = Do you still need to visit us? Then book a new time.
mail-offered = Your visit has to move
mail-offered-why = We cannot receive you at the time that you have booked. We are sorry. We suggest a new time, and keep it for you.
mail-offered-old = Your time now: { $time }, { $place }
mail-offered-new = New time: { $time }, { $place }
mail-offered-until = Please answer by { $time }.
mail-offered-how = On My Page you accept the new time, choose another one, or cancel. Until then your booking stays as it is. You can also call us.

mail-calendar-summary = Visit to the { $agency }

# SMS, beside what they share with mails
sms-code-secret = Never give the code to anyone.
sms-time = { $weekday } { $time }
sms-answer = Answer by { $time }

# The mailbox of a demonstration
mail-box = Messages of the demonstration
mail-box-why = In a demonstration no email and no text message is sent. Here you see what people would get.
mail-box-empty = There are no messages yet.
mail-changed = Who is coming to your visit has changed

mail-asked = Book a visit with us
mail-asked-reminder = Reminder: book a visit with us
mail-asked-why = We need to meet you at one of our offices. Open the link to see what it is about and to book a time that suits you.
mail-asked-by = Book by { $date }
mail-asked-open = Open and book
mail-asked-yours = The link is for you alone. Before we show anything, we send a code to this address.
mail-asked-genuine = How to know that this mail is from us: the link begins with { $address }. We never ask for cards, money or passwords. If you are not sure, call us before you open the link.
mail-asked-no-more = You no longer need to book
mail-asked-no-more-why = We have taken back our request for a visit. You do not need to do anything.

# Bookings made before the service moved into My Page.
mail-code-old-booking = Code for your appointment
mail-code-old-booking-unasked = If you did not ask for a code, you do not need to do anything. Nobody can change the appointment without it.
mail-change-old = Change or cancel on our website. You do not need My Page for it.
mail-to-old = Change or cancel
mail-taken-over = Your appointment is on My Page now

# A time that came free for somebody who waits
mail-free = A time for you
mail-free-why = You are on our waiting list, and a time has come free that suits you. We keep it for you.
mail-free-until = We keep it for you until { $time }. After that it goes to the next in line.
mail-free-instead = If you say yes, you get it instead of your time { $time }, which goes to somebody else.
mail-free-costs-nothing = If it does not suit you, say no, so that somebody else can have it. If you do not answer, it costs you nothing: you keep your place in line.
mail-free-answer = Answer on My Page
mail-offer-gone = A time is no longer kept for you
mail-offer-gone-why = We kept this time for you, but it can no longer be had. We are sorry. You keep your place in line.
mail-still-waiting = Are you still waiting for a time?
mail-still-waiting-why = We have offered you three times and have had no answer. So we offer you no more for now.
mail-still-waiting-kept = You keep your place in line. Tell us on My Page that you still wait, and what would suit you.
mail-still-waiting-do = I am still waiting
