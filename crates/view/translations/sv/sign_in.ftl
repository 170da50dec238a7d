# Signing in: an address, a code, and the first time who one is.
sign-in-title = Logga in på Min sida
sign-in-intro = Vi skickar en kod till din e-postadress. Du loggar in med koden och behöver inget lösenord. Om du inte har ett konto skapar vi ett åt dig.
sign-in-your-time = Din tid
sign-in-your-time-then = Vi håller tiden åt dig så snart du har loggat in.
sign-in-email = E-postadress
sign-in-email-hint = Till exempel namn@exempel.se
sign-in-email-missing = Skriv din e-postadress
sign-in-email-invalid = Skriv en e-postadress på rätt sätt, till exempel namn@exempel.se
sign-in-too-many = Vi har skickat så många koder vi kan just nu. Försök igen om { $minutes ->
    [one] 1 minut
    [1440] 24 timmar
   *[other] { $minutes } minuter
}, eller ring oss på { $phone }.
sign-in-accept = När du loggar in godkänner du { $terms }.
sign-in-terms = användarvillkoren
sign-in-send = Skicka en kod till mig
sign-in-how = Så loggar du in

sign-in-code-title = Skriv koden från mejlet
sign-in-code-sent = Vi har skickat en kod till { $email }.
sign-in-code = Kod
sign-in-code-hint = Sex siffror. Koden gäller i { $minutes } minuter.
sign-in-code-malformed = Skriv kodens sex siffror
sign-in-code-wrong = Koden stämmer inte. { $left ->
    [one] Du har 1 försök kvar.
   *[other] Du har { $left } försök kvar.
}
sign-in-code-expired = Koden gäller inte längre. Be om en ny kod.
sign-in-code-exhausted = Koden har prövats för många gånger. Be om en ny kod.
sign-in-no-mail = Fick du inget mejl?
sign-in-spam = Det kan ta någon minut. Titta i mappen för skräppost och kontrollera att adressen ovan är rätt.
sign-in-resend = Skicka en ny kod
sign-in-resent = Vi har skickat en ny kod
sign-in-resent-why = Använd den senaste koden. Äldre koder gäller inte längre.
sign-in-other-email = Ändra e-postadressen

welcome-title = Berätta vem du är
welcome-intro = Vi behöver veta det en gång, så att dina bokningar står i ditt namn.
welcome-name = Ditt fullständiga namn
welcome-name-hint = Så som det står i ditt pass eller din id-handling
welcome-name-missing = Skriv ditt namn
welcome-name-long = Namnet får ha högst { $most } tecken. Skriv en kortare form av det.
welcome-name-unprintable = Namnet har tecken som vi inte kan läsa. Skriv det igen.
welcome-birth = Ditt födelsedatum
welcome-birth-hint = Till exempel år 1990, månad 4, dag 27. Om du inte vet dagen eller månaden, lämna det tomt.
welcome-year = År
welcome-month = Månad
welcome-day = Dag
welcome-birth-missing = Skriv året du föddes, med fyra siffror
welcome-birth-impossible = Det finns inget sådant datum. Kontrollera år, månad och dag. Om du lämnar månaden tom, lämna också dagen tom.
welcome-birth-future = Födelsedatumet kan inte ligga i framtiden
welcome-language = Språk i våra mejl till dig
welcome-phone = Telefonnummer
welcome-phone-hint = Vi ringer bara om något händer med ditt besök.
welcome-phone-invalid = Skriv ett telefonnummer, till exempel 070-123 45 67, eller lämna fältet tomt
sign-in-idle = Du loggas ut om du inte använder sidan på 25 minuter. Varje sida som du öppnar ger dig lika lång tid till.
