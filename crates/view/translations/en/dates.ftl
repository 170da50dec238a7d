dates-at = { $day } at { $time }
