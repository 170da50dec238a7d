# (see the page of this name)
