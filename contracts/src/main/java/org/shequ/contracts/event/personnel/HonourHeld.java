package org.shequ.contracts.event.personnel;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.vocabulary.HonourLevel;

import java.time.LocalDate;

/** A commendation (表彰) with the day of its order. */
public record HonourHeld(@Required @Nullable HonourLevel level, LocalDate awardedOn) {}
