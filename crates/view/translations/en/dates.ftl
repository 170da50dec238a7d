dates-at = { $day } at { $time }
dates-hours = { $from }–{ $to }
