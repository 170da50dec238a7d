# Pages for everybody.
public-accept = När du loggar in godkänner du { $terms }.
public-accept-terms = användarvillkoren
public-my-page = Till Min sida
public-my-page-sign-in = Logga in på Min sida

# The start page
start-title = Boka tid för att besöka oss
start-intro = Om du behöver besöka { $agency } måste du ofta boka en tid först. Det beror på vad ditt ärende gäller.
start-about = Här kan du boka en tid för ditt besök, och boka om eller avboka den.
start-book-now = Boka på Min sida
start-how-to-sign-in = Så loggar du in i våra e-tjänster
start-book = Boka tid på Min sida
start-request = Om du har ett pågående ärende får du oftast en uppmaning från { $agency } med e-post eller brev. Där står att du ska boka en tid för en viss sak i ditt ärende.
start-account = För att boka loggar du in på Min sida. Du kan boka även om du inte har ett pågående ärende eller ett konto på Min sida. Då behöver du skapa ett konto.
start-errands = På Min sida kan du boka tid för att:
start-other = Gäller ditt besök något annat?
start-other-text = Om du behöver göra något annat i ditt ärende, sök först information { $website } om hur du ska göra. Du kan också { $contact }, eller { $offices }.
start-other-website = på vår webbplats
start-other-contact = kontakta oss med e-post eller telefon
start-other-offices = besöka oss utan tid
start-change = Boka om eller avboka en tid
start-change-early = Om du inte kan komma, avboka så tidigt som möjligt så att någon annan kan få tiden.
start-change-move = Du kan också välja en annan tid. Du behåller din gamla tid tills du har bekräftat den nya.
start-change-sign-in = För att boka om eller avboka en tid som du har bokat på Min sida behöver du logga in på Min sida.
start-before = Tider som bokades före den { $date }
start-before-text = Den { $date } flyttade tidsbokningen in på Min sida. Om du bokade tidigare än så ändrar eller avbokar du tiden i en egen e-tjänst. Du behöver inte Min sida för det.
start-before-link = Ändra eller avboka en tid som bokades före den { $date }
start-after = När du har bokat, bokat om eller avbokat
start-after-mail = Du får en bekräftelse med e-post varje gång du bokar, bokar om eller avbokar en tid.
start-after-spam = Om mejlet inte syns i din inkorg, titta i mappen för skräppost. Det kan ha hamnat där.
start-help-contact = Alla sätt att kontakta oss

# Which errand
errands-title = Vilket ärende har jag?
errands-intro = Har du fått en uppmaning från oss med e-post eller brev? Där står vilket ärende du ska boka.
errands-bookable = Ärenden som du kan boka tid för
errands-other = Jag har ett annat ärende
errands-other-first = För andra ärenden bokar du ingen tid. Sök först information på vår webbplats. Ofta behöver du inte besöka oss alls.
errands-website = Läs på vår webbplats
errands-website-text = Vad du behöver göra i ditt ärende, och hur.
errands-contact = Kontakta oss med e-post eller telefon
errands-contact-text = Om du inte hittar det du behöver, fråga oss.
errands-walk-in = Besök oss utan tid
errands-walk-in-text = Se när varje kontor tar emot dem som inte har en bokad tid.

# Offices
offices-title = Våra kontor
offices-intro = Välj ett kontor för att se adress, öppettider och hur du kommer in.
office-address = Adress
office-walk-in = Utan bokad tid
office-hours = Tider för bokade besök
office-hours-hint = Kom på den tid som du har bokat. Tiderna gäller lokal tid på kontoret.
office-closed = Stängt
office-closed-days = Stängda dagar framöver
office-errands = Det här kan du boka här
office-errands-hint = Välj ett ärende för att se lediga tider på det här kontoret.

# How to sign in
how-title = Så loggar du in i våra e-tjänster
how-intro = Du loggar in på Min sida med din e-postadress. Du behöver inget lösenord och ingen app.
how-email = Skriv din e-postadress. Du behöver varken ha ett konto eller ett pågående ärende.
how-code = Vi skickar en kod med sex siffror till den adressen. Skriv eller klistra in koden.
how-name = Första gången berättar du vad du heter och när du är född. Sedan har du ett konto.
how-no-mail = Om koden inte kommer
how-no-mail-text = Det kan ta någon minut. Titta i mappen för skräppost och kontrollera att adressen är rätt stavad. Be sedan om en ny kod. Bara den senaste koden gäller.
how-safe = Var rädd om ditt konto
how-safe-code = Lämna aldrig ut en kod, inte heller till någon som säger sig ringa från oss.
how-safe-out = Logga ut när du är klar, särskilt på en dator som andra också använder.
how-safe-idle = Om du inte gör något på ett tag loggas du ut automatiskt.
how-no-address = Om du inte har en e-postadress, eller inte kan logga in
how-no-address-text = Ring oss på { $phone }. Vi kan boka, boka om och avboka åt dig.

