# Signing in: an address, a code, and the first time who one is.
sign-in-title = Sign in to My Page
sign-in-intro = We send a code to your email address. You use the code to sign in, so you need no password. If you have no account, we create one for you.
sign-in-your-time = Your time
sign-in-your-time-then = We hold the time for you as soon as you have signed in.
sign-in-email = Email address
sign-in-email-hint = For example name@example.com
sign-in-email-missing = Enter your email address
sign-in-email-invalid = Enter an email address in the right form, for example name@example.com
sign-in-too-many = We have sent as many codes as we can for now. Try again in { $minutes ->
    [one] 1 minute
    [1440] 24 hours
   *[other] { $minutes } minutes
}, or call us on { $phone }.
sign-in-accept = By signing in you accept the { $terms }.
sign-in-terms = terms of use
sign-in-send = Send me a code
sign-in-how = How to sign in

sign-in-code-title = Enter the code from your email
sign-in-code-sent = We have sent a code to { $email }.
sign-in-code = Code
sign-in-code-hint = Six digits. The code works for { $minutes } minutes.
sign-in-code-malformed = Enter the six digits of the code
sign-in-code-wrong = This is not the right code. { $left ->
    [one] You have 1 try left.
   *[other] You have { $left } tries left.
}
sign-in-code-expired = The code has expired. Ask for a new code.
sign-in-code-exhausted = The code has been tried too many times. Ask for a new code.
sign-in-no-mail = Did you not get the email?
sign-in-spam = It can take a minute. Check your spam folder, and check that the address above is right.
sign-in-resend = Send a new code
sign-in-resent = We have sent a new code
sign-in-resent-why = Use the newest code. Older codes no longer work.
sign-in-other-email = Change the email address

welcome-title = Tell us who you are
welcome-intro = We need this once, so that your bookings are in your name.
welcome-name = Your full name
welcome-name-hint = As it is written in your passport or ID document
welcome-name-missing = Enter your name
welcome-name-long = The name can have at most { $most } characters. Enter a shorter form of it.
welcome-name-unprintable = The name has characters that we cannot read. Type it again.
welcome-birth = Your date of birth
welcome-birth-hint = For example year 1990, month 4, day 27. If you do not know the day or the month, leave it empty.
welcome-year = Year
welcome-month = Month
welcome-day = Day
welcome-birth-missing = Enter the year you were born, with four digits
welcome-birth-impossible = There is no such date. Check year, month and day; if you leave the month empty, leave the day empty too.
welcome-birth-future = The date of birth cannot be in the future
welcome-language = Language of our emails to you
welcome-phone = Phone number
welcome-phone-hint = We call only if something happens with your visit.
welcome-phone-invalid = Enter a phone number, for example +46 70 123 45 67, or leave the field empty
sign-in-idle = You are signed out after 25 minutes without use. Each page that you open gives you as long again.
