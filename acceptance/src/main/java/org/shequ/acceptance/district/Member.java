package org.shequ.acceptance.district;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/** One invented person with a career, oldest post first. */
record Member(
        String personnelNumber,
        String name,
        String citizenId,
        boolean male,
        LocalDate birthDate,
        String phone,
        String ethnicity,
        String politicalStatus,
        @Nullable LocalDate partyJoinedOn,
        String education,
        @Nullable String degree,
        @Nullable String certificate,
        @Nullable LocalDate certificateEmployedFrom,
        String status,
        List<Post> career) {

    Post lastPost() {
        return career.getLast();
    }

    boolean serving() {
        return lastPost().to() == null;
    }

    boolean holds(String post) {
        return serving() && lastPost().post().equals(post);
    }

    int ageOn(LocalDate day) {
        return Period.between(birthDate, day).getYears();
    }

    /** Whole months up to the day in which the post was held without a break, in whatever unit. */
    int consecutiveMonths(String post, LocalDate day) {
        LocalDate since = day;
        for (Post held : career.reversed()) {
            LocalDate end = held.end();
            if (!held.post().equals(post) || (end != null && !end.equals(since))) {
                break;
            }
            since = held.start();
        }
        return (int) Period.between(since, day).toTotalMonths();
    }
}
