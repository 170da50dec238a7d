# Öppettider och stängningar.
openings-new = Ny öppettid
openings-none = Kontoret har inga öppettider än. Lägg upp den första.
openings-ended = Öppettider som har upphört
openings-week = De närmaste sju dagarna
openings-hours = Tid
openings-step-short = Steg
openings-places-short = Platser
openings-validity = Gäller
openings-published = Publiceras
openings-stairs = Trappor
openings-to-come = Enskilda dagar och stängningar som kommer
openings-closure = Stängt
openings-weekdays = Veckodagar
openings-from = Från
openings-to = Till
openings-step = Steg, i minuter
openings-step-hint = Ett besök kan börja vid varje steg.
openings-places = Platser bredvid varandra
openings-staff-only = Av dem bara för medarbetare
openings-staff-only-hint = Bara medarbetare kan boka dem.
openings-errands = Ärenden
openings-first = Första dag
openings-last = Sista dag
openings-until-further = Tills vidare
openings-publish-days = Publiceras, dagar i förväg
openings-publish-days-hint = Hur långt fram besökare ser tiderna.
openings-publish-at = Nya tider visas klockan
openings-publish-at-hint = Varje dag då visas en dag till.
openings-note = Anteckning för kollegor
openings-note-hint = Besökare ser den aldrig.
openings-step-free = Utan trappor
openings-step-free-text = Man kommer dit utan trappor
openings-days = Dagar som avviker
openings-yes = Ja
openings-no = Nej
openings-group-hours = När, och hur många åt gången
openings-group-errands = För vad
openings-group-validity = När det gäller och publiceras
openings-clock-hint = De dagar då klockan ställs om har timmen som hoppas över inga tider, och timmen som kommer två gånger har tider två gånger. Förhandsvisningen visar det.
openings-to-preview = Visa vad som ändras
openings-to-preview-hint = Inget sparas än.
openings-history = Historik
openings-one-day = En enda dag
openings-one-day-text = Ändra en enda dag: andra tider, andra platser eller stängt. Alla andra dagar är som förut.
openings-day = Dag
openings-change-day = Ändra dagen
openings-day-closed = Stängt
openings-day-how = Den här dagen
openings-day-usual = Som vanligt: { $hours }
openings-day-off = Stängt
openings-day-hours = De här tiderna och platserna
openings-day-conflict = Någon annan har sparat öppettiden under tiden. Sidan visar dina svar till öppettiden som den är nu. Gå igenom dem och fortsätt.
openings-no-weekday = Välj minst en veckodag.
openings-no-errand = Välj minst ett ärende.
openings-no-office = Välj minst ett kontor.
openings-no-time = Skriv ett klockslag, till exempel 09:00.
openings-no-day = Välj en dag.
openings-no-number = Skriv ett heltal från { $from } till { $to }.
openings-over-midnight = Slutet måste vara efter början. Om kontoret är öppet över midnatt, lägg upp två öppettider: en till 23:59 och en från 00:00.
openings-no-room = ”{ $errand }” tar { $minutes } minuter, men hela steg är bara { $room } minuter.
openings-ends-before = Sista dagen får inte vara före den första.
openings-passed = Dagen har varit.
openings-not-valid = Öppettiden gäller inte den dagen. Den börjar den { $day }.
openings-twin = Det finns en öppettid som säger samma sak. Höj antalet platser där.
openings-missing = Skriv det. Kollegor läser det senare.
openings-too-long = Skriv högst { $count } tecken.
openings-doubts = Är det meningen?
openings-overlaps = Den överlappar { $opening }, som tar emot några av samma ärenden.
openings-rest = På slutet blir { $minutes } minuter över: de är inget helt steg.
openings-wastes = ”{ $errand }” behöver { $minutes } minuter, men med det här steget tar det { $takes }.
openings-meant-overlap = De ska överlappa
openings-meant-step = Steget ska vara så
openings-conflict = Någon annan har sparat öppettiden
openings-conflict-text = { $name } sparade den { $time }. Dina svar finns kvar i formuläret nedanför. Här skiljer de sig:
openings-conflict-next = Ändra i formuläret om du vill behålla något av deras, och fortsätt. Det du sparar gäller sedan.
openings-yours = Ditt
openings-theirs = Sparat nu
openings-preview = Vad som ändras: { $title }
openings-times = Tider
openings-times-more = Tider till
openings-times-fewer = Tider bort
openings-places-more = Platser till
openings-places-fewer = Platser bort
openings-bookings = Berörda bokningar
openings-by-day = Dag för dag
openings-no-times = Ingen publicerad tid ändras.
openings-affected-none = Alla bokningar ryms i planen.
openings-affected-text = Välj vad som händer med dem. Vad du än väljer mister ingen bokning sin tid innan det är klart.
openings-for-all = För alla
openings-keep = Behåll
openings-move = Föreslå en annan tid
openings-cancel = Avboka och meddela
openings-as-all = Som för alla
openings-choice = Val
openings-choice-of = Val för { $reference }
openings-when = När
openings-booking = Bokning
openings-errand = Ärende
openings-people = Personer
openings-because = Varför
openings-because-closed = Stängt då
openings-because-excess = För få platser
openings-because-errand = Ärendet tas inte emot
openings-already = Behållen tidigare
openings-save-title = Spara
openings-why = Varför
openings-why-hint = Det står i historiken, med ditt namn.
openings-save = Spara och publicera
openings-back = Ändra mer
openings-saved = Sparat
openings-saved-text = Tiderna är publicerade som du såg dem. En bokning som gjordes medan du tittade behåller sin tid och finns i listan här.
openings-outside-text = De behåller sina tider utöver planen. Öppna en bokning för att flytta eller avboka den, eller föreslå andra tider för många på en gång under Flyttar.
openings-history-of = Historik: { $title }
openings-version = Version { $number }
openings-by-import = Import av katalogens filer
openings-first-version = Så började det.
openings-back-again = Den kom tillbaka.
openings-taken-out = Den togs bort ur filerna.
openings-what = Vad
openings-before = Före
openings-after = Efter
openings-errand-minutes = { $errand } ({ $minutes } min)
openings-minutes = { $minutes } min
closures-new = Ny stängning
closures-none = Inga stängningar ligger framför er.
closures-past = Tidigare och återtagna
closures-when = När
closures-offices = Kontor
closures-made = Gjord av
closures-withdrawn = Återtagen
closures-last-hint = Lämna tomt för en enda dag.
closures-part = Hur mycket av varje dag
closures-all-day = Hela dagen
closures-part-of-day = Bara mellan de här klockslagen
closures-end = Öppna igen tidigare
closures-open-from = Öppet igen från
closures-show = Visa vad som kommer tillbaka
closures-end-from = Öppna igen från { $day }
openings-affected =
    { $count ->
        [one] En bokning berörs
       *[other] { $count } bokningar berörs
    }
