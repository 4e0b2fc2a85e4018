package org.shequ.kit.page;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.CurrentRequest;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Opens and seals cursors. A cursor is valid only on the path, filter and sort that it was given for; anything else is
 * 400 INVALID_CURSOR.
 */
@ApplicationScoped
public class Cursors {

    private final CursorSeal seal;

    @Inject
    public Cursors(@ConfigProperty(name = "shequ.cursor.key") String keys) {
        this.seal = new CursorSeal(CursorKeys.parse(keys));
    }

    /**
     * @param filterFingerprint all filters of this list with their values, see {@link #fingerprint}
     * @param sortName the sort in force
     */
    public Seek open(PageRequest request, String filterFingerprint, String sortName) {
        var boundTo = fingerprint("page", path(), sortName, filterFingerprint);
        var cursor = request.cursor;
        var after = cursor == null ? null : openText(boundTo, cursor);
        return new Seek(request.limit(), after, keys -> seal.seal(boundTo, keys));
    }

    /** Seals keys for a use other than a page, such as the position in the change feed. */
    public String seal(String use, List<String> keys) {
        return seal.seal(fingerprint("use", use), keys);
    }

    /** Opens what {@link #seal} gave for the same use. */
    public List<String> open(String use, String cursor) {
        return openText(fingerprint("use", use), cursor);
    }

    /** Joins filter values, absent ones included, into one text that no other values give. */
    public static String fingerprint(@Nullable Object... values) {
        var text = new StringBuilder();
        for (var value : values) {
            var part = value == null ? "-" : "=" + value;
            text.append(part.length()).append(':').append(part);
        }
        return text.toString();
    }

    private List<String> openText(String boundTo, String cursor) {
        return seal.open(boundTo, cursor)
                .orElseThrow(() -> ProblemException.of(CommonProblem.INVALID_CURSOR)
                        .violation(
                                "/query/cursor",
                                "CURSOR",
                                "must be the next of a page with the same filters and sort",
                                "必须是筛选与排序都相同的上一页所给出的 next"));
    }

    private static String path() {
        var request = CurrentRequest.find();
        return request == null ? "" : request.normalizedPath();
    }
}
