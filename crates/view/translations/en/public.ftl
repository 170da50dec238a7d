# Pages for everybody.
public-accept = By signing in you accept the { $terms }.
public-accept-terms = terms of use
public-my-page = Go to My Page
public-my-page-sign-in = Sign in to My Page

# The start page
start-title = Book an appointment to visit us
start-intro = If you need to visit the { $agency }, you often need to book an appointment first. It depends on what your case is about.
start-about = Here you can book an appointment for your visit, and reschedule or cancel it.
start-book-now = Book on My Page
start-how-to-sign-in = How to sign in to our e-services
start-book = Book an appointment on My Page
start-request = If you have an ongoing case, you will usually receive a request from the { $agency } by email or letter. It tells you to book an appointment for a specific errand in your case.
start-account = To book, you sign in to My Page. You can book even if you do not have an ongoing case or an account on My Page. You will then need to create an account.
start-errands = On My Page you can book an appointment to:
start-other = Do you have another errand?
start-other-text = If you have another errand related to your case, first look for information { $website } about what to do. You can also { $contact }, or { $offices }.
start-other-website = on our website
start-other-contact = contact us by email or phone
start-other-offices = visit us without an appointment
start-change = Change or cancel an appointment
start-change-early = If you cannot come, please cancel as early as possible so that someone else can use the time.
start-change-move = You can also choose another time. You keep your old time until you have confirmed the new one.
start-change-sign-in = To reschedule or cancel an appointment that you booked on My Page, you need to sign in to My Page.
start-before = Appointments booked before { $date }
start-before-text = On { $date } the booking service moved into My Page. If you booked before then, change or cancel the appointment in a separate e-service. You do not need My Page for it.
start-before-link = Change or cancel an appointment booked before { $date }
start-after = Once you have booked, rescheduled or cancelled
start-after-mail = You will receive a confirmation email each time you book, reschedule or cancel an appointment.
start-after-spam = If the email does not show up in your inbox, check your spam folder. It may have ended up there.
start-help-contact = All ways to contact us

# Which errand
errands-title = Which errand do I have?
errands-intro = Have you received a request from us by email or letter? It says which errand to book.
errands-bookable = Errands that you can book
errands-other = I have another errand
errands-other-first = For other errands you do not book an appointment. Look for information on our website first. Often you do not need to visit us at all.
errands-website = Find out on our website
errands-website-text = What you need to do in your case, and how.
errands-contact = Contact us by email or phone
errands-contact-text = If you do not find what you need, ask us.
errands-walk-in = Visit us without an appointment
errands-walk-in-text = See at which times each office receives people who have no appointment.

# Offices
offices-title = Our offices
offices-intro = Choose an office to see its address, opening hours and how to get in.
office-address = Address
office-walk-in = Without an appointment
office-hours = Hours for booked visits
office-hours-hint = Come at the time you have booked. All times are local time at the office.
office-closed = Closed
office-closed-days = Closed days coming up
office-errands = What you can book here
office-errands-hint = Choose an errand to see the free times at this office.

# How to sign in
how-title = How to sign in to our e-services
how-intro = You sign in to My Page with your email address. You need no password and no app.
how-email = Enter your email address. You do not need to have an account or an ongoing case.
how-code = We send a code of six digits to that address. Enter or paste the code.
how-name = The first time, you tell us your name and date of birth. Then you have an account.
how-no-mail = If the code does not arrive
how-no-mail-text = It can take a minute. Check your spam folder, and check that the address is spelled correctly. Then ask for a new code. Only the newest code works.
how-safe = Keep your account safe
how-safe-code = Never give a code to anybody, not even to someone who says that they call from us.
how-safe-out = Sign out when you are done, above all on a computer that others use too.
how-safe-idle = If you do nothing for a while, you are signed out automatically.
how-no-address = If you have no email address, or cannot sign in
how-no-address-text = Call us on { $phone }. We can book, reschedule and cancel for you.

