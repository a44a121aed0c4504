"""Events: kept by hand, from calendars and guest lists; chosen among, prepared, looked back at."""
