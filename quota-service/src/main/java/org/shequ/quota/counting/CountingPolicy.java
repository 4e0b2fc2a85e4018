package org.shequ.quota.counting;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.HeldAssignment;
import org.shequ.contracts.event.personnel.HeldIdentity;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who counts (口径): whoever holds one of these posts as primary post in a community under one of these identities.
 * Concurrent posts (兼任) never count; nobody counts twice.
 */
public record CountingPolicy(Set<TenureKind> identities, Set<Post> posts) {

    /** Staffed workers and full-time committee members; not contract grid workers, not who entered the establishment. */
    public static final CountingPolicy STANDARD = new CountingPolicy(
            EnumSet.of(TenureKind.STAFFED), EnumSet.of(Post.COMMUNITY_WORKER, Post.DEPUTY_SECRETARY, Post.SECRETARY));

    private static final int COMMUNITY_DIGITS = 12;

    public CountingPolicy {
        identities = Set.copyOf(identities);
        posts = Set.copyOf(posts);
    }

    /** @param status null while personnel-service has published none: then nothing speaks against the person */
    public Verdict judge(CareerChanged career, @Nullable PersonStatus status, LocalDate day) {
        var assignment = career.assignments().stream()
                .filter(held -> held.primary() && holds(held.from(), held.to(), day))
                .findFirst()
                .orElse(null);
        var identity = career.identities().stream()
                .filter(held -> holds(held.from(), held.to(), day))
                .findFirst()
                .orElse(null);
        var reason = reason(assignment, identity, status, career, day);
        var unit = assignment == null ? null : assignment.unitCode();
        return new Verdict(
                reason,
                unit,
                reason == CountReason.COUNTED && unit != null ? unit.substring(0, COMMUNITY_DIGITS) : null,
                assignment == null ? null : assignment.post(),
                identity == null ? null : identity.kind(),
                nextChange(career, day));
    }

    private CountReason reason(
            @Nullable HeldAssignment assignment,
            @Nullable HeldIdentity identity,
            @Nullable PersonStatus status,
            CareerChanged career,
            LocalDate day) {
        if (status != null && status.hasLeft()) {
            return CountReason.LEFT_SERVICE;
        }
        if (assignment == null) {
            return inReserve(career, day) ? CountReason.RESERVE_WITHOUT_POST : CountReason.NO_CURRENT_POST;
        }
        if (assignment.unitCode().length() < COMMUNITY_DIGITS) {
            return CountReason.NOT_IN_COMMUNITY;
        }
        if (identity == null) {
            return CountReason.NO_IDENTITY;
        }
        var kind = identity.kind();
        if (kind == null || !identities.contains(kind)) {
            return notCounted(kind);
        }
        var post = assignment.post();
        return post != null && posts.contains(post) ? CountReason.COUNTED : CountReason.POST_NOT_COUNTED;
    }

    private static CountReason notCounted(@Nullable TenureKind kind) {
        return switch (kind) {
            case null -> CountReason.IDENTITY_NOT_COUNTED;
            case STAFFED -> CountReason.IDENTITY_NOT_COUNTED;
            case CONTRACT -> CountReason.ON_CONTRACT;
            case PUBLIC_INSTITUTION -> CountReason.IN_INSTITUTION;
            case CIVIL_SERVANT -> CountReason.CIVIL_SERVANT;
        };
    }

    private static boolean inReserve(CareerChanged career, LocalDate day) {
        return career.reserveMemberships().stream().anyMatch(held -> holds(held.from(), held.to(), day));
    }

    private static boolean holds(LocalDate from, @Nullable LocalDate to, LocalDate day) {
        return !from.isAfter(day) && (to == null || to.isAfter(day));
    }

    private static @Nullable LocalDate nextChange(CareerChanged career, LocalDate day) {
        var later = bounds(career).tailSet(day.plusDays(1));
        return later.isEmpty() ? null : later.first();
    }

    /** The days on which the answer may change: something begins, or is over. */
    public static SortedSet<LocalDate> bounds(CareerChanged career) {
        var bounds = new TreeSet<LocalDate>();
        career.assignments().forEach(held -> addBounds(bounds, held.from(), held.to()));
        career.identities().forEach(held -> addBounds(bounds, held.from(), held.to()));
        career.reserveMemberships().forEach(held -> addBounds(bounds, held.from(), held.to()));
        return bounds;
    }

    private static void addBounds(SortedSet<LocalDate> bounds, LocalDate from, @Nullable LocalDate to) {
        bounds.add(from);
        if (to != null) {
            bounds.add(to);
        }
    }
}
