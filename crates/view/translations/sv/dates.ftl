dates-at = { $day } kl. { $time }
dates-hours = { $from }–{ $to }
