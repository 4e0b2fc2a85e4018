package org.shequ.kit.condition;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.util.regex.Pattern;

/**
 * The version of an aggregate as the caller last saw it, {@code @HeaderParam("If-Match") Version expected}. On the wire
 * it is the strong entity tag {@code "7"}.
 */
@Schema(type = SchemaType.STRING, examples = "\"7\"")
public record Version(long value) {

    /** A well-formed tag that is none of ours: matches no version. */
    private static final Version FOREIGN = new Version(-1);

    /** A weak tag: matches no version either, and says so. */
    private static final Version WEAK = new Version(-2);

    private static final Pattern STRONG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");
    private static final Pattern TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"");

    /**
     * Reads an If-Match value. A weak or foreign tag never matches (412); {@code *} does not say what was seen, so it
     * counts as missing (428); a list or anything unquoted is malformed (400).
     */
    public static Version parse(String header) {
        var text = header.strip();
        var strong = STRONG.matcher(text);
        if (strong.matches()) {
            return new Version(Long.parseLong(strong.group(1)));
        }
        if (text.equals("*")) {
            throw ProblemException.of(CommonProblem.CONDITION_REQUIRED);
        }
        if (TAG.matcher(text).matches()) {
            return text.startsWith("W/") ? WEAK : FOREIGN;
        }
        throw ProblemException.of(CommonProblem.MALFORMED_REQUEST)
                .violation(
                        "/header/If-Match",
                        "ENTITY_TAG",
                        "must be one entity tag in double quotes, as the ETag header gave it",
                        "必须是一个带双引号的实体标签，与 ETag 响应头一致");
    }

    /** Passes when the caller saw {@code actual}: 428 when it named no version, 412 when it saw another or sent a weak tag. */
    public static void require(@Nullable Version expected, long actual) {
        if (expected == null) {
            throw ProblemException.of(CommonProblem.CONDITION_REQUIRED);
        }
        if (expected.equals(WEAK)) {
            throw ProblemException.of(CommonProblem.WEAK_ETAG);
        }
        if (expected.value != actual) {
            throw ProblemException.of(CommonProblem.STALE_VERSION);
        }
    }

    /** The strong entity tag of a version. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    @Override
    public String toString() {
        return tag(value);
    }
}
