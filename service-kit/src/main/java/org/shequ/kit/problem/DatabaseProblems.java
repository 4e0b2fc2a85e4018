package org.shequ.kit.problem;

import io.quarkus.arc.All;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.ProblemCode;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

/** What a database error means to the caller. Neither SQL nor values get into the answer. */
@Singleton
public class DatabaseProblems {

    private static final String RETRY_SECONDS = "2";

    /** Too long, out of range, no such date, characters that no column keeps: what slipped past the checks of a request. */
    private static final Set<String> UNFIT_VALUES = Set.of("22001", "22003", "22008", "22021", "22P05");

    private final Map<String, ProblemCode> byConstraint = new HashMap<>();

    public DatabaseProblems(@All List<ConstraintProblems> tables) {
        for (var table : tables) {
            table.byConstraint().forEach((constraint, code) -> {
                if (byConstraint.put(constraint, code) != null) {
                    throw new IllegalStateException("Constraint " + constraint + " is mapped twice");
                }
            });
        }
    }

    /** Empty when the error is a fault of ours. */
    Optional<ProblemException> translate(SQLException error) {
        var constraint = constraintOf(error);
        var code = constraint == null ? null : byConstraint.get(constraint);
        if (code != null) {
            return Optional.of(ProblemException.causedBy(error, code));
        }
        if (isOutage(error)) {
            return Optional.of(ProblemException.causedBy(error, CommonProblem.UPSTREAM_UNAVAILABLE)
                    .header("Retry-After", RETRY_SECONDS));
        }
        if (error.getSQLState() != null && UNFIT_VALUES.contains(error.getSQLState())) {
            return Optional.of(ProblemException.causedBy(error, CommonProblem.RULE_VIOLATED)
                    .violation("", "VALUE", "holds a value that cannot be kept", "含有无法保存的值"));
        }
        return Optional.empty();
    }

    private static @Nullable String constraintOf(SQLException error) {
        if (error instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
            return postgres.getServerErrorMessage().getConstraint();
        }
        return null;
    }

    /**
     * No connection (08), none left (53, or the pool's), server going down (57P), cancelled while waiting for a lock
     * (55P03), deadlock or serialization failure (40): the same request may succeed a moment later.
     */
    private static boolean isOutage(SQLException error) {
        var state = error.getSQLState();
        if (state != null) {
            return state.startsWith("08")
                    || state.startsWith("53")
                    || state.startsWith("57P")
                    || state.startsWith("40")
                    || state.equals("55P03");
        }
        var message = error.getMessage();
        return message != null && message.toLowerCase(Locale.ROOT).contains("acquisition timeout");
    }
}
