# What went wrong, and what to do.
error-help = Behöver du hjälp? Ring oss på { $phone } eller skriv till { $email }.
error-to-start = Gå till startsidan
error-to-my = Gå till Min sida
error-reload = Öppna sidan igen
error-number = Om du kontaktar oss om detta, säg numret { $number }.
error-not-found = Vi hittar inte sidan
error-not-found-text = Adressen kan vara fel, eller så har sidan flyttats. Om du letar efter en bokning, logga in på det konto där den gjordes.
error-forbidden = Vi kunde inte ta emot formuläret
error-forbidden-text = Din webbläsare visade inte att formuläret kommer från vår egen sida. Ingenting har ändrats. Öppna sidan igen och skicka formuläret därifrån.
error-too-large = Det var för mycket text
error-too-large-text = Formuläret innehåller mer än vi kan ta emot. Ingenting har ändrats. Gå tillbaka och skriv kortare svar.
error-too-many = Vänta en stund
error-too-many-text = Det kom väldigt många anrop från din uppkoppling. Ingenting har ändrats. Försök igen om { $seconds ->
    [one] 1 sekund
   *[other] { $seconds } sekunder
}.
error-failure = Något gick fel hos oss
error-failure-text = Vi ber om ursäkt. Försök igen om en stund. Om du just har bokat, bokat om eller avbokat ett besök, titta först på Min sida om det gick igenom.
error-busy = Det är mycket att göra just nu
error-busy-text = Vi kan inte svara för tillfället. Ingenting har ändrats. Vänta en minut och försök igen.
error-old-form = Formuläret kommer från en äldre sida
error-old-form-text = Formuläret har skickats förut med andra svar, så vi använde det inte igen. Öppna sidan igen, kontrollera vad som står där och skicka den en gång till.
