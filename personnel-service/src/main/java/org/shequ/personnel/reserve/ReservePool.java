package org.shequ.personnel.reserve;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.page.Seek;
import org.shequ.kit.security.Scope;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Members of the reserve pool and their reviews. */
@ApplicationScoped
class ReservePool {

    private static final Statements SQL = Statements.of(ReservePool.class);

    private final Database database;

    ReservePool(Database database) {
        this.database = database;
    }

    /** @param lastReviewedOn null for who was never reviewed in this membership */
    record Member(
            UUID personId,
            String personnelNumber,
            String name,
            String scopeCode,
            @Nullable String unitCode,
            @Nullable Post post,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate lastReviewedOn) {}

    /**
     * @param subtree prefix of the codes asked for, empty for all
     * @param asOf who is a member on this day
     * @param expiresBefore only whose membership ends before the day
     * @param notReviewedSince only who was neither admitted nor reviewed on the day or later
     */
    record Filter(
            String subtree,
            LocalDate asOf,
            @Nullable LocalDate expiresBefore,
            @Nullable LocalDate notReviewedSince) {}

    List<Member> page(Filter filter, Scope scope, Seek seek) {
        CodeRange visible = CodeRange.under(scope.prefix());
        CodeRange wanted = CodeRange.under(filter.subtree());
        String afterScope = seek.after(0);
        String afterId = seek.after(1);
        return database.list(
                SQL.text("reserve-members"),
                ReservePool::member,
                filter.asOf(),
                filter.asOf(),
                visible.from(),
                visible.below(),
                wanted.from(),
                wanted.below(),
                filter.expiresBefore(),
                filter.expiresBefore(),
                filter.notReviewedSince(),
                filter.notReviewedSince(),
                afterScope,
                afterScope,
                afterId,
                seek.fetch());
    }

    private static Member member(Row row) {
        return new Member(
                row.getId("id"),
                row.getText("personnel_number"),
                row.getText("name"),
                row.getText("scope_code"),
                row.findText("unit_code"),
                row.findEnum("post", Post.class),
                row.getDate("held_from"),
                row.findDate("held_to"),
                row.findDate("last_reviewed_on"));
    }

    /** One review. */
    record Review(
            UUID id,
            UUID personId,
            UUID membershipId,
            LocalDate on,
            ReviewOutcome outcome,
            String orderNumber,
            Instant recordedAt,
            String recordedBy) {}

    void insert(Review review) {
        database.update(
                """
                INSERT INTO reserve_reviews (id, person_id, membership_id, reviewed_on, outcome, order_number, recorded_at,
                    recorded_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                review.id(),
                review.personId(),
                review.membershipId(),
                review.on(),
                review.outcome(),
                review.orderNumber(),
                review.recordedAt(),
                review.recordedBy());
    }

    List<Review> reviews(UUID person, Seek seek) {
        String afterDay = seek.after(0);
        String afterId = seek.after(1);
        return database.list(
                """
                SELECT * FROM reserve_reviews
                WHERE person_id = ? AND (?::date IS NULL OR (reviewed_on, id) > (?::date, ?::uuid))
                ORDER BY reviewed_on, id LIMIT ?""",
                row -> new Review(
                        row.getId("id"),
                        row.getId("person_id"),
                        row.getId("membership_id"),
                        row.getDate("reviewed_on"),
                        ReviewOutcome.valueOf(row.getText("outcome")),
                        row.getText("order_number"),
                        row.getInstant("recorded_at"),
                        row.getText("recorded_by")),
                person,
                afterDay,
                afterDay,
                afterId,
                seek.fetch());
    }
}
