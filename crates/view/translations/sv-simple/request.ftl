# Requests to book: from the link of a mail or the code of a letter to what is asked.
request-letter = Jag har ett brev med en kod

request-code-title = Skriv koden från brevet
request-code-intro = Du har fått ett brev från oss. Du ska boka ett besök. I brevet finns en kod.
request-code = Kod
request-code-hint = Koden har 12 bokstäver och siffror. Den ser ut så här: K7M4-6HPX-TC3F. Du kan skriva stora eller små bokstäver.
request-code-missing = Skriv koden från brevet
request-code-malformed = Koden är inte rätt. Titta i brevet. Koden har 12 bokstäver och siffror.
request-code-none = Har du ingen kod?
request-code-mail = Har du fått ett mejl? Öppna länken i mejlet.
request-code-call = Har du inte brevet kvar? Ring oss: { $phone }. Vi kan skicka ett nytt brev.
request-too-many = Det har varit för många försök. Försök igen om { $minutes ->
    [one] 1 minut
   *[other] { $minutes } minuter
}. Du kan också ringa oss: { $phone }.

request-mail-title = Visa att det är du
request-mail-why = Vi har bett någon att boka ett besök. Vi behöver veta att det är du.
request-mail-to = Vi skickar en kod till din e-postadress: { $email }.
request-mail-send = Skicka koden
request-mail-not = Är det inte din adress?
request-mail-old = Har du en ny adress? Ring oss: { $phone }.
request-mail-other = Har du fått länken av någon annan? Då är den inte till dig. Du behöver inte göra något.
request-code-sent-why = Vi visar inte hela adressen. Någon annan kan ha fått länken.

request-birth-title = En fråga till
request-birth-why = Ingen annan ska kunna använda ditt brev. Därför frågar vi om födelsedatum.
request-birth = När är personen född som har sitt namn på brevet?
request-birth-wrong = Koden och datumet passar inte ihop. Titta på båda igen. { $left ->
    [one] Du kan försöka 1 gång till.
   *[other] Du kan försöka { $left } gånger till.
}
request-birth-locked = Koden är låst. Det har varit för många försök.
request-birth-way-out = Ring oss: { $phone }. Då får du ett nytt brev med en ny kod.
request-another = Skriv en annan kod

request-account-title = Vilken e-postadress vill du använda?
request-account-why = Vi skickar ett mejl dit när du har bokat. Du använder adressen för att logga in. Sedan kan du bara använda den här adressen.
request-account-signed-in = Du är inloggad som { $email }.
request-account-use = Använd den här adressen
request-account-other = Använd en annan adress

request-unknown = Länken fungerar inte
request-unknown-do = Använd det senaste mejlet eller det senaste brevet. Har du redan bokat? Logga in på Min sida. Du kan också ringa oss: { $phone }.
request-withdrawn = Du behöver inte boka
request-withdrawn-do = Vi har tagit tillbaka det som vi bad om. Har du frågor? Ring oss: { $phone }.
request-lapsed = Du kan inte boka längre
request-lapsed-day = Sista dagen var { $date }.
request-lapsed-do = Ring oss: { $phone }. Då kan du få ett nytt brev eller mejl.
request-elsewhere = Någon använder en annan adress
request-elsewhere-do = Har du öppnat länken tidigare? Logga in med samma adress som då. Annars kan du ringa oss: { $phone }.
request-to-start = Till första sidan

request-title = Du ska boka ett besök
request-book-by = Boka senast { $date }
request-who = Vem som ska komma
request-why = Varför
request-where = Var
request-by = Sista dagen att boka
request-case = Ditt ärende
request-anywhere = På vilket kontor du vill
request-offices = Du kan bara komma till de här kontoren.
request-book = Välj en tid
request-see-visit = Visa besöket
request-booked = Du har bokat
request-impossible = Du kan inte boka här
request-impossible-do = Ring oss: { $phone }. Vi hjälper dig.


request-open = Du ska boka
request-answers = Vi har bett dig om det här besöket.
request-see = Visa vad vi bad om
request-moving = Du kan byta tid. Du kan bara välja de kontor som vi har bett dig att komma till. Du kan inte byta vem som kommer.
request-cancel-open = Du behöver boka en ny tid senast { $date }.
request-cancel-closed = Sista dagen att boka var { $date }. Om du avbokar måste du ringa oss: { $phone }.
request-reopened = Boka en ny tid senast { $date }.
request-not-reopened = Du kan inte boka längre. Ring oss: { $phone }.

request-nothing = Det finns ingen ledig tid nu
request-nothing-why = Vi har tittat på alla kontor som du kan gå till. Det finns ingen ledig tid.
request-nothing-do = Tryck på knappen. Då vet vi att du har försökt. Du kan boka åtminstone till { $date }. Du får också ett papper som visar att du har försökt i dag.
request-try = Visa att jag har försökt
request-tried = Vi vet att du har försökt
request-tried-at = Du försökte { $time }. Det fanns ingen ledig tid.
request-tried-until = Du kan boka till { $date }. Kom tillbaka hit. Här ser du om det finns nya tider.
request-proof-show = Visa papperet

request-proof-title = Papper som visar att du har försökt boka
request-proof-text = De här personerna har försökt boka ett besök. Vi hade bett dem att göra det. Det fanns ingen ledig tid på något kontor som de kunde gå till.
request-proof-time = Försökte
request-asked-by = Först skulle de boka senast
request-proof-checked = Vårt system kontrollerade det själv.
request-proof-until = De kan boka till { $date }. Ingen har bokat för sent före den dagen.
request-proof-questions = Har du frågor? Ring { $phone }. Säg referensen här ovanför.
