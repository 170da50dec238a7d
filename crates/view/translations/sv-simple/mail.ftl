# Mails and calendar files. They are neutral: neither the errand nor names.
mail-subject = { $title } – { $agency }
mail-contact = Har du frågor? Ring { $phone } eller skriv till { $email }.
mail-people = Antal personer: { $people }
mail-reference = Bokningens nummer (referens): { $reference }

mail-code-subject = { $code } är din kod hos { $agency }
mail-code = Din kod för att logga in
mail-code-use = Skriv koden på sidan där du bad om den:
mail-code-minutes = Du kan använda koden i { $minutes } minuter. Du kan använda den bara en gång.
mail-code-secret = Visa inte koden för någon. Vi ber dig aldrig om koden. Inte på telefon, inte i sms och inte i mejl.
mail-code-unasked = Har du inte bett om en kod? Då behöver du inte göra något. Ingen kan logga in utan koden.

mail-code-old-email = Någon vill ändra din e-postadress
mail-code-old-email-use = Någon är inloggad på ditt konto och vill byta e-postadress. Är det du? Skriv koden på sidan där du bad om den:
mail-code-new-email = Är det här din nya e-postadress?
mail-code-new-email-unasked = Har du inte bett om en kod? Då behöver du inte göra något. Vi ändrar ingenting utan koden.
mail-code-deletion = Ta bort ditt konto
mail-code-deletion-use = Någon är inloggad på ditt konto och vill ta bort det. Är det du? Skriv koden på sidan där du bad om den:
mail-code-alarm = Är det inte du? Då har någon annan loggat in på ditt konto. Logga in på Min sida. Öppna ”Ditt konto”. Logga ut överallt utom där. Ring oss sedan.
mail-code-hold = Spara en tid
mail-code-hold-unasked = Har du inte bett om en kod? Då behöver du inte göra något. Ingen tid sparas utan koden.

mail-email-taken = Den här adressen har redan ett konto
mail-email-taken-why = Någon ville ha den här e-postadressen till ett annat konto hos oss. Men adressen har redan ett konto. Därför ändrade vi ingenting.
mail-email-taken-you = Var det du? Logga in med den här adressen.
mail-email-taken-not-you = Var det inte du? Då behöver du inte göra något.
mail-email-changed = Ditt konto har en ny e-postadress
mail-email-changed-how = Från och med nu loggar du in med den nya adressen. Vi skickar mejl om dina besök dit.
mail-email-changed-not-you = Har du inte ändrat adressen själv? Ring oss direkt. Vi hjälper dig att få tillbaka ditt konto.
mail-help = Så får du hjälp
mail-deleted = Nu har vi tagit bort ditt konto
mail-deleted-how = Ingen kan logga in på kontot. Vi har avbokat tiderna som du hade bokat.
mail-deleted-kept = Vi är en myndighet. Därför sparar vi dina gamla besök i vårt arkiv. Vi sparar dem tills någon har bestämt att vi får ta bort dem.
mail-deleted-again = Behöver du besöka oss igen? Då kan du skapa ett nytt konto med den här adressen.

mail-named = Någon vill ha din hjälp med besök
mail-named-why = Någon som har ett konto hos oss vill att du hjälper till med besök. Den personen har skrivit din e-postadress.
mail-named-how = Logga in på Min sida med den här adressen. Där ser du vem det är. Där ser du också vad du får göra. Sedan säger du ja eller nej.
mail-named-not-you = Vill du inte hjälpa till? Då behöver du inte göra något.

mail-restricted = Du kan inte boka nya tider nu
mail-restricted-how = Är det fel? Då kan du skriva till oss på Min sida. En person läser det och svarar dig.
mail-lifted = Du kan boka igen
mail-upheld = Vårt svar till dig

