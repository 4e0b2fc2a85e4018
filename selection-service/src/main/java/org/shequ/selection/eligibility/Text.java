package org.shequ.selection.eligibility;

/** A sentence in both languages. */
public record Text(String en, String zh) {}
