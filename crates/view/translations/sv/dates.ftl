dates-at = { $day } kl. { $time }