# Terms, contact
terms-version = These terms apply from { $date }.
contact-intro = Booking, rescheduling and cancelling is quickest on { $page }. For everything else you can reach us here.
contact-phone = Phone
contact-email = Email
contact-visit = Visit
contact-offices = Addresses and opening hours
contact-questions = Your case
contact-have-ready = Have this ready
contact-have-ready-text = If your question is about a visit, have your reference at hand. It is in your confirmation email and on My Page.
contact-email-safe = Do not send sensitive information by email
contact-email-safe-text = Do not write about your health, your reasons for being here or other sensitive things in an email. Call us instead.

# Accessibility statement
accessibility-title = Accessibility statement
accessibility-intro = The { $agency } is responsible for this service. We want as many people as possible to be able to use it.
accessibility-status = How accessible the service is
accessibility-status-full = We know of no faults. The service complies with the law on accessibility to digital public services, the European standard EN 301 549 and WCAG 2.2, levels A and AA.
accessibility-status-partly = The service complies in part with the law on accessibility to digital public services, the European standard EN 301 549 and WCAG 2.2, levels A and AA. The faults that we know of are listed here.
accessibility-faults = Faults that we know of
accessibility-can = What you can expect
accessibility-can-keyboard = Everything can be done with a keyboard alone, and without JavaScript.
accessibility-can-zoom = You can enlarge the text to 400 percent and use a dark colour scheme. Nothing is told by colour alone.
accessibility-can-time = When we hold a time for you, we say for how long, and you can ask for more time with one press.
accessibility-can-plain = The pages ask one question at a time and keep your answers.
accessibility-tell = Tell us about a problem
accessibility-tell-text = If something does not work for you, or you need it in another form, write to { $email } or call us on { $phone }. We also book for you on the phone.
accessibility-complain = Complain to the supervisory authority
accessibility-complain-text = If you are not satisfied with how we deal with your complaint, you can turn to the supervisory authority: { $supervisor }.
accessibility-tested = How we have tested the service
accessibility-tested-text = We have assessed the service ourselves, with automatic tests of every page in light and dark colours, in narrow and wide windows.

# Personal data
privacy-title = How we handle your personal data
privacy-intro = The { $agency } is responsible for the personal data in this service.
privacy-kept = What we keep
privacy-kept-you = Your name, date of birth, email address and language, and your phone number if you give it.
privacy-kept-visits = Your visits: errand, office, time and reference, and whether they were moved or cancelled. If you give a reason for cancelling, we keep that too.
privacy-kept-mails = The emails that we send you. They say when and where you are expected, but not what your errand is.
privacy-kept-account = Where you are signed in: when, and on what kind of browser and device. We forget it soon after you stop using the service. If you name a representative, we keep their email address, for whom, what they may do and until when.
privacy-kept-log = When something was booked, changed or cancelled and by whom, when your account was changed, and when you accepted the terms of use.
privacy-why = Why we keep it
privacy-why-text = To receive your visit, to reach you if something changes, and to make sure that each time is used by the person it was booked for. The legal ground is that we exercise public authority (Article 6(1)(e) of the General Data Protection Regulation).
privacy-long = For how long
privacy-long-text = We are a public agency, and what we receive becomes part of our archive. We erase data only under a decision that says what may be erased and when. Until there is such a decision, it is kept.
privacy-who = Who can see it
privacy-who-text = Our staff, when they need it for your visit. Somebody who asks for public documents may receive parts of it, but only after we have examined whether secrecy applies. We do not sell data, and we do not use it for advertising.
privacy-cookies = Cookies
privacy-cookies-text = We use only the cookies that are needed to keep you signed in. There are no cookies for statistics or advertising, and nothing is loaded from other companies.
privacy-rights = Your rights
privacy-rights-see = You have the right to know what we keep about you and to receive a copy. Once you have signed in, you can download a copy under “Your account”.
privacy-rights-correct = You have the right to have wrong data corrected.
privacy-rights-object = You can object to how we use your data, and in some cases ask us to restrict or erase it.
privacy-officer = Write to our data protection officer: { $email }
privacy-authority = If you think that we handle your data wrongly, you can complain to this authority: { $authority }.