openings-affected-more =
    { $count ->
        [one] En till visas inte. Den behåller sin tid så länge, och listas igen när det här är sparat.
       *[other] { $count } till visas inte. De behåller sina tider så länge, och listas igen när det här är sparat.
    }
openings-outside =
    { $count ->
        [one] En bokning ligger utanför planen
       *[other] { $count } bokningar ligger utanför planen
    }
openings-not-cancelled =
    { $count ->
        [one] Med en bokning blev det inte som du valde. Den hade ändrats, ingen skulle få veta det med e-post, eller en annan tid är redan erbjuden. Den behåller sin tid.
       *[other] Med { $count } bokningar blev det inte som du valde. De hade ändrats, ingen skulle få veta det med e-post, eller en annan tid är redan erbjuden. De behåller sina tider.
    }
openings-places-count =
    { $count ->
        [one] en plats
       *[other] { $count } platser
    }
openings-hours-places =
    { $places ->
        [one] { $hours }, en plats
       *[other] { $hours }, { $places } platser
    }
openings-of-staff =
    { $count ->
        [one] en av dem för medarbetare
       *[other] { $count } av dem för medarbetare
    }
openings-days-ahead =
    { $days ->
        [one] en dag i förväg
       *[other] { $days } dagar i förväg
    }
openings-message = Meddelande till dem vars besök du avbokar
openings-message-hint = De får det tillsammans med beskedet att vi måste avboka. Skriv varför, och inget om någon person.
openings-affected-hidden =
    { $count ->
        [one] En bokning till gäller någon med skyddad identitet. Den behåller sin tid; en kollega som är utsedd för dem avgör.
       *[other] { $count } bokningar till gäller någon med skyddad identitet. De behåller sina tider; en kollega som är utsedd för dem avgör.
    }
