package org.shequ.kit.condition;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Gives every {@link Versioned} answer its ETag, and a GET that already has it a 304. An answer with a stated purpose
 * may show more than the caller's copy does under the same version, so it is never cut short.
 */
@Provider
public class EntityTagFilter implements ContainerResponseFilter {

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
        if (!(response.getEntity() instanceof Versioned view)) {
            return;
        }
        var tag = Version.tag(view.version());
        headers.putSingle(HttpHeaders.ETAG, tag);
        if (response.getStatus() == OK
                && isRead(request.getMethod())
                && request.getHeaderString("X-Purpose") == null
                && names(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(NOT_MODIFIED);
            response.setEntity(null);
        }
    }

    private static boolean isRead(String method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    /** If-None-Match compares weakly (RFC 9110, 13.1.2). */
    private static boolean names(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (var candidate : COMMA.split(ifNoneMatch.strip(), -1)) {
            if (candidate.equals("*") || candidate.equals(tag) || candidate.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }
}
