package org.shequ.kit.page;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.CurrentRequest;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Opens and seals cursors. A cursor is valid only on the path, filter and sort that it was given for, and only for the
 * subject and scope that it was given to; anything else is 400 INVALID_CURSOR.
 */
@ApplicationScoped
public class Cursors {

    private final CursorSeal seal;
    private final Caller caller;

    public Cursors(@ConfigProperty(name = "shequ.cursor.key") String keys, Caller caller) {
        this.seal = new CursorSeal(CursorKeys.parse(keys));
        this.caller = caller;
    }

    /**
     * @param filterFingerprint all filters of this list with their values, see {@link #fingerprint}
     * @param sortName the sort in force
     */
    public Seek open(PageRequest request, String filterFingerprint, String sortName) {
        var boundTo = fingerprint("page", caller.cursorOwner(), path(), sortName, filterFingerprint);
        var cursor = request.cursor;
        var after = cursor == null ? null : openText(boundTo, cursor);
        return new Seek(request.limit(), after, request.count(), keys -> seal.seal(boundTo, keys));
    }

    /** Seals keys for a use other than a page, such as the position in the change feed. */
    public String seal(String use, List<String> keys) {
        return seal.seal(fingerprint("use", caller.cursorOwner(), use), keys);
    }

    /** Opens what {@link #seal} gave for the same use. */
    public List<String> open(String use, String cursor) {
        return openText(fingerprint("use", caller.cursorOwner(), use), cursor);
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
                                "must be the next of a page that the same caller got with the same filters and sort",
                                "必须是同一调用方以相同筛选与排序所得上一页给出的 next"));
    }

    private static String path() {
        var request = CurrentRequest.find();
        return request == null ? "" : request.normalizedPath();
    }
}
