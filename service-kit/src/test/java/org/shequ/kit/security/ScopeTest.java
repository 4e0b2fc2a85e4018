package org.shequ.kit.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.contracts.permission.RolePermissions;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScopeTest {

    @Test
    void a_scope_covers_its_subtree() {
        var scope = new Scope("320613002");
        assertThat(scope.covers("320613002")).isTrue();
        assertThat(scope.covers("320613002004")).isTrue();
        assertThat(scope.covers("320613")).isFalse();
        assertThat(scope.covers("320613003")).isFalse();
        assertThat(scope.covers(null)).isFalse();
        assertThat(scope.touches("320613")).isTrue();
        assertThat(Scope.ALL.covers(null)).isTrue();
        assertThat(scope.prefix()).isEqualTo("320613002");
        assertThat(Scope.ALL.prefix()).isEmpty();
    }

    @Test
    void out_of_scope_is_told_as_not_found() {
        assertThatThrownBy(() -> new Scope("320613").require("320614"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        thrown -> assertThat(thrown.code()).isEqualTo(CommonProblem.NOT_FOUND));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "%", "3", "320613%", "32_613", "abc", "**", "320613' or '1'='1"})
    void what_is_no_unit_is_no_scope(String text) {
        assertThat(Scope.isScope(text)).isFalse();
    }

    @Test
    void every_role_grants_something_and_wild_cards_name_every_service() {
        var permissions = RolePermissions.load();
        assertThat(permissions.roles())
                .contains("viewer", "quota-approver")
                .allSatisfy(role -> assertThat(permissions.of(Set.of(role))).isNotEmpty());
        assertThat(permissions.of(Set.of("auditor")))
                .containsExactlyInAnyOrder(
                        "personnel:read", "assessment:read", "quota:read", "selection:read", "audit:read");
        assertThat(permissions.of(Set.of("nobody", "quota:manage"))).isEmpty();
    }
}
