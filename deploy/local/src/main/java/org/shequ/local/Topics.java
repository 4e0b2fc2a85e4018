package org.shequ.local;

import java.util.List;

/** The topics that a deployment creates; no broker creates one by itself. */
public final class Topics {
    /** Fixed for the life of a topic: the partition of a key must never change. */
    public static final int PARTITIONS = 4;

    public static final List<String> ALL = List.of(
            "personnel.unit.v1",
            "personnel.person.v1",
            "personnel.career.v1",
            "assessment.result.v1",
            "quota.place.v1",
            "quota.account.v1",
            "quota.determination.v1",
            "selection.round.v1",
            "selection.appointment.v1");

    private Topics() {}
}
