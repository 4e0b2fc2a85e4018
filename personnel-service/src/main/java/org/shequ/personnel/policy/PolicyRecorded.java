package org.shequ.personnel.policy;

import java.time.LocalDate;

/** Tells the rest of this service, inside the transaction, that a jurisdiction has another version of a policy. */
public record PolicyRecorded(String name, String jurisdiction, LocalDate from) {}
