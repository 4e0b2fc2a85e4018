package org.shequ.kit.security;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.shequ.token.RememberedTokens;

import java.time.InstantSource;
import java.util.function.BiConsumer;

import jakarta.inject.Singleton;

/**
 * The first to be asked who somebody is: knows who came with the same token within the last minute, and leaves all else to
 * the verification behind it. This is most of what a small read would cost.
 */
@Singleton
public class RememberedIdentities implements HttpAuthenticationMechanism {

    private static final int BEFORE_VERIFICATION = DEFAULT_PRIORITY + 1;
    private static final String SCHEME = "Bearer ";
    private static final Uni<SecurityIdentity> NOT_KNOWN = Uni.createFrom().nullItem();
    private static final Uni<ChallengeData> NO_CHALLENGE = Uni.createFrom().nullItem();

    /** Who is known is refused, if at all, by the resource's own rules; the usual handler would also look up its path first. */
    private static final BiConsumer<RoutingContext, Throwable> REFUSAL = RoutingContext::fail;

    private final RememberedTokens<BearerIdentity> identities =
            new RememberedTokens<>(InstantSource.system(), BearerIdentity::end);

    /** Whose token has just been verified. */
    void keep(String token, BearerIdentity identity) {
        identities.keep(token, identity);
    }

    /** @param authorization the header field */
    @Nullable
    BearerIdentity find(@Nullable String authorization) {
        return authorization != null && authorization.startsWith(SCHEME)
                ? identities.find(authorization.substring(SCHEME.length()))
                : null;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        var known = find(context.request().getHeader(HttpHeaders.AUTHORIZATION));
        if (known == null) {
            return NOT_KNOWN;
        }
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, REFUSAL);
        return Uni.createFrom().item(known);
    }

    /** Verification says what it takes. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return NO_CHALLENGE;
    }

    @Override
    public int getPriority() {
        return BEFORE_VERIFICATION;
    }
}
