# Offices near a town.
near-label = Your town or municipality
near-hint = Write where you live, and the nearest offices come first.
near-show = Show the nearest offices
near-nothing = We found no town called “{ $town }”. Check the spelling, or write a larger town nearby.
near-which = Which town do you mean?
near-other = Is it none of these? Write the name again, or a larger town nearby.
near-order = Nearest to { $town } first, measured in a straight line.
near-soonest = Show the earliest free time first
near-nearest = Show the nearest first
near-by-name = Show all offices by name
near-away = about { $km } km away
near-here = less than { $km } km away
