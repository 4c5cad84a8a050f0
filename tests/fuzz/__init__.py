"""Any bytes at all through the whole floor: ``make fuzz`` tries millions, ``make test`` a few hundred."""
