package org.shequ.assessment.cycle;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** By whom, when and why a cycle was given up. */
@Embeddable
record Cancellation(
        @Column(name = "cancelled_by") String by,
        @Column(name = "cancelled_on") LocalDate on,
        @Column(name = "cancellation_reason") String reason) {}
