# Letters to be printed.
letters-waiting = Waiting to be printed
letters-none = No letters are waiting.
letters-hidden = { $count ->
    [one] One more letter waits for somebody who may see protected identities.
   *[other] { $count } more letters wait for somebody who may see protected identities.
}
letters-choose = Choose
letters-choose-one = Choose letter { $number }
letters-number = Number of the letter
letters-number-hint = Twelve digits in the window of the envelope. You can also scan the square in the letter.
letters-to = To
letters-case = Case
letters-kind = What
letters-kind-request = Request
letters-kind-reminder = Reminder
letters-book-by = Book by
letters-since = Waiting since
letters-print-all = Make a batch of all
letters-print-chosen = Make a batch of those chosen
letters-batches = Batches
letters-no-batches = There are no batches.
letters-made = Made
letters-made-by = By
letters-count = Letters
letters-state = State
letters-posted = Posted
letters-to-post = To be printed and posted
letters-back = Returned mail and reprints
letters-back-text = Enter the number of the letter. A letter that came back is shown to whoever made the request. A reprint gets a new code, and the old one ends.
letters-take-back = The letter came back
letters-reprint = Print it anew
letters-returned-done = It is noted that the letter came back
letters-returned = Came back
letters-reprinted-done = The letter waits to be printed again, with a new code
letters-batch = Batch of letters
letters-batch-text = Made { $time } by { $name }.
letters-taken-out = { $count ->
    [one] One letter was taken out after the batch was made
   *[other] { $count } letters were taken out after the batch was made
}
letters-taken-out-text = The request was changed, taken back or is over. Print the file that is here now.
letters-pdf = Download the letters (PDF)
letters-manifest = Download the list of pages (CSV)
letters-then-post = Print on both sides, put into window envelopes and post.
letters-mark-posted = The letters are printed and posted
letters-nothing = No batch was made. Choose at least one letter that can be printed.
letters-character = This letter cannot be printed: our fonts have no { $character }. Change the request.
letters-window = This letter cannot be printed: the address does not fit the window. Change the request.
letters-unprintable = This letter cannot be printed.
letters-no-number = There is no letter with that number. Check the digits.
letters-over = The request is booked or over. The letter need not be printed anew.
letters-not-printed = The letter has not been printed yet.
letters-already = It is noted already that the letter came back.
