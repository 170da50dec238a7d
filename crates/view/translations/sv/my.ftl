# My Page: the visits of whoever is signed in.
my-upcoming = Kommande besök
my-none = Du har inga kommande besök. Boka en tid när du behöver besöka oss.
my-book = Boka ett besök
my-book-again = Boka ett nytt besök
my-earlier = Tidigare och avbokade besök
my-reference = Referens
my-state-booked = Bokat
my-state-cancelled = Avbokat
my-state-past = Har varit

my-visit = Ditt besök
my-by-agency = Vi bokade besöket åt dig.
my-access = Så kommer du in
my-map = Visa på karta
my-calendar = Lägg till i din kalender
my-print = Utskriftsversion
my-print-how = Skriv ut sidan med din webbläsare.
my-print-change = Du kan boka om eller avboka på Min sida. Om du behöver hjälp, ring { $phone }.

my-booked = Ditt besök är bokat
my-moved = Ditt besök är ombokat
my-cancelled = Ditt besök är avbokat
my-mail = Vi mejlar en bekräftelse till { $email }.
my-sms = Vi skickar en bekräftelse i ett sms till { $phone }.
my-spam = Om den inte syns i din inkorg, titta i mappen för skräppost.

my-change = Boka om eller avboka
my-change-early = Om du inte kan komma, avboka så tidigt som möjligt så att någon annan kan få tiden.
my-move = Boka om besöket
my-cancel = Avboka besöket
my-cancel-this = Avboka
my-move-until = Du kan boka om här fram till { $time }.
my-move-late = Det är för sent att boka om här. Ring oss på { $phone }.
my-cancel-until = Du kan avboka här fram till { $time }.
my-cancel-late = Det är för sent att avboka här. Ring oss på { $phone }.

my-cancel-title = Vill du avboka det här besöket?
my-cancel-rather = Behöver du bara en annan tid? Du behåller den här tills du har en ny:
my-cancel-do = Ja, avboka besöket
my-cancel-not = Nej, behåll det
my-reason = Varför avbokar du?
my-reason-cannot-come = Jag kan inte komma den tiden
my-reason-no-longer-needed = Jag behöver inte besöket längre
my-reason-other-time = Jag har hittat en bättre tid eller plats
my-reason-other = Av en annan anledning
my-changed = Vi har ändrat vilka som kommer
my-people = Ändra vilka som kommer
my-people-count = { $people ->
    [one] 1 person
   *[other] { $people } personer
}
my-book-for = Personer jag bokar för

# A visit that has to move
my-offer = Vi behöver flytta ditt besök
my-offer-why = Vi kan inte ta emot dig på den tid som du har bokat. Vi beklagar det. Vi håller en ny tid åt dig. Tills du svarar gäller din bokning som förut.
my-offer-now = Din tid nu
my-offer-new = Ny tid
my-offer-until = Svara senast { $time }.
my-offer-accept = Godkänn den nya tiden
my-offer-other = Välj en annan tid
my-offer-answer = Svara
