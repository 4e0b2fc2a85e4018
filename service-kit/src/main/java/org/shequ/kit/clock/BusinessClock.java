package org.shequ.kit.clock;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The present moment of the business. Rules, schedulers and due-checks ask it and nothing else, so that a demonstration
 * can be moved through years. Leases, audit entries and other technical times use {@link #realInstant()}.
 */
@ApplicationScoped
public class BusinessClock {

    private final Clock real;
    private final ZoneId zone;
    private volatile Duration offset = Duration.ZERO;

    @Inject
    public BusinessClock(@ConfigProperty(name = "shequ.zone", defaultValue = "Asia/Shanghai") String zone) {
        this(Clock.systemUTC(), ZoneId.of(zone));
    }

    /** For tests without a container. */
    public BusinessClock(Clock real, ZoneId zone) {
        this.real = real;
        this.zone = zone;
    }

    /** The business's present, to the microsecond, as the database keeps it. */
    public Instant instant() {
        return realInstant().plus(offset);
    }

    /** The business's day in the jurisdiction's calendar. */
    public LocalDate today() {
        return day(instant());
    }

    /**
     * The day on which something happened. What an event brings about counts from the event's day ({@code event.time()}),
     * not from the day on which it happens to be processed.
     */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    public ZoneId zone() {
        return zone;
    }

    /** The machine's time, whatever the business clock has been set to. */
    public Instant realInstant() {
        return real.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Duration offset() {
        return offset;
    }

    void shift(Duration newOffset) {
        this.offset = newOffset;
    }
}
