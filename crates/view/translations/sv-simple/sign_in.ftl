# Signing in: an address, a code, and the first time who one is.
sign-in-title = Logga in på Min sida
sign-in-intro = Skriv din e-postadress. Vi skickar ett mejl med en kod. Med koden loggar du in. Du behöver inget lösenord. Har du inget konto? Då får du ett.
sign-in-your-time = Din tid
sign-in-your-time-then = Vi sparar tiden åt dig när du har loggat in.
sign-in-email = E-postadress
sign-in-email-hint = Så här kan den se ut: namn@exempel.se
sign-in-email-missing = Skriv din e-postadress
sign-in-email-invalid = E-postadressen är fel. Så här kan den se ut: namn@exempel.se
sign-in-too-many = Vi har skickat många koder till dig. Nu måste du vänta. Försök igen om { $minutes ->
    [one] 1 minut
    [1440] 24 timmar
   *[other] { $minutes } minuter
}. Du kan också ringa oss på { $phone }.
sign-in-accept = När du loggar in säger du ja till { $terms }.
sign-in-terms = våra regler
sign-in-send = Skicka en kod till mig
sign-in-how = Så loggar du in

sign-in-code-title = Skriv koden från mejlet
sign-in-code-sent = Vi har skickat en kod till { $email }.
sign-in-code = Kod
sign-in-code-hint = Koden är sex siffror. Du kan använda den i { $minutes } minuter.
sign-in-code-malformed = Skriv de sex siffrorna i koden
sign-in-code-wrong = Koden är fel. { $left ->
    [one] Du kan försöka 1 gång till.
   *[other] Du kan försöka { $left } gånger till.
}
sign-in-code-expired = Koden är för gammal. Be om en ny kod.
sign-in-code-exhausted = Koden har varit fel för många gånger. Be om en ny kod.
sign-in-no-mail = Har du inte fått mejlet?
sign-in-spam = Vänta någon minut. Titta sedan i mappen för skräppost. Titta också om e-postadressen är rätt. Den står här ovanför.
sign-in-resend = Skicka en ny kod
sign-in-resent = Vi har skickat en ny kod
sign-in-resent-why = Använd den nya koden. De gamla koderna fungerar inte längre.
sign-in-other-email = Ändra e-postadressen

welcome-title = Vem är du?
welcome-intro = Vi behöver veta vad du heter och när du är född. Vi frågar bara en gång.
welcome-name = Ditt för- och efternamn
welcome-name-hint = Skriv namnet som det står i ditt pass eller på ditt id-kort
welcome-name-missing = Skriv ditt namn
welcome-name-long = Namnet är för långt. Skriv högst { $most } tecken.
welcome-name-unprintable = Vi kan inte läsa alla tecken i namnet. Skriv det igen.
welcome-birth = När är du född?
welcome-birth-hint = Till exempel år 1990, månad 4, dag 27. Vet du inte månaden eller dagen? Skriv ingenting där.
welcome-year = År
welcome-month = Månad
welcome-day = Dag
welcome-birth-missing = Skriv året du är född. Skriv fyra siffror.
welcome-birth-impossible = Den dagen finns inte. Titta om år, månad och dag är rätt. Skriver du ingen månad? Skriv då ingen dag.
welcome-birth-future = Du har skrivit en dag som inte har varit än
welcome-language = Vilket språk vill du ha i våra mejl?
welcome-phone = Telefonnummer
welcome-phone-hint = Vi ringer bara om något händer med ditt besök.
welcome-phone-invalid = Skriv ett telefonnummer, till exempel 070-123 45 67. Du kan också låta bli att skriva något.
sign-in-idle = Använder du inte sidan på 25 minuter? Då loggar vi ut dig. När du öppnar en sida får du 25 minuter till.
