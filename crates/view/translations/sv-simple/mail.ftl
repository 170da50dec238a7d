# Mails and calendar files. They are neutral: neither the errand nor names.
mail-subject = { $title } – { $agency }
mail-contact = Har du frågor? Ring { $phone } eller skriv till { $email }.
mail-people = Antal personer: { $people }
mail-reference = Bokningens nummer (referens): { $reference }

mail-code-subject = { $code } är din kod hos { $agency }
mail-code = Din kod för att logga in
mail-code-use = Skriv koden på sidan där du bad om den:
mail-code-minutes = Du kan använda koden i { $minutes } minuter. Du kan använda den bara en gång.
mail-code-secret = Visa inte koden för någon. Vi ber dig aldrig om koden. Inte på telefon, inte i sms och inte i mejl.
mail-code-unasked = Har du inte bett om en kod? Då behöver du inte göra något. Ingen kan logga in utan koden.

mail-booked = Du har bokat en tid
mail-moved = Du har bytt tid
mail-cancelled = Du har avbokat din tid
mail-reminder = Snart ska du komma till oss
mail-change = På Min sida ser du vad du ska ta med dig. Där kan du också byta tid eller avboka.
mail-early = Kan du inte komma? Avboka så tidigt som du kan. Då kan någon annan få tiden.
mail-to-my = Se ditt besök på Min sida
mail-again = Behöver du fortfarande komma till oss? Boka en ny tid.

mail-calendar-summary = Besök hos { $agency }

# The mailbox of a demonstration
mail-box = Mejlen i det här testet
mail-box-why = I ett test skickar vi inga mejl. Här ser du mejlen som du skulle få.
mail-box-empty = Det finns inga mejl än.
mail-changed = Andra personer kommer på ditt besök
