# Bookings made before the cutover, outside My Page.
earlier-title = Byt en tid som du bokade före den { $date }
earlier-intro = Bokade du din tid före den { $date }? Då kan du byta tid eller avboka här. Du behöver inte logga in på Min sida.
earlier-reference = Bokningsnummer
earlier-reference-hint = Numret står i det gamla mejlet eller brevet om din tid. Du kan skriva stora eller små bokstäver.
earlier-reference-missing = Skriv ditt bokningsnummer. Det står i det gamla mejlet eller brevet.
earlier-reference-malformed = Bokningsnumret är fel. Skriv bara bokstäver och siffror. Skriv högst { $most } tecken.
earlier-birth = När är personen född som har tiden?
earlier-wait = Det har varit för många försök. Vänta lite. Försök igen om { $minutes ->
    [one] 1 minut
   *[other] { $minutes } minuter
}. Du kan också ringa oss: { $phone }.
earlier-then = Så gör du
earlier-then-code = Du får en kod. Vi skickar den till din e-postadress eller till din telefon.
earlier-then-type = Du skriver koden på nästa sida.
earlier-then-change = Du ser din tid. Du kan byta tid eller avboka.
earlier-later = Bokade du den { $date } eller senare?
earlier-later-why = Då byter du tid eller avbokar på Min sida.
earlier-ended = Alla besök som bokades före den { $date } har varit. Den här sidan används inte längre.
earlier-arriving = Vi flyttar tiderna
earlier-arriving-why = Just nu flyttar vi alla tider som bokades före den { $date }. Snart finns de här. Måste du byta tid eller avboka i dag? Ring kontoret som du ska besöka.
earlier-call-agency = Du kan också ringa vår kundtjänst:
earlier-locked = Det har varit för många försök
earlier-locked-why = Nu kan ingen använda bokningsnumret här på 24 timmar. Så skyddar vi din tid. Ring kontoret som du ska besöka. De hjälper dig att byta tid eller avboka.
earlier-demo = Du kan prova med { $references }. Skriv att personen är född { $born }. För { $silent } finns ingen e-postadress och ingen telefon.

earlier-code-title = Skriv koden
earlier-code-sent = Har du skrivit rätt nummer och rätt datum? Då har vi skickat en kod till din e-postadress eller till din telefon.
earlier-code-soon = Vänta några minuter. Titta också i mappen för skräppost.
earlier-accept = När du går vidare säger du ja till { $terms }.
earlier-show = Visa min tid
earlier-code-none = Får du ingen kod?
earlier-code-none-why = Kanske har vi inte din e-postadress och ditt telefonnummer. Eller så är numret eller datumet fel.
earlier-code-again = Försök igen
earlier-code-call = Du kan också ringa kontoret som du ska besöka:

earlier-made = Du bokade besöket före den { $date }.
earlier-old-reference = Ditt gamla bokningsnummer { $reference } fungerar också här.
earlier-done = Jag är klar
earlier-print-change = Du kan byta tid eller avboka på vår sida för gamla bokningar. Behöver du hjälp? Ring { $phone }.
earlier-elsewhere = Den här tiden finns på Min sida
earlier-elsewhere-why = Där byter du tid eller avbokar. Logga in med e-postadressen som du har på Min sida. Kan du inte logga in? Ring oss: { $phone }.
earlier-back = Till gamla bokningar

earlier-over = Använder du Min sida?
earlier-over-why = Du kan flytta tiden till Min sida. Där ser du alla dina besök.
earlier-take = Flytta tiden till Min sida
earlier-take-then = Du har samma tid och samma plats. Sedan byter du tid eller avbokar bara på Min sida.
earlier-take-same = Det är { $name } som kommer. Personen finns redan på din sida.
earlier-take-added = { $name } kommer att stå bland dina personer på Min sida.
earlier-take-do = Flytta tiden
earlier-take-not = Nej, inte nu
earlier-take-both = Personen har redan en tid för samma sak på Min sida. Du har båda tiderna kvar. Avboka en av dem först.
earlier-taken-over = Nu finns tiden på Min sida
earlier-from-my = Bokade du före den { $date }? Byt tiden, eller flytta den till Min sida
