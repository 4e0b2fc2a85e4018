package org.shequ.kit.admin;

import io.vertx.ext.web.RoutingContext;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.problem.ProblemException;

import java.util.Objects;
import java.util.regex.Pattern;

/** Reads what an operator asks for, and refuses what is out of bounds. Names and types have been checked before. */
final class AdminRequest {

    private static final int LONGEST_TEXT = 200;
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private final RoutingContext context;

    AdminRequest(RoutingContext context) {
        this.context = context;
    }

    /** The number of a thing in the path; what is none names nothing. */
    long id() {
        var text = path("id");
        if (!ID.matcher(text).matches()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return Long.parseLong(text);
    }

    String path(String name) {
        return Objects.requireNonNull(context.pathParam(name));
    }

    /** A whole number; 0 when there is none. */
    long number(String name) {
        var text = context.queryParams().get(name);
        return text == null ? 0 : Long.parseLong(text);
    }

    int limit() {
        var page = new PageRequest();
        page.limit = context.queryParams().get("limit");
        return page.limit();
    }

    String text(String name) {
        var text = context.queryParams().get(name);
        if (text == null
                || text.isBlank()
                || text.length() > LONGEST_TEXT
                || text.codePoints().anyMatch(Character::isISOControl)) {
            throw ProblemException.of(CommonProblem.MALFORMED_REQUEST)
                    .violation(
                            "/query/" + name,
                            "TEXT",
                            "must be 1 to " + LONGEST_TEXT + " printable characters",
                            "必须是 1 至 " + LONGEST_TEXT + " 个可打印字符");
        }
        return text.strip();
    }
}
