package org.shequ.token;

import io.smallrye.jwt.auth.principal.ParseException;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.TokenFault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenVerifierTest {

    private final AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2026-06-01T12:00:00Z"));
    private final TokenVerifier verifier = new TokenVerifier(time::get);

    @Test
    void keys_that_cannot_be_read_yet_are_read_later_and_an_issuer_who_fails_is_not_asked_by_every_token()
            throws Exception {
        try (var issuer = new Issuer()) {
            var key = Issuer.key("2026-1", 2048);
            var rules = issuer.rulesWithLocation();
            issuer.fails();
            assertThatThrownBy(() -> verifier.load(rules)).isInstanceOf(UnresolvableKeyException.class);
            var asked = issuer.asked();
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> verifier.parse(Issuer.token(key), rules))
                        .isInstanceOf(ParseException.class);
            }
            assertThat(issuer.asked()).isEqualTo(asked);
            assertThat(verifier.loaded()).isFalse();
            issuer.publishes(key);
            time.updateAndGet(instant -> instant.plusSeconds(5));
            verifier.load(rules);
            assertThat(verifier.loaded()).isTrue();
            assertThat(verifier.parse(Issuer.token(key), rules).getSubject()).isEqualTo("zhang");
        }
    }

    @Test
    void many_at_once_fetch_the_keys_once() throws Exception {
        try (var issuer = new Issuer();
                var callers = Executors.newFixedThreadPool(8)) {
            var key = Issuer.key("2026-1", 2048);
            var token = Issuer.token(key);
            var rules = issuer.rulesWithLocation();
            issuer.publishes(key);
            issuer.takesTime(200);
            var verdicts = new ArrayList<Future<String>>();
            Callable<String> caller = () -> verifier.parse(token, rules).getSubject();
            for (int i = 0; i < 8; i++) {
                verdicts.add(callers.submit(caller));
            }
            for (var verdict : verdicts) {
                assertThat(verdict.get()).isEqualTo("zhang");
            }
            assertThat(issuer.asked()).isEqualTo(1);
        }
    }

    @Test
    void a_new_key_is_fetched_when_its_first_token_comes_and_a_flood_of_unknown_ids_fetches_nothing_more()
            throws Exception {
        try (var issuer = new Issuer()) {
            var first = Issuer.key("2026-1", 2048);
            var second = Issuer.key("2026-2", 2048);
            var rules = issuer.rulesWithLocation();
            issuer.publishes(first);
            verifier.load(rules);
            issuer.publishes(first, second);
            TimeUnit.MILLISECONDS.sleep(350); // a set that is as young as this is not fetched again
            assertThat(verifier.parse(Issuer.token(second), rules).getSubject()).isEqualTo("zhang");
            var asked = issuer.asked();
            for (int i = 0; i < 5; i++) {
                var unknown = Issuer.key("unknown-" + i, 2048);
                assertThatThrownBy(() -> verifier.parse(Issuer.token(unknown), rules))
                        .isInstanceOf(ParseException.class);
            }
            assertThat(issuer.asked()).isEqualTo(asked);
            issuer.fails();
            assertThat(verifier.parse(Issuer.token(first), rules).getSubject()).isEqualTo("zhang");
        }
    }

    @Test
    void what_holds_no_usable_key_is_refused_at_once() throws Exception {
        var weak = new JsonWebKeySet(Issuer.key("weak", 1024)).toJson();
        for (var content : new String[] {"{}", "no key at all", "{\"keys\":[]}", weak}) {
            var rules = Issuer.rules();
            rules.setPublicKeyContent(content);
            assertThatThrownBy(() -> new TokenVerifier().load(rules))
                    .as(content)
                    .isInstanceOf(UnresolvableKeyException.class);
        }
    }

    @Test
    void a_pem_serves_tokens_of_any_key_id() throws Exception {
        var key = Issuer.key("whatever", 2048);
        var rules = Issuer.rules();
        rules.setPublicKeyContent("-----BEGIN PUBLIC KEY-----"
                + Base64.getEncoder().encodeToString(key.getPublicKey().getEncoded()) + "-----END PUBLIC KEY-----");
        assertThat(verifier.parse(Issuer.token(key), rules).getSubject()).isEqualTo("zhang");
    }

    @Test
    void a_refusal_names_the_claim() throws Exception {
        var key = Issuer.key("2026-1", 2048);
        var other = Issuer.key("2026-1", 2048);
        var rules = Issuer.rules();
        rules.setPublicKeyContent(new JsonWebKeySet(key).toJson());
        assertThatThrownBy(() -> verifier.parse(Issuer.token(other), rules))
                .satisfies(refused -> assertThat(RefusedClaim.within(refused))
                        .map(RefusedClaim::pointer)
                        .contains(TokenFault.SIGNATURE_INVALID.pointer()));
    }
}
