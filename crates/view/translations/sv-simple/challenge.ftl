# Arbete som webbläsaren gör innan en tid sparas eller en kod skickas, och vägarna utan det.
challenge-title = Vänta lite
challenge-why = Många vill ha tider just nu. En del är maskiner. Men tiderna är till för människor.
challenge-busy = Vi kontrollerar att det här inte är en maskin. Det går fort. Sedan går sidan vidare av sig själv.
challenge-done = Klart. Sidan går vidare.
challenge-not-held = Vi sparar inte tiden åt dig ännu. Vi sparar den när kontrollen är klar. Dina svar finns kvar.
challenge-again = Vi måste kontrollera en gång till
challenge-again-why = Det tog för lång tid. Alla dina svar finns kvar.
challenge-other = Händer ingenting?
challenge-code-why = Då kan du få en kod i stället. Vi skickar koden till din e-post.
challenge-code = Skicka en kod till min e-post
challenge-code-go = Spara tiden
challenge-wait-why = Vänta { $seconds } sekunder. Tryck sedan på knappen. Det räcker.
challenge-wait = Jag har väntat. Skicka koden.
challenge-early = Vänta { $seconds ->
    [one] 1 sekund till
   *[other] { $seconds } sekunder till
}. Tryck sedan på knappen igen.
