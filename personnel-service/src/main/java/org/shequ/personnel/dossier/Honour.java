package org.shequ.personnel.dossier;

import org.shequ.contracts.vocabulary.HonourLevel;

/** A commendation (表彰), awarded on the entry's first day. */
public record Honour(String title, HonourLevel level, String awardedBy) implements EntryContent {}
