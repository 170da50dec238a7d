dates-at = { $day } klockan { $time }
dates-hours = { $from } till { $to }