# Terms, contact
terms-version = Villkoren gäller från den { $date }.
contact-intro = Att boka, boka om och avboka går snabbast på { $page }. Allt annat kan du kontakta oss om här.
contact-phone = Telefon
contact-email = E-post
contact-visit = Besök
contact-offices = Adresser och öppettider
contact-questions = Ditt ärende
contact-have-ready = Ha det här till hands
contact-have-ready-text = Om din fråga gäller ett besök, ha referensen till hands. Den står i bekräftelsen som du fick med e-post och på Min sida.
contact-email-safe = Skicka inte känsliga uppgifter med e-post
contact-email-safe-text = Skriv inte om din hälsa, varför du är här eller andra känsliga saker i ett mejl. Ring oss i stället.

# Accessibility statement
accessibility-title = Tillgänglighetsredogörelse
accessibility-intro = { $agency } står bakom den här tjänsten. Vi vill att så många som möjligt ska kunna använda den.
accessibility-status = Hur tillgänglig tjänsten är
accessibility-status-full = Vi känner inte till några brister. Tjänsten uppfyller lagen om tillgänglighet till digital offentlig service, den europeiska standarden EN 301 549 och WCAG 2.2, nivå A och AA.
accessibility-status-partly = Tjänsten uppfyller delvis lagen om tillgänglighet till digital offentlig service, den europeiska standarden EN 301 549 och WCAG 2.2, nivå A och AA. De brister som vi känner till står här.
accessibility-faults = Brister som vi känner till
accessibility-can = Det här kan du räkna med
accessibility-can-keyboard = Allt går att göra med bara tangentbordet, och utan JavaScript.
accessibility-can-zoom = Du kan förstora texten till 400 procent och använda mörka färger. Inget sägs bara med färg.
accessibility-can-time = När vi håller en tid åt dig säger vi hur länge, och du kan be om mer tid med en tryckning.
accessibility-can-plain = Sidorna ställer en fråga i taget och sparar dina svar.
accessibility-tell = Berätta om ett problem
accessibility-tell-text = Om något inte fungerar för dig, eller om du behöver det i en annan form, skriv till { $email } eller ring oss på { $phone }. Vi bokar också åt dig på telefon.
accessibility-complain = Klaga hos tillsynsmyndigheten
accessibility-complain-text = Om du inte är nöjd med hur vi tar hand om din synpunkt kan du vända dig till tillsynsmyndigheten: { $supervisor }.
accessibility-tested = Så har vi testat tjänsten
accessibility-tested-text = Vi har granskat tjänsten själva, med automatiska tester av varje sida i ljusa och mörka färger, i smala och breda fönster.

# Personal data
privacy-title = Så hanterar vi dina personuppgifter
privacy-intro = { $agency } ansvarar för personuppgifterna i den här tjänsten.
privacy-kept = Vad vi sparar
privacy-kept-you = Ditt namn, ditt födelsedatum, din e-postadress och ditt språk, och ditt telefonnummer om du lämnar det.
privacy-kept-visits = Dina besök: ärende, kontor, tid och referens, och om de har bokats om eller avbokats. Om du anger varför du avbokar sparar vi också det.
privacy-kept-mails = Mejlen som vi skickar till dig. Där står när och var vi väntar dig, men inte vad ditt ärende gäller.
privacy-kept-account = Var du är inloggad: när, och på vilket slags webbläsare och enhet. Det glömmer vi snart efter att du slutat använda tjänsten. Om du anger ett ombud sparar vi ombudets e-postadress, för vem, vad ombudet får göra och till när.
privacy-kept-log = När något har bokats, ändrats eller avbokats och av vem, när ditt konto ändrades, och när du godkände användarvillkoren.
privacy-why = Varför vi sparar det
privacy-why-text = För att kunna ta emot ditt besök, nå dig om något ändras och se till att varje tid används av den som den är bokad för. Den rättsliga grunden är att vi utövar myndighet (artikel 6.1 e i dataskyddsförordningen).
privacy-long = Hur länge
privacy-long-text = Vi är en myndighet, och det som kommer in till oss blir en del av vårt arkiv. Vi gallrar bara uppgifter efter ett beslut som säger vad som får gallras och när. Så länge det inte finns ett sådant beslut sparas de.
privacy-who = Vem som kan se det
privacy-who-text = Vår personal, när de behöver det för ditt besök. Den som begär ut allmänna handlingar kan få delar av det, men först efter att vi har prövat om uppgifterna omfattas av sekretess. Vi säljer inga uppgifter och använder dem inte för reklam.
privacy-cookies = Kakor
privacy-cookies-text = Vi använder bara de kakor som behövs för att du ska vara inloggad. Det finns inga kakor för statistik eller reklam, och inget hämtas från andra företag.
privacy-rights = Dina rättigheter
privacy-rights-see = Du har rätt att få veta vad vi sparar om dig och att få en kopia. När du har loggat in kan du ladda ner en kopia under ”Ditt konto”.
privacy-rights-correct = Du har rätt att få felaktiga uppgifter rättade.
privacy-rights-object = Du kan invända mot hur vi använder dina uppgifter, och i vissa fall be oss att begränsa användningen eller radera dem.
privacy-officer = Skriv till vårt dataskyddsombud: { $email }
privacy-authority = Om du tycker att vi hanterar dina uppgifter fel kan du klaga hos { $authority }.
