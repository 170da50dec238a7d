# What went wrong, and what to do.
error-help = Do you need help? Call us on { $phone } or write to { $email }.
error-to-start = Go to the start page
error-to-my = Go to My Page
error-reload = Open the page again
error-number = If you contact us about this, tell us the number { $number }.
error-not-found = We cannot find this page
error-not-found-text = The address may be wrong, or the page may have moved. If you are looking for a booking, sign in to the account that it was made on.
error-forbidden = We could not accept this form
error-forbidden-text = Your browser did not say that the form comes from our own page. Nothing was changed. Open the page again and send the form from there.
error-too-large = That was too much text
error-too-large-text = The form holds more than we can take. Nothing was changed. Go back and shorten your answers.
error-too-many = Please wait a moment
error-too-many-text = There were very many requests from your connection. Nothing was changed. Try again in { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
}.
error-failure = Something went wrong on our side
error-failure-text = We are sorry. Try again in a moment. If you have just booked, moved or cancelled a visit, first look on My Page whether it worked.
error-busy = There is a lot to do right now
error-busy-text = We cannot answer at the moment. Nothing was changed. Wait a minute and try again.
error-old-form = This form is from an older page
error-old-form-text = The form was sent before with other answers, so we did not use it again. Open the page again, check what it says and send it once more.
