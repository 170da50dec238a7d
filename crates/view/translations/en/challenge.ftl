# Work that the browser does before a time is held or a code is sent, and the ways without it.
challenge-title = One moment
challenge-why = Many requests reach us right now, and some of them come from machines. The times are for people.
challenge-busy = We check that this is not a machine. It takes a moment, and then the page goes on by itself.
challenge-done = Done. The page goes on.
challenge-not-held = The time is not held for you yet. We hold it as soon as this is done. Your answers are kept.
challenge-again = We have to check once more
challenge-again-why = The check took too long. Nothing is lost.
challenge-other = If the page does not go on by itself
challenge-code-why = The check needs a browser that runs scripts. If yours does not, or if it takes long, use a code that we send to your email address.
challenge-code = Confirm by an email code instead
challenge-code-go = Hold the time
challenge-wait-why = The check needs a browser that runs scripts. If yours does not, wait { $seconds } seconds, and then press the button. That is enough.
challenge-wait = I have waited: send the code
challenge-early = Please wait { $seconds ->
    [one] 1 second more
   *[other] { $seconds } seconds more
}, then press the button again
