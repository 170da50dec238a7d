# Arbete som webbläsaren gör innan en tid hålls eller en kod skickas, och vägarna utan det.
challenge-title = Ett ögonblick
challenge-why = Just nu får vi många förfrågningar, och en del av dem kommer från maskiner. Tiderna är till för människor.
challenge-busy = Vi kontrollerar att det här inte är en maskin. Det tar ett ögonblick, sedan går sidan vidare av sig själv.
challenge-done = Klart. Sidan går vidare.
challenge-not-held = Vi håller inte tiden åt dig ännu. Det gör vi så snart det här är klart. Dina svar finns kvar.
challenge-again = Vi behöver kontrollera en gång till
challenge-again-why = Kontrollen tog för lång tid. Inget har gått förlorat.
challenge-other = Om sidan inte går vidare av sig själv
challenge-code-why = Kontrollen behöver en webbläsare som kör skript. Om din inte gör det, eller om det tar lång tid, kan du använda en kod som vi skickar till din e-postadress.
challenge-code = Bekräfta med en kod via e-post i stället
challenge-code-go = Håll tiden
challenge-wait-why = Kontrollen behöver en webbläsare som kör skript. Om din inte gör det, vänta { $seconds } sekunder och tryck sedan på knappen. Det räcker.
challenge-wait = Jag har väntat: skicka koden
challenge-early = Vänta { $seconds ->
    [one] 1 sekund till
   *[other] { $seconds } sekunder till
} och tryck sedan på knappen igen
