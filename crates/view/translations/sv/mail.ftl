# Mails and calendar files. They are neutral: neither the errand nor names.
mail-subject = { $title } – { $agency }
mail-contact = Frågor? Ring { $phone } eller skriv till { $email }.
mail-people = Antal personer: { $people }
mail-reference = Referens: { $reference }

mail-code-subject = { $code } är din kod hos { $agency }
mail-code = Din kod för att logga in
mail-code-use = Skriv koden på sidan där du bad om den:
mail-code-minutes = Koden gäller i { $minutes } minuter och bara en gång.
mail-code-secret = Ge inte koden till någon. Vi frågar aldrig efter den på telefon, i sms eller i mejl.
mail-code-unasked = Om du inte har bett om en kod behöver du inte göra något. Ingen kan logga in utan den.

mail-code-old-email = Din e-postadress är på väg att ändras
mail-code-old-email-use = Någon som är inloggad på ditt konto vill ge det en annan e-postadress. Om det är du, skriv koden på sidan där du bad om den:
mail-code-new-email = Bekräfta din nya e-postadress
mail-code-new-email-unasked = Om du inte har bett om en kod behöver du inte göra något. Inget ändras utan den.
mail-code-deletion = Ta bort ditt konto
mail-code-deletion-use = Någon som är inloggad på ditt konto vill ta bort det. Om det är du, skriv koden på sidan där du bad om den:
mail-code-alarm = Om det inte är du är någon annan inloggad på ditt konto. Logga in på Min sida, öppna ”Ditt konto” och logga ut överallt utom där. Ring oss sedan.
mail-code-hold = Bekräfta att du vill hålla en tid
mail-code-hold-unasked = Om du inte har bett om någon kod behöver du inte göra något. Ingen tid hålls utan den.

mail-email-taken = Den här adressen har redan ett konto
mail-email-taken-why = Någon ville använda den här e-postadressen för ett annat konto hos oss. Den har redan ett konto, så inget ändrades.
mail-email-taken-you = Om det var du, logga in med den här adressen.
mail-email-taken-not-you = Om det inte var du behöver du inte göra något.
mail-email-changed = Ditt konto har en ny e-postadress
mail-email-changed-how = Från och med nu loggar du in med den nya adressen. Mejl om dina besök skickas dit.
mail-email-changed-not-you = Om du inte har ändrat den själv, ring oss genast. Vi hjälper dig att få tillbaka ditt konto.
mail-help = Så får du hjälp
mail-deleted = Ditt konto är borttaget
mail-deleted-how = Ingen kan logga in på det längre. Besök som du hade bokat är avbokade.
mail-deleted-kept = Vi är en myndighet. Dina tidigare besök hör till vårt arkiv, och vi behåller dem tills det finns ett beslut om att de får gallras.
mail-deleted-again = Om du behöver besöka oss igen kan du skapa ett nytt konto med den här adressen.

mail-named = Någon vill ha din hjälp med besök
mail-named-why = Någon som har ett konto hos oss har angett dig, med den här e-postadressen, som hjälp för besök hos oss.
mail-named-how = Logga in på Min sida med den här adressen. Där ser du vem det är och vad du skulle få göra, och där tackar du ja eller nej.
mail-named-not-you = Om du inte vill hjälpa till behöver du inte göra något.

mail-restricted = Nya bokningar på ditt konto är pausade
mail-restricted-how = På Min sida kan du säga till om det är fel. En person läser det och svarar.
mail-lifted = Du kan boka besök igen
mail-upheld = Vårt svar på ditt meddelande

mail-booked = Ditt besök är bokat
mail-moved = Ditt besök är ombokat
mail-cancelled = Ditt besök är avbokat
mail-called-off = Vi måste avboka ditt besök
mail-reminder = Snart är det dags för ditt besök
mail-change = På Min sida ser du vad du ska ta med dig, och där kan du boka om eller avboka besöket.
mail-early = Om du inte kan komma, avboka så tidigt som möjligt så att någon annan kan få tiden.
mail-to-my = Se ditt besök på Min sida
mail-again = Behöver du fortfarande besöka oss? Boka då en ny tid.
mail-offered = Ditt besök behöver flyttas
mail-offered-why = Vi kan inte ta emot dig på den tid som du har bokat. Vi beklagar det. Vi föreslår en ny tid och håller den åt dig.
mail-offered-old = Din tid nu: { $time }, { $place }
mail-offered-new = Ny tid: { $time }, { $place }
mail-offered-until = Svara senast { $time }.
mail-offered-how = På Min sida godkänner du den nya tiden, väljer en annan eller avbokar. Tills dess gäller din bokning som förut. Du kan också ringa oss.

mail-calendar-summary = Besök hos { $agency }

# SMS, beside what they share with mails
sms-code-secret = Ge aldrig koden till någon.
sms-time = { $weekday } { $time }
sms-answer = Svara senast { $time }

# The mailbox of a demonstration
mail-box = Demonstrationens meddelanden
mail-box-why = I en demonstration skickas inga mejl och inga sms. Här ser du vad människor skulle få.
mail-box-empty = Det finns inga meddelanden än.
mail-changed = Det har ändrats vilka som kommer på ditt besök

mail-asked = Boka ett besök hos oss
mail-asked-reminder = Påminnelse: boka ett besök hos oss
mail-asked-why = Vi behöver träffa dig på ett av våra kontor. Öppna länken för att se vad det gäller och boka en tid som passar.
mail-asked-by = Boka senast { $date }
mail-asked-open = Öppna och boka
mail-asked-yours = Länken är bara till för dig. Innan vi visar något skickar vi en kod till den här adressen.
mail-asked-genuine = Så vet du att mejlet kommer från oss: länken börjar med { $address }. Vi frågar aldrig efter kort, pengar eller lösenord. Är du osäker, ring oss innan du öppnar länken.
mail-asked-no-more = Du behöver inte boka längre
mail-asked-no-more-why = Vi har tagit tillbaka vår förfrågan om ett besök. Du behöver inte göra något.

# Bookings made before the service moved into My Page.
mail-code-old-booking = Kod för din bokning
mail-code-old-booking-unasked = Om du inte har bett om en kod behöver du inte göra något. Ingen kan ändra bokningen utan den.
mail-change-old = Ändra eller avboka på vår webbplats. Du behöver inte logga in på Min sida.
mail-to-old = Ändra eller avboka
mail-taken-over = Din bokning finns nu på Min sida

# En tid som har blivit ledig för någon som väntar
mail-free = En tid till dig
mail-free-why = Du står i kö hos oss, och en tid som passar dig har blivit ledig. Vi håller den åt dig.
mail-free-until = Vi håller den åt dig till { $time }. Sedan går den till nästa i kön.
mail-free-instead = Om du tackar ja får du den i stället för din tid { $time }, som går till någon annan.
mail-free-costs-nothing = Om den inte passar, tacka nej så att någon annan kan få den. Om du inte svarar kostar det dig ingenting: du har kvar din plats i kön.
mail-free-answer = Svara på Min sida
mail-offer-gone = Vi håller inte längre en tid åt dig
mail-offer-gone-why = Vi höll den här tiden åt dig, men den finns inte längre. Vi beklagar det. Du har kvar din plats i kön.
mail-still-waiting = Väntar du fortfarande på en tid?
mail-still-waiting-why = Vi har erbjudit dig tre tider utan att få svar. Därför erbjuder vi dig inga fler just nu.
mail-still-waiting-kept = Du har kvar din plats i kön. Säg på Min sida att du fortfarande väntar, och vad som passar dig.
mail-still-waiting-do = Jag väntar fortfarande
