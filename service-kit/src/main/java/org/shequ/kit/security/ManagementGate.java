package org.shequ.kit.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.OutsideRoutes;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Who may do what on the management port. Health, metrics and the totals that the services compare are open, for the
 * cluster asks them without a token; everything else needs one for the whole jurisdiction, verified as on the public port,
 * with {@code ops:read} to look and {@code ops:manage} to change. No browser has business here: what names an Origin is
 * refused.
 */
@ApplicationScoped
public class ManagementGate {

    /** Where a service tells the others how many events its log holds. */
    public static final String TOTALS = "/published-totals";

    private static final int BEFORE_ALL_ROUTES = Integer.MIN_VALUE;
    private static final Pattern OPEN = Pattern.compile("/q/(health|metrics)(/.*)?|" + TOTALS);
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+)");
    private static final Set<HttpMethod> LOOKING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String SUBJECT = ManagementGate.class.getName();

    private final IdentityProviderManager identities;
    private final OutsideRoutes outside;

    public ManagementGate(IdentityProviderManager identities, OutsideRoutes outside) {
        this.identities = identities;
        this.outside = outside;
    }

    void register(@Observes ManagementInterface management) {
        management.router().route().order(BEFORE_ALL_ROUTES).handler(this::check);
    }

    /** Who was let in. */
    public static String subject(RoutingContext context) {
        return Objects.requireNonNull(context.get(SUBJECT));
    }

    private void check(RoutingContext context) {
        if (context.request().headers().contains("Origin")) {
            outside.answer(
                    context,
                    ProblemException.of(CommonProblem.FORBIDDEN, new Words("a caller that is no browser", "非浏览器的调用方")));
        } else if (OPEN.matcher(context.normalizedPath()).matches()) {
            context.next();
        } else {
            // the keys may have to be fetched: not on the thread that answers the probes
            context.vertx()
                    .executeBlocking(() -> admit(context), false)
                    .onFailure(refusal -> outside.answer(context, refusal))
                    .onSuccess(subject -> {
                        context.put(SUBJECT, subject);
                        context.next();
                    });
        }
    }

    private String admit(RoutingContext context) {
        var identity = authenticate(context);
        var permission = LOOKING.contains(context.request().method()) ? "ops:read" : "ops:manage";
        if (!identity.checkPermissionBlocking(Permissions.parse(permission))) {
            throw Forbidden.permission(permission);
        }
        if (!everywhere(identity)) {
            throw Forbidden.scope(Scope.ALL.unitCode());
        }
        return identity.getPrincipal().getName();
    }

    private SecurityIdentity authenticate(RoutingContext context) {
        var headers = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        var bearer = BEARER.matcher(headers.size() == 1 ? headers.getFirst() : "");
        if (!bearer.matches()) {
            throw new AuthenticationFailedException();
        }
        return identities.authenticateBlocking(
                new TokenAuthenticationRequest(new JsonWebTokenCredential(bearer.group(1))));
    }

    /** What is done here is done to the whole service. */
    private static boolean everywhere(SecurityIdentity identity) {
        Bearer bearer = identity.getAttribute(Bearer.ATTRIBUTE);
        var scope = bearer == null ? null : bearer.scope();
        return scope != null && scope.all();
    }
}
