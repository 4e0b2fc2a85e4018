package org.shequ.kit.security;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.privacy.AccessPurpose;
import org.shequ.kit.problem.ProblemException;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the X-Purpose header states: a code of {@link AccessPurpose}, and after a semicolon, where the caller wants to say
 * more, a note: {@code PAYROLL; 2026年11月工资}. Percent-encoded UTF-8 where it is not ASCII, 200 characters at most.
 *
 * @param note empty when none is given
 */
public record Purpose(AccessPurpose purpose, String note) {

    /** The header's description in the document. */
    public static final String PARAMETER =
            "Why personal data are to be shown: a code of the list purposes / 查看个人信息的用途代码";

    static final String HEADER = "X-Purpose";

    private static final int LONGEST = 200;

    static Optional<Purpose> read(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        var text = decoded(header);
        var semicolon = text.indexOf(';');
        var code = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
        var note = semicolon < 0 ? "" : text.substring(semicolon + 1).strip();
        return Optional.of(new Purpose(AccessPurpose.named(code).orElseThrow(Purpose::refused), note));
    }

    /** As it stands in the header, and in the access log. */
    @Override
    public String toString() {
        return note.isEmpty() ? purpose.name() : purpose.name() + "; " + note;
    }

    private static String decoded(String header) {
        String text;
        try {
            text = URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IllegalArgumentException badEncoding) {
            throw refused();
        }
        if (text.length() > LONGEST
                || text.indexOf('\uFFFD') >= 0
                || text.codePoints().anyMatch(Character::isISOControl)) {
            throw refused();
        }
        return text;
    }

    private static ProblemException refused() {
        return ProblemException.of(CommonProblem.MALFORMED_REQUEST)
                .violation(
                        "/header/" + HEADER,
                        "PURPOSE",
                        "must be a code of the list of purposes, with a note after a semicolon if you like; percent-encoded"
                                + " UTF-8 where not ASCII, at most " + LONGEST + " characters: "
                                + AccessPurpose.codes(),
                        "必须是用途代码表中的代码，可在分号后附说明；非 ASCII 字符须以 UTF-8 百分号编码，不超过 " + LONGEST + " 个字符："
                                + AccessPurpose.codes());
    }
}
