# Bulk moves.
moves-title = Flytta många bokningar
moves-new = Flytta många bokningar på en gång
moves-new-how = Välj vilka besök som måste flyttas och var det kan finnas plats. Du ser de nya tiderna innan någon får veta något.
moves-none = Inga bokningar flyttas.
moves-made = Skapad
moves-reason = Orsak
moves-stage = Läge
moves-answer-until = Svara senast
moves-bookings = Bokningar
moves-settled = Klara
moves-to-phone = Att ringa
moves-reason-closed = Kontoret är stängt en tid
moves-reason-closed-for-good = Kontoret stänger för gott
moves-reason-hours = Andra öppettider eller färre platser
moves-reason-staffing = Personal saknas
moves-reason-other = Annan orsak
moves-after-keep = Den som inte svarar behåller sin gamla tid.
moves-after-move = Den som inte svarar får den nya tiden.
moves-after-cancel = För den som inte svarar avbokas besöket.
moves-stage-draft = Utkast
moves-stage-confirmed = Skickas strax
moves-stage-sent = Svar väntas
moves-stage-closed = Avslutad
moves-stage-undone = Ångrad
moves-standing-proposed = Väntar på svar
moves-standing-found = Tid hittad
moves-standing-near = Tid hittad, men besöket är nära: ring
moves-standing-accepted = Har den nya tiden
moves-standing-other = Valde en annan tid
moves-standing-cancelled = Avbokad
moves-standing-unplaced = Ingen tid hittades: ring
moves-standing-unanswered = Inget svar: ring
moves-standing-kept = Behöll sin gamla tid
moves-which = Vilka besök
moves-office = Kontor
moves-from = Första dagen
moves-to = Sista dagen
moves-where = Nya tider
moves-offices = Kontor
moves-offices-hint = För varje besök väljs det närmaste som har plats. Samma kontor får vara med.
moves-new-from = Nya tider från
moves-new-to = Nya tider till
moves-answer = Svar
moves-after = Om ingen svarar och ingen går att nå
moves-find = Hitta nya tider
moves-problem-days = Skriv första och sista dagen för besöken.
moves-problem-offices = Välj minst ett kontor för de nya tiderna.
moves-problem-new-days = Skriv första och sista dagen för de nya tiderna.
moves-problem-answer-until = Skriv en dag som ännu inte har varit.
moves-problem-after = Välj vad som händer om ingen svarar.
moves-problem-nothing = Det finns inga bokningar att flytta de dagarna, eller så flyttas de redan.
moves-one = Flytt av bokningar
moves-too-late = Det är för sent: det har gått vidare under tiden.
moves-too-early = Det går fortfarande att svara.
moves-answer-by = Svar senast { $time }.
moves-draft = Ingen har fått veta något än
moves-draft-text = De nya tiderna hålls i en timme. Gå igenom listan. Skicka den sedan eller släng den.
moves-confirm = Meddela om tio minuter
moves-discard = Släng
moves-send-at = Meddelandena skickas { $time }. Fram till dess kan du ångra dig.
moves-undo = Ångra
moves-worklist = Personer att ringa
moves-close = Ringandet är klart: tillämpa regeln
moves-close-how = När svarstiden är slut och alla är uppringda tillämpas regeln på resten.
moves-reference = Referens
moves-who = Vem
moves-old = Gammal tid
moves-offered = Ny tid
moves-standing = Läge
moves-no-time = Ingen
moves-back = Tillbaka till flytten
moves-worklist-how = Berätta att besöket måste flyttas och erbjud den nya tiden. För en annan tid går du till personens sida.
moves-nobody = Det finns ingen att ringa.
moves-phone = Telefon
moves-no-phone = Inget nummer
moves-they-say = Vad de säger
moves-accept = Godkänner
moves-called = Svarade inte
moves-cancel = Avbokar
moves-called-at = Uppringd { $time }
moves-hidden =
    { $count ->
        [one] Ett besök till gäller någon med skyddad identitet. En kollega som är utsedd för dem tar hand om det.
       *[other] { $count } besök till gäller någon med skyddad identitet. En kollega som är utsedd för dem tar hand om dem.
    }
moves-phone-first =
    { $count ->
        [one] En person har inte fått något meddelande och har inte blivit uppringd. Ring först: regeln gäller dem som vet.
       *[other] { $count } personer har inte fått något meddelande och har inte blivit uppringda. Ring först: regeln gäller dem som vet.
    }
