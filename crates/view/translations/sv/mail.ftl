# Mails and calendar files. They are neutral: neither the errand nor names.
mail-subject = { $title } – { $agency }
mail-contact = Frågor? Ring { $phone } eller skriv till { $email }.
mail-people = Antal personer: { $people }
mail-reference = Referens: { $reference }

mail-code-subject = { $code } är din kod hos { $agency }
mail-code = Din kod för att logga in
mail-code-use = Skriv koden på sidan där du bad om den:
mail-code-minutes = Koden gäller i { $minutes } minuter och bara en gång.
mail-code-secret = Ge inte koden till någon. Vi frågar aldrig efter den på telefon, i sms eller i mejl.
mail-code-unasked = Om du inte har bett om en kod behöver du inte göra något. Ingen kan logga in utan den.

mail-booked = Ditt besök är bokat
mail-moved = Ditt besök är ombokat
mail-cancelled = Ditt besök är avbokat
mail-reminder = Snart är det dags för ditt besök
mail-change = På Min sida ser du vad du ska ta med dig, och där kan du boka om eller avboka besöket.
mail-early = Om du inte kan komma, avboka så tidigt som möjligt så att någon annan kan få tiden.
mail-to-my = Se ditt besök på Min sida
mail-again = Behöver du fortfarande besöka oss? Boka då en ny tid.

mail-calendar-summary = Besök hos { $agency }

# The mailbox of a demonstration
mail-box = Demonstrationens mejl
mail-box-why = I en demonstration skickas inga mejl. Här ser du vad människor skulle få.
mail-box-empty = Det finns inga mejl än.
mail-changed = Andra personer kommer på ditt besök
