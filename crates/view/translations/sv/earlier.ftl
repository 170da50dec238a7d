# Bookings made before the cutover, outside My Page.
earlier-title = Ändra en tid som bokades före den { $date }
earlier-intro = Här kan du boka om eller avboka en tid som du bokade före den { $date }. Du behöver inte Min sida för det.
earlier-reference = Bokningsnumret i din gamla bekräftelse
earlier-reference-hint = Bokstäver och siffror, så som de står där. Stora eller små bokstäver, med eller utan bindestreck.
earlier-reference-missing = Skriv bokningsnumret i din gamla bekräftelse
earlier-reference-malformed = Det här kan inte vara ett bokningsnummer. Skriv bokstäver och siffror, högst { $most } tecken.
earlier-birth = Födelsedatum för den som har tiden
earlier-wait = Det har varit för många försök. Försök igen om { $minutes ->
    [one] 1 minut
   *[other] { $minutes } minuter
}, eller ring oss på { $phone }.
earlier-then = Så går det till
earlier-then-code = Vi skickar en kod till den e-postadress eller det telefonnummer som lämnades när du bokade.
earlier-then-type = Du skriver koden här.
earlier-then-change = Du ser din tid och kan boka om eller avboka den.
earlier-later = Bokade du den { $date } eller senare?
earlier-later-why = Då bokar du om eller avbokar på Min sida.
earlier-ended = Det sista besöket som bokades före den { $date } har varit. Tjänsten har upphört.
earlier-arriving = Tiderna håller på att flyttas
earlier-arriving-why = Just nu flyttar vi tiderna som bokades före den { $date } till den här tjänsten. Om du behöver boka om eller avboka i dag, ring det kontor där tiden är.
earlier-call-agency = Du kan också ringa vår kundtjänst:
earlier-locked = Bokningsnumret har prövats för många gånger
earlier-locked-why = För att skydda din tid kan ingen använda bokningsnumret här på 24 timmar. Ring det kontor där tiden är. De kan boka om eller avboka åt dig.
earlier-demo = Du kan pröva med { $references } och födelsedatumet { $born }. För { $silent } finns ingen e-postadress och inget telefonnummer.

earlier-code-title = Skriv koden
earlier-code-sent = Om det finns en tid med det här bokningsnumret och födelsedatumet har vi skickat en kod till den e-postadress eller det telefonnummer som vi har.
earlier-code-soon = Det kan ta några minuter. Titta också i mappen för skräppost.
earlier-accept = När du går vidare godkänner du { $terms }.
earlier-show = Visa min tid
earlier-code-none = Fick du ingen kod?
earlier-code-none-why = Då kanske vi saknar e-postadress och telefonnummer, eller så är bokningsnumret eller födelsedatumet ett annat.
earlier-code-again = Försök igen
earlier-code-call = Du kan också ringa det kontor där tiden är:

earlier-made = Du bokade det här besöket före den { $date }.
earlier-old-reference = Ditt gamla bokningsnummer { $reference } fungerar fortfarande här.
earlier-done = Jag är klar
earlier-print-change = Du kan boka om eller avboka i vår e-tjänst för tidigare bokningar. Om du behöver hjälp, ring { $phone }.
earlier-elsewhere = Den här tiden finns på Min sida
earlier-elsewhere-why = Där bokar du om eller avbokar den. Logga in med den e-postadress som du använder på Min sida. Om du inte kan logga in, ring oss på { $phone }.
earlier-back = Till tidigare bokningar

earlier-over = Använder du Min sida?
earlier-over-why = Du kan ta över tiden till Min sida. Där ser du alla dina besök tillsammans.
earlier-take = Ta över tiden till Min sida
earlier-take-then = Tid, plats och referens är desamma. Efter det bokar du om eller avbokar bara på Min sida.
earlier-take-same = Den som kommer är samma person som { $name } bland dina personer på Min sida.
earlier-take-added = { $name } läggs till bland dina personer på Min sida.
earlier-take-do = Ta över tiden
earlier-take-not = Nej, inte nu
earlier-take-both = Personen har en annan bokning för det här ärendet på Min sida. Du behåller båda. Avboka en av dem först.
earlier-taken-over = Tiden finns nu på Min sida
earlier-from-my = Bokade du före den { $date }? Ändra tiden, eller ta över den till Min sida
