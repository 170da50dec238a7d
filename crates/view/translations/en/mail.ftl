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

mail-booked = Your visit is booked
mail-moved = Your visit has been moved
mail-cancelled = Your visit is cancelled
mail-reminder = Your visit is soon
mail-change = On My Page you see what to bring, and you can change the time or cancel the visit.
mail-early = If you cannot come, please cancel as early as possible, so that somebody else can use the time.
mail-to-my = See your visit on My Page
mail-again = Do you still need to visit us? Then book a new time.

mail-calendar-summary = Visit to the { $agency }

# The mailbox of a demonstration
mail-box = Emails of the demonstration
mail-box-why = In a demonstration no email is sent. Here you see what people would get.
mail-box-empty = There are no emails yet.
mail-changed = Other people are coming to your visit
