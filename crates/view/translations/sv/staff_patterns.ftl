# Ovanliga mönster, och vad personalen gör åt dem: släpper det som hålls, pausar nya bokningar, svarar på meddelanden.
restrict-title = Pausa eller släpp
restrict-account = Det gäller hela kontot: { $names }
restrict-held-title = Tider som hålls nu
restrict-held = { $count ->
    [0] Ingen tid hålls just nu.
    [one] { $count } tid hålls just nu.
   *[other] { $count } tider hålls just nu.
}
restrict-release = Släpp det som hålls
restrict-release-text = Tiderna går tillbaka till alla. Bokningar blir kvar.
restrict-new = Pausa nya bokningar
restrict-text = Kontot behåller det som är bokat och kan avboka det. Det kan inte boka eller byta tid själv, men du kan göra det åt personen. Personen får veta varför i mejl och på Min sida, och kan begära att vi tittar på det igen.
restrict-reason = Skäl, så som personen läser det
restrict-length = Hur länge
restrict-week = En vecka
restrict-month = 30 dagar
restrict-quarter = 90 dagar
restrict-open = Tills någon häver den
restrict-note = Anteckning för kollegor
restrict-note-hint = Personen ser den inte på Min sida, men kan begära en kopia.
restrict-do = Pausa nya bokningar
restrict-not-said = Välj ett skäl och hur länge
restrict-unreadable = Skriv en anteckning på högst 500 tecken
restrict-already = En kollega har just pausat kontot
restrict-over = Pausen är slut
restrict-paused = Nya bokningar är pausade
restrict-since = Sedan { $date }, av { $name }
restrict-until = Till { $date }
restrict-said = Vad personen säger, { $date }
restrict-ruling = Ditt beslut
restrict-rule = Spara och meddela personen
restrict-no-ruling = Välj ett beslut
restrict-nothing-said = Det finns inget meddelande som väntar på svar
restrict-needs-another = Du pausade kontot. Du kan häva pausen, men bara en kollega kan säga nej till meddelandet.
restrict-mistake = Häv: vi hade fel
restrict-explained = Häv: det som hände är förklarat
restrict-enough = Häv: det har gått tillräckligt lång tid
restrict-unexplained = Behåll: meddelandet förklarar inte vad som hände
restrict-talk = Behåll: personen måste ringa eller komma först
restrict-earlier = Tidigare pauser
restrict-lifted = Hävd { $date }
restrict-ran-out = Tog slut av sig själv { $date }
patterns-title = Ovanliga mönster
patterns-text = Det som har stuckit ut de senaste { $days } dagarna, för att du ska titta på det. Det kan finnas goda skäl: en stor familj, sjukdom, en hjälpare. Ingenting spärras av sig självt; en människa bestämmer, anger skälet och kan bli motsagd.
patterns-none = Ingenting har stuckit ut de senaste { $days } dagarna.
patterns-appeals = Meddelanden som väntar på svar
patterns-with = Och
patterns-times = Hur ofta
patterns-count = { $count ->
    [one] { $count } gång
   *[other] { $count } gånger
}
patterns-last = Senast
patterns-do = Vid behov
patterns-handed-over = Bokad direkt efter att ett annat konto avbokat
patterns-handed-over-text = Det andra kontot bokade samma tid inom { $least } sekunder efter att det första hade avbokat den. Det kan vara en slump där många väntar, eller en tid som lämnades över.
patterns-same-name = Samma namn och födelsedatum på två konton
patterns-same-name-text = Ofta någon som har skapat ett andra konto av misstag, eller två personer som delar båda. Jämför dem innan du gör något.
patterns-let-go = Tider som hölls och släpptes
patterns-let-go-text = { $least } tider eller fler som valdes och inte bokades.
patterns-moved = Bytte tid ofta
patterns-moved-text = { $least } byten eller fler.
patterns-cancelled = Avbokade ofta
patterns-cancelled-text = { $least } avbokningar eller fler.
patterns-missed = Kom inte
patterns-missed-text = { $least } bokade besök eller fler som ingen kom till, på dagar då kontoret registrerade vilka som kom.
patterns-also = Finns också på ett annat konto
patterns-also-hint = Samma namn och födelsedatum. Det kan vara någon annan.
