# My Page: the visits of whoever is signed in.
my-upcoming = Besök som du har bokat
my-none = Du har inte bokat något besök. Här kan du boka en tid när du behöver komma till oss.
my-book = Boka en tid
my-book-again = Boka en ny tid
my-earlier = Gamla besök och besök som du har avbokat
my-reference = Bokningens nummer (referens)
my-state-booked = Bokat
my-state-cancelled = Avbokat
my-state-past = Har varit

my-visit = Ditt besök
my-by-agency = Vi på myndigheten bokade besöket åt dig.
my-access = Så kommer du in
my-map = Visa på en karta
my-calendar = Spara tiden i din kalender
my-print = Sida att skriva ut
my-print-how = Skriv ut sidan med din webbläsare.
my-print-change = På Min sida kan du byta tid eller avboka. Behöver du hjälp? Ring { $phone }.

my-booked = Nu har du bokat en tid
my-moved = Nu har du bytt tid
my-cancelled = Nu har du avbokat din tid
my-mail = Vi skickar ett mejl till { $email }. Där står det som du har gjort.
my-sms = Vi skickar ett sms till { $phone }. Där står det som du har gjort.
my-spam = Ser du inte mejlet? Titta i mappen för skräppost.

my-change = Byt tid eller avboka
my-change-early = Kan du inte komma? Avboka så tidigt som du kan. Avboka betyder att du lämnar tillbaka tiden. Då kan någon annan få den.
my-move = Byt till en annan tid
my-cancel = Avboka tiden
my-cancel-this = Avboka
my-move-until = Här kan du byta tid fram till { $time }.
my-move-late = Det är för sent att byta tid här. Ring oss på { $phone }.
my-cancel-until = Här kan du avboka fram till { $time }.
my-cancel-late = Det är för sent att avboka här. Ring oss på { $phone }.

my-cancel-title = Vill du avboka den här tiden?
my-cancel-rather = Vill du bara ha en annan tid? Du har kvar den här tills du har en ny:
my-cancel-do = Ja, avboka tiden
my-cancel-not = Nej, behåll tiden
my-reason = Varför avbokar du?
my-reason-cannot-come = Jag kan inte komma då
my-reason-no-longer-needed = Jag behöver inte komma längre
my-reason-other-time = Jag har hittat en bättre tid eller ett bättre kontor
my-reason-other = Något annat
my-changed = Nu har du ändrat vilka som kommer
my-people = Ändra vilka som kommer
my-people-count = { $people ->
    [one] 1 person
   *[other] { $people } personer
}
my-book-for = Personer som jag bokar för

# A visit that has to move
my-offer = Vi måste flytta ditt besök
my-offer-why = Vi kan inte ta emot dig på din tid. Vi är ledsna för det. Vi har en ny tid åt dig. Din gamla tid är kvar tills du svarar.
my-offer-now = Din tid nu
my-offer-new = Ny tid
my-offer-until = Svara senast { $time }.
my-offer-accept = Ja, jag tar den nya tiden
my-offer-other = Välj en annan tid
my-offer-answer = Svara
