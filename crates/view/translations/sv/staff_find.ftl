# Att hitta en person, personens sida, att hjälpa och det som ska ordnas.
find-words = Namn eller nummer
find-hint = Namn, bokningsnummer, födelsedatum, e-post, telefon eller ärendenummer. En felskriven bokstav i ett namn gör inget.
find-search = Sök
find-new = Ny person
find-missing = Skriv något att söka efter
find-too-long = Det är för långt. Skriv ett namn, födelsedatum, bokningsnummer, en e-postadress, ett telefonnummer eller ett ärendenummer.
find-not-an-email = E-postadressen är inte hel. Skriv hela, till exempel namn@exempel.se.
find-found =
    { $count ->
        [0] Ingen hittad
        [one] { $count } person hittad
       *[other] { $count } personer hittade
    }
find-more = Det finns fler än { $most }. Skriv mer: hela namnet, eller namn och födelsedatum.
find-nobody = Se efter hur det är stavat, eller sök efter något annat som du vet.
person-name = Namn
person-born = Födelsedatum
person-next = Nästa besök
person-last = Senaste besök
person-elsewhere = Inte känd på dina kontor
person-elsewhere-text = Personen har inte haft något besök på dina kontor. Du ser mer när ett besök är bokat här.
person-ended = Personen har inte längre något konto.
person-who = Om personen
person-needs = Behov
person-none = Inga
person-no-email = Ingen e-post: bara brev eller telefon
person-email = E-post
person-phone = Telefon
person-language = Språk
person-family = Samma konto
person-to-come = Kommande besök
person-past = Tidigare och avbokade besök
person-notes = Anteckningar till kollegor
person-notes-hint = Personen ser inte anteckningarna på Mina sidor, men kan begära en kopia av dem.
person-note = Ny anteckning
person-note-wrong = Skriv en anteckning på högst 500 tecken
person-note-save = Spara anteckningen
person-history = Vad som har hänt
person-book = Boka besök
person-mailbox = Ny e-postadress
visit-title = Besök
visit-time = Tid
visit-office = Kontor
visit-errand = Ärende
visit-people = Vilka som kommer
visit-state = Läge
visit-reference = Bokningsnummer
visit-made = Bokat av
visit-by-staff = Myndigheten
visit-by-visitor = Besökaren
visit-booked = Bokat
visit-cancelled = Avbokat
visit-past = Har varit
visit-no-email = Ingen e-post: skriv ut brevet, eller säg tiden till personen.
visit-move = Boka om
visit-letter = Skriv ut bekräftelsen
visit-cancel = Avboka besöket
visit-cancel-text = Tiden blir ledig för andra. Besökaren får veta det via e-post, om det finns en adress.
visit-reason = Varför avbokas det?
visit-reason-cannot-come = Kan inte komma den tiden
visit-reason-no-longer-needed = Behöver inte besöket längre
visit-reason-other-time = Har hittat en bättre tid eller plats
visit-reason-other = Av en annan anledning
visit-cancel-yes = Ja, avboka besöket
event-booking-made = Bokat
event-booking-moved = Ombokat
event-booking-changed = Andra personer kommer
event-booking-cancelled = Avbokat
event-interpreter-arranged = Tolk ordnad
by-visitor = av besökaren
by-system = automatiskt
by-staff = av personal
help-title = Boka besök för { $name }
help-to-times = Välj tid
help-time-title = Välj tid
help-move-title = Välj en annan tid
help-old-time = Tiden nu
help-other-office = Ett annat kontor
help-day = Dag
help-days = Dagar med lediga tider
help-show = Visa tider
help-no-day = Ingen dag med lediga tider
help-no-times = Inga lediga tider den här dagen
help-staff-only = bara personal
help-beyond = Gå utanför gränserna
help-beyond-no = Nej
help-beyond-deadline = Ett datum måste hållas
help-beyond-health = Sjukdom, eller kan inte komma andra tider
help-beyond-agency-fault = Myndigheten har gjort fel
help-beyond-other-authority = En annan myndighet begär det
help-beyond-other = Något annat
help-check = Kontrollera och boka
help-check-move = Kontrollera och boka om
help-held = Tiden är reserverad till { $time }.
help-extend = Reservera längre
help-not-held = Tiden är ledig, men inte reserverad åt dig.
help-gone = Någon annan har den här tiden nu.
help-mail-to = Bekräftelsen skickas till { $email }.
help-mail-hidden = Bekräftelsen skickas till personens e-postadress.
help-no-mail = Det finns ingen e-postadress. Skriv ut bekräftelsen efteråt.
help-confirm = Boka besöket
help-confirm-move = Boka om besöket
register-title = Ny person
register-name-missing = Skriv namnet
register-birth-missing = Skriv födelseåret med fyra siffror
register-language = Språk i brev och mejl
register-email-hint = Lämna tomt om personen inte har någon. Bekräftelser kan skrivas ut.
register-email-wrong = Skriv en hel e-postadress, till exempel namn@exempel.se
register-email-taken = Någon har redan den här e-postadressen
register-taken-see = Visa den personen
register-access-wrong = Skriv behoven med högst 300 tecken, och välj ett språk i listan
register-alike = Det finns personer med samma namn och födelsedatum. Är det någon av dem?
register-sure = Nej, det är någon annan
register-save = Spara
mailbox-title = Nya e-postadresser
mailbox-text = Kontrollera identiteten för { $name } vid disken. En kollega bekräftar inom ett dygn. Sedan gäller bara den nya adressen, och alla som var inloggade loggas ut.
mailbox-document = Identiteten kontrollerad med
mailbox-document-hint = Skriv inga nummer.
mailbox-passport = Pass
mailbox-identity-card = Id-kort
mailbox-residence-permit = Uppehållstillståndskort
mailbox-driving-licence = Körkort
mailbox-asylum-card = LMA-kort
mailbox-new = Ny adress
mailbox-ask = Be en kollega bekräfta
mailbox-no-document = Välj vad du kontrollerade identiteten med
mailbox-same = Personen har redan den här adressen
mailbox-taken = Någon annan har redan den här adressen
mailbox-needs-another = En kollega ska bekräfta: inte den som bad om det.
mailbox-over = Detta väntar inte längre. Någon har bestämt, eller så har dygnet gått.
mailbox-list-text = Bekräfta först när du har sett att identiteten är kontrollerad.
mailbox-asked = { $name } bad om det { $time }. Kan bekräftas till { $until }.
mailbox-confirm = Bekräfta
mailbox-decline = Avslå
interp-text =
    { $days ->
        [one] Tolk bokas minst { $days } dag före.
       *[other] Tolk bokas minst { $days } dagar före.
    }
interp-none = Inget kommande besök behöver tolk.
interp-language = Språk
interp-left = Kvar
interp-days =
    { $days ->
        [0] i dag
        [one] { $days } dag
       *[other] { $days } dagar
    }
interp-do = Markera som
interp-open = Ska bokas
interp-booked = Bokad
interp-impossible = Går inte
interp-called-off = Avbeställd
interp-again = Se över igen
interp-mark-booked = Bokad
interp-mark-impossible = Går inte
interp-mark-called-off = Avbeställd
