dates-at = { $day }، الساعة { $time }
dates-hours = من { $from } إلى { $to }
