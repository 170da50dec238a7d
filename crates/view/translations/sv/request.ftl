# Requests to book: from the link of a mail or the code of a letter to what is asked.
request-letter = Jag har ett brev med en kod

request-code-title = Skriv koden från ditt brev
request-code-intro = Vi har skickat ett brev där vi ber dig att boka ett besök. I brevet finns en kod.
request-code = Kod
request-code-hint = 12 bokstäver och siffror, till exempel K7M4-6HPX-TC3F. Stora eller små bokstäver, med eller utan bindestreck.
request-code-missing = Skriv koden från ditt brev
request-code-malformed = Det här är inte en hel kod, eller så är något tecken fel. Jämför med brevet: koden har 12 bokstäver och siffror.
request-code-none = Har du ingen kod?
request-code-mail = Om du har fått förfrågan med e-post, öppna länken i mejlet.
request-code-call = Om du har tappat bort brevet, ring oss på { $phone }. Vi kan skicka ett nytt.
request-too-many = För många koder har prövats härifrån. Försök igen om { $minutes ->
    [one] 1 minut
   *[other] { $minutes } minuter
}, eller ring oss på { $phone }.

request-mail-title = Visa att det är du
request-mail-why = Vi har bett någon att boka ett besök. Innan vi visar förfrågan behöver vi veta att den är till dig.
request-mail-to = Vi skickar en kod till den e-postadress som vi har registrerad: { $email }.
request-mail-send = Skicka en kod
request-mail-not = Är det inte din adress?
request-mail-old = Om du inte längre använder adressen, ring oss på { $phone }.
request-mail-other = Om någon annan har gett dig länken är förfrågan inte till dig. Du behöver inte göra något.
request-code-sent-why = Vi visar bara en del av adressen, eftersom en länk kan hamna hos någon annan.

request-birth-title = En fråga till
request-birth-why = För att ingen annan ska kunna använda ditt brev frågar vi också efter ett födelsedatum.
request-birth = Födelsedatum för den som brevet är adresserat till
request-birth-wrong = Koden och födelsedatumet hör inte ihop. Kontrollera båda. { $left ->
    [one] Du har 1 försök kvar.
   *[other] Du har { $left } försök kvar.
}
request-birth-locked = Koden har prövats för många gånger och är låst
request-birth-way-out = Ring oss på { $phone }. Vi skickar ett nytt brev med en ny kod.
request-another = Skriv en annan kod

request-account-title = Vilken e-postadress vill du använda?
request-account-why = Vi skickar bekräftelsen till den här adressen. Du använder den också för att logga in när du vill ändra besöket. Efter det kan förfrågan bara användas med den här adressen.
request-account-signed-in = Du är inloggad som { $email }.
request-account-use = Använd den här adressen
request-account-other = Använd en annan adress

request-unknown = Länken fungerar inte längre
request-unknown-do = Använd länken i vårt senaste mejl eller koden i vårt senaste brev. Om du redan har bokat, logga in på Min sida. Om inget fungerar, ring oss på { $phone }.
request-withdrawn = Vi har tagit tillbaka förfrågan
request-withdrawn-do = Du behöver inte boka. Om du har frågor, ring oss på { $phone }.
request-lapsed = Tiden för att boka har gått ut
request-lapsed-day = Sista dagen att boka var { $date }.
request-lapsed-do = Ring oss på { $phone }. Vi kan skicka en ny förfrågan.
request-elsewhere = Förfrågan används med en annan adress
request-elsewhere-do = Om det är du som har använt den, logga in med samma e-postadress som då. Om inte, ring oss på { $phone }.
request-to-start = Till startsidan

request-title = Vi ber dig att boka ett besök
request-book-by = Boka senast { $date }
request-who = Vem som kommer, och varför
request-why = Vad det gäller
request-where = Var
request-by = Sista dagen att boka
request-case = Ditt ärende
request-anywhere = På vilket som helst av våra kontor
request-offices = Här finns bara de kontor som vi ber dig att komma till.
request-book = Välj en tid
request-see-visit = Visa besöket
request-booked = Du har bokat
request-impossible = Besöket går inte att boka här
request-impossible-do = Ring oss på { $phone } så hjälper vi dig.


request-open = Vi ber dig att boka
request-answers = Besöket är svar på en förfrågan från oss.
request-see = Visa förfrågan
request-moving = Du kan välja en annan tid på de kontor som vi har bett dig att komma till. Förfrågan säger vem som kommer.
request-cancel-open = Vår förfrågan är då öppen igen till och med { $date }. Du behöver boka en ny tid senast då.
request-cancel-closed = Sista dagen att boka var { $date }. Om du avbokar behöver du ringa oss för en ny förfrågan: { $phone }.
request-reopened = Vår förfrågan är öppen igen till och med { $date }. Boka en ny tid senast då.
request-not-reopened = Sista dagen att boka har gått ut. Ring oss för en ny förfrågan: { $phone }.

request-nothing = Det finns ingen ledig tid för dig just nu
request-nothing-why = Vi har just tittat på alla kontor som du kan gå till. Inget av dem har en ledig tid.
request-nothing-do = Låt oss anteckna att du har försökt. Då är förfrågan öppen åtminstone till och med { $date }, den som handlägger ditt ärende får veta det, och du får ett intyg med dagens datum.
request-try = Anteckna att jag har försökt
request-tried = Vi har antecknat att du har försökt
request-tried-at = Du försökte boka { $time }. Det fanns ingen ledig tid.
request-tried-until = Förfrågan är öppen till och med { $date }. Kom tillbaka till den här sidan: nya tider visas så snart det finns några.
request-proof-show = Visa intyget

request-proof-title = Intyg om försök att boka
request-proof-text = Personerna nedan har försökt boka ett besök, som vi har bett dem om. Då fanns ingen ledig tid på något av de kontor som de kunde gå till.
request-proof-time = Försökte
request-asked-by = Först ombedd att boka senast
request-proof-checked = Vårt bokningssystem kontrollerade själv detta i samma stund.
request-proof-until = Förfrågan är öppen till och med { $date }. Fram till dess har ingen missat sista dagen att boka.
request-proof-questions = Frågor? Ring { $phone } och uppge referensen ovan.
