package org.shequ.contracts.event.personnel;

import java.time.LocalDate;

/** A commendation (表彰) with the day of its order. */
public record HonourHeld(HonourLevel level, LocalDate awardedOn) {}
