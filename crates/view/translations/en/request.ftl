# Requests to book: from the link of a mail or the code of a letter to what is asked.
request-letter = I have a letter with a code

request-code-title = Enter the code from your letter
request-code-intro = We have sent you a letter that asks you to book a visit. The letter has a code.
request-code = Code
request-code-hint = 12 letters and digits, for example K7M4-6HPX-TC3F. Capital or small letters, with or without hyphens.
request-code-missing = Enter the code from your letter
request-code-malformed = This is not a whole code, or a character is wrong. Compare it with the letter: it has 12 letters and digits.
request-code-none = Do you have no code?
request-code-mail = If we have asked you by email, open the link in the email.
request-code-call = If you have lost your letter, call us on { $phone }. We can send you a new one.
request-too-many = Too many codes were tried here. Try again in { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}, or call us on { $phone }.

request-mail-title = Show that it is you
request-mail-why = We have asked somebody to book a visit. Before we show the request, we need to know that it is for you.
request-mail-to = We send a code to the email address that we have on record: { $email }.
request-mail-send = Send me a code
request-mail-not = Is this not your address?
request-mail-old = If you no longer use the address, call us on { $phone }.
request-mail-other = If somebody else has given you the link, the request is not for you. You do not need to do anything.
request-code-sent-why = We show only a part of the address, because a link can end up with somebody else.

request-birth-title = One more question
request-birth-why = So that nobody else can use your letter, we ask for a date of birth as well.
request-birth = Date of birth of the person whose name is on the letter
request-birth-wrong = The code and the date of birth do not belong together. Check both. { $left ->
    [one] You have 1 try left.
   *[other] You have { $left } tries left.
}
request-birth-locked = The code has been tried too many times and is locked
request-birth-way-out = Call us on { $phone }. We send you a new letter with a new code.
request-another = Enter another code

request-account-title = Which email address do you want to use?
request-account-why = We send the confirmation to this address. You also use it to sign in when you want to change the visit. After this the request can only be used with this address.
request-account-signed-in = You are signed in as { $email }.
request-account-use = Use this address
request-account-other = Use another address

request-unknown = This link does not work any more
request-unknown-do = Use the link in our newest email, or the code in our newest letter. If you have booked already, sign in to My Page. If nothing works, call us on { $phone }.
request-withdrawn = We have withdrawn this request
request-withdrawn-do = You do not need to book. If you have questions, call us on { $phone }.
request-lapsed = The time to book has passed
request-lapsed-day = The last day to book was { $date }.
request-lapsed-do = Call us on { $phone }. We can send you a new request.
request-elsewhere = This request is used with another address
request-elsewhere-do = If you have used it before, sign in with the same email address as then. If you have not, call us on { $phone }.
request-to-start = To the start page

request-title = We ask you to book a visit
request-book-by = Book by { $date }
request-who = Who comes, and why
request-why = What it is about
request-where = Where
request-by = Last day to book
request-case = Your case
request-anywhere = At any of our offices
request-offices = Here are only the offices where we ask you to come.
request-book = Choose a time
request-see-visit = Show the visit
request-booked = You have booked
request-impossible = This visit cannot be booked here
request-impossible-do = Call us on { $phone }, and we will help you.


request-open = We ask you to book
request-answers = This visit answers a request from us.
request-see = Show the request
request-moving = You can choose another time at the offices where we have asked you to come. Our request says who comes.
request-cancel-open = Our request is then open again until { $date }. You need to book a new time by then.
request-cancel-closed = The last day to book was { $date }. If you cancel, you need to call us for a new request: { $phone }.
request-reopened = Our request is open again until { $date }. Book a new time by then.
request-not-reopened = The last day to book has passed. Call us for a new request: { $phone }.

request-nothing = There is no free time for you right now
request-nothing-why = We have just looked at all the offices where you can go. None of them has a free time.
request-nothing-do = Let us note that you have tried. Then the request stays open at least until { $date }, the officer who handles your case gets to know it, and you get a proof with today's date.
request-try = Note that I have tried
request-tried = We have noted that you have tried
request-tried-at = You tried to book on { $time }. There was no free time.
request-tried-until = The request is open until { $date }. Come back to this page: new times are shown as soon as there are any.
request-proof-show = Show the proof

request-proof-title = Proof of having tried to book
request-proof-text = The people below have tried to book a visit, as we asked them to. At that time, there was no free time at any of the offices where they could go.
request-proof-time = Tried
request-asked-by = First asked to book by
request-proof-checked = Our booking system checked this itself at the time.
request-proof-until = The request stays open until { $date }. Until then, nobody has missed the last day to book.
request-proof-questions = Questions? Call { $phone } and give the reference above.