mail-booked = Du har bokat en tid
mail-moved = Du har bytt tid
mail-cancelled = Du har avbokat din tid
mail-called-off = Vi måste ta bort din tid
mail-reminder = Snart ska du komma till oss
mail-change = På Min sida ser du vad du ska ta med dig. Där kan du också byta tid eller avboka.
mail-early = Kan du inte komma? Avboka så tidigt som du kan. Då kan någon annan få tiden.
mail-to-my = Se ditt besök på Min sida
mail-again = Behöver du fortfarande komma till oss? Boka en ny tid.
mail-offered = Vi måste flytta ditt besök
mail-offered-why = Vi kan inte ta emot dig på din tid. Vi är ledsna för det. Vi har en ny tid åt dig.
mail-offered-old = Din tid nu: { $time }, { $place }
mail-offered-new = Ny tid: { $time }, { $place }
mail-offered-until = Svara senast { $time }.
mail-offered-how = Gå till Min sida. Där kan du säga ja till den nya tiden. Du kan också välja en annan tid eller avboka. Din gamla tid är kvar tills du svarar. Du kan också ringa oss.

mail-calendar-summary = Besök hos { $agency }

# SMS, beside what they share with mails
sms-code-secret = Ge aldrig koden till någon.
sms-time = { $weekday } { $time }
sms-answer = Svara senast { $time }

# The mailbox of a demonstration
mail-box = Meddelanden i det här testet
mail-box-why = I ett test skickar vi inga mejl och inga sms. Här ser du det som du skulle få.
mail-box-empty = Det finns inga meddelanden än.
mail-changed = Det har ändrats vilka som kommer på ditt besök

mail-asked = Boka en tid hos oss
mail-asked-reminder = Kom ihåg: boka en tid hos oss
mail-asked-why = Vi behöver träffa dig på ett av våra kontor. Öppna länken. Då ser du vad det gäller och kan boka en tid.
mail-asked-by = Boka senast { $date }
mail-asked-open = Öppna och boka
mail-asked-yours = Länken är bara till för dig. Vi skickar en kod till den här adressen innan vi visar något.
mail-asked-genuine = Är mejlet från oss? Titta på länken. Den börjar med { $address }. Vi frågar aldrig efter ditt kort, dina pengar eller ditt lösenord. Är du osäker? Ring oss innan du öppnar länken.
mail-asked-no-more = Du behöver inte boka längre
mail-asked-no-more-why = Du behöver inte komma till oss för det vi skrev om. Du behöver inte göra något.

# Bookings made before the service moved into My Page.
mail-code-old-booking = Kod för din bokning
mail-code-old-booking-unasked = Har du inte bett om en kod? Då behöver du inte göra något. Ingen kan ändra bokningen utan koden.
mail-change-old = Du kan byta tid eller avboka på vår webbplats. Du behöver inte logga in på Min sida.
mail-to-old = Byt tid eller avboka
mail-taken-over = Din bokning finns nu på Min sida

# En ledig tid för någon som väntar
mail-free = En tid till dig
mail-free-why = Du står i kö hos oss. Nu finns en ledig tid som passar dig. Vi sparar den åt dig.
mail-free-until = Vi sparar tiden till { $time }. Sedan får nästa i kön den.
mail-free-instead = Säger du ja får du den här tiden. Då blir du av med din gamla tid { $time }.
mail-free-costs-nothing = Passar tiden inte? Säg nej. Svarar du inte händer ingenting. Du har kvar din plats i kön.
mail-free-answer = Svara på Min sida
mail-offer-gone = Tiden finns inte längre
mail-offer-gone-why = Vi sparade den här tiden åt dig. Nu finns den inte längre. Vi är ledsna för det. Du har kvar din plats i kön.
mail-still-waiting = Väntar du på en tid?
mail-still-waiting-why = Vi har gett dig tre tider. Du har inte svarat. Nu får du inga fler tider.
mail-still-waiting-kept = Du har kvar din plats i kön. Gå till Min sida och säg att du väntar.
mail-still-waiting-do = Jag väntar
