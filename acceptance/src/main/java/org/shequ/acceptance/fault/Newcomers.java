package org.shequ.acceptance.fault;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Suite;
import org.shequ.acceptance.district.CitizenIds;

import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Invented people on record who have no post yet; each is taken once. Safe for use by many threads. */
final class Newcomers {

    private static final int PER_DAY = 900;

    private final Queue<UUID> people = new ConcurrentLinkedQueue<>();
    private final AtomicInteger there = new AtomicInteger();

    private Newcomers() {}

    static Newcomers recorded(Suite suite, int people) {
        var csv = new StringBuilder("personnel_number,name,citizen_id,phone,ethnicity,education,status\n");
        for (int i = 0; i < people; i++) {
            var body = "320602199" + i / PER_DAY % 10 + "0101" + "%03d".formatted(1 + i % PER_DAY);
            csv.append("W%06d,王新,%s,138%08d,HAN,BACHELOR,ACTIVE%n".formatted(i, CitizenIds.complete(body), i));
        }
        var job = suite.load(Actor.CLERK, "/personnel/v1/person-imports", csv.toString());
        if (!job.path("state").asText().equals("SUCCEEDED")) {
            throw new IllegalStateException("the import of people ended with " + job);
        }
        var newcomers = new Newcomers();
        suite.all(Actor.CLERK, "/personnel/v1/people").stream()
                .map((JsonNode person) -> UUID.fromString(person.path("id").asText()))
                .forEach(newcomers.people::add);
        return newcomers;
    }

    int left() {
        return people.size();
    }

    /** Somebody has taken up a post. */
    void came() {
        there.incrementAndGet();
    }

    /** Somebody who had come has left. */
    void gone() {
        there.decrementAndGet();
    }

    boolean isAnybodyThere() {
        return there.get() > 0;
    }

    Optional<UUID> next() {
        return Optional.ofNullable(people.poll());
    }
}
