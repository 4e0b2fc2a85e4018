package org.shequ.personnel.dossier;

/** An investigation: everything but its days is sealed. */
public record Investigation() implements EntryContent {}
