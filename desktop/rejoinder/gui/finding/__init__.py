"""The search in the window: the bar over the map, the list of results, the marks on the map."""
