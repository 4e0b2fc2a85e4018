package org.shequ.kit.policy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.shequ.kit.database.Database;
import org.shequ.kit.policy.PolicyVersions.Narrowed;
import org.shequ.kit.security.Scope;
import org.shequ.kit.testapp.KitServers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(KitServers.class)
class PolicyVersionsTest {

    private enum Kind {
        RESERVE,
        STAFFING
    }

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

    @Inject
    Database database;

    private void inTransaction(Runnable test) {
        QuarkusTransaction.requiringNew().run(test);
    }

    private PolicyVersions<String> numbered() {
        database.update("""
                CREATE TEMP TABLE numbered (jurisdiction text, number int, effective_from date, recorded_at timestamptz,
                    words text) ON COMMIT DROP""");
        database.update("""
                INSERT INTO numbered VALUES
                    ('', 1, '2000-01-01', '2000-01-01T00:00:00Z', 'everybody'),
                    ('3206', 1, '2026-01-01', '2025-12-01T00:00:00Z', 'city'),
                    ('320613', 1, '2024-01-01', '2023-12-01T00:00:00Z', 'district'),
                    ('320613', 2, '2027-01-01', '2025-12-01T00:00:00Z', 'district later'),
                    ('320613', 3, '2025-06-01', '2025-05-01T00:00:00Z', 'district, entered last and begun first'),
                    ('320613', 4, '2025-06-01', '2025-06-02T00:00:00Z', 'district, of the same day')""");
        return new PolicyVersions<>(database, PolicyColumns.numbered("numbered"), row -> row.getText("words"));
    }

    @Test
    void the_nearest_jurisdiction_holds_and_of_its_versions_the_one_with_the_latest_first_day() {
        inTransaction(() -> {
            var versions = numbered();
            assertThat(versions.inForce("320613002004", NEW_YEAR)).contains("district, of the same day");
            assertThat(versions.inForce("320613002004", LocalDate.of(2027, 1, 1)))
                    .contains("district later");
            assertThat(versions.inForce("320613002004", LocalDate.of(2025, 5, 31)))
                    .contains("district");
            assertThat(versions.inForce("320613002004", LocalDate.of(2023, 12, 31)))
                    .contains("everybody");
            assertThat(versions.inForce("320602001001", NEW_YEAR)).contains("city");
            assertThat(versions.inForce("3206", NEW_YEAR.minusDays(1))).contains("everybody");
            assertThat(versions.inForce("", LocalDate.of(1999, 12, 31))).isEmpty();
        });
    }

    @Test
    void for_work_on_many_units_each_finds_its_nearest_jurisdiction() {
        inTransaction(() -> {
            var held = numbered().byJurisdiction(NEW_YEAR);
            assertThat(held.around("320613002004")).contains("district, of the same day");
            assertThat(held.around("320602001001")).contains("city");
            assertThat(held.around("110101001001")).contains("everybody");
            assertThat(numberedAgain().byJurisdiction(LocalDate.of(1999, 1, 1)).around("320613"))
                    .isEmpty();
        });
    }

    private PolicyVersions<String> numberedAgain() {
        return new PolicyVersions<>(database, PolicyColumns.numbered("numbered"), row -> row.getText("words"));
    }

    @Test
    void a_scope_sees_what_holds_in_it_from_above_and_inside_as_it_was_known() {
        inTransaction(() -> {
            var versions = numbered();
            assertThat(versions.count(Scope.ALL, Narrowed.NOT)).isEqualTo(6);
            assertThat(versions.count(new Scope("3206"), Narrowed.NOT)).isEqualTo(6);
            assertThat(versions.count(new Scope("320613002"), Narrowed.NOT)).isEqualTo(6);
            assertThat(versions.count(new Scope("320602"), Narrowed.NOT)).isEqualTo(2);
            assertThat(versions.count(Scope.ALL, Narrowed.toJurisdiction("320613")))
                    .isEqualTo(4);
            assertThat(versions.count(Scope.ALL, new Narrowed(null, null, NEW_YEAR, null)))
                    .isEqualTo(5);
            assertThat(versions.count(Scope.ALL, new Narrowed(null, null, null, Instant.parse("2025-06-01T00:00:00Z"))))
                    .isEqualTo(3);
        });
    }

    @Test
    void the_next_number_follows_the_highest_of_its_jurisdiction() {
        inTransaction(() -> {
            var versions = numbered();
            assertThat(versions.nextNumber("320613")).isEqualTo(5);
            assertThat(versions.nextNumber("110101")).isEqualTo(1);
        });
    }

    @Test
    void a_version_with_an_end_of_its_own_holds_no_longer_after_it() {
        inTransaction(() -> {
            database.update("""
                    CREATE TEMP TABLE periods (name text, jurisdiction text, effective daterange, recorded_at timestamptz,
                        words text) ON COMMIT DROP""");
            database.update("""
                    INSERT INTO periods VALUES
                        ('pay', '', '[2000-01-01,)', now(), 'always'), ('pay', '', '[2025-01-01,2026-01-01)', now(), 'a year'),
                        ('leave', '', '[2025-06-01,)', now(), 'another')""");
            var versions = new PolicyVersions<>(
                    database,
                    PolicyColumns.ofPeriods("periods", "name", "effective"),
                    row -> row.getText("words") + " until " + row.findDate("ends"));
            assertThat(versions.inForce("pay", "320613", NEW_YEAR.minusDays(1))).contains("a year until 2026-01-01");
            assertThat(versions.inForce("pay", "320613", NEW_YEAR)).contains("always until null");
            assertThat(versions.inForce("leave", "320613", LocalDate.of(2025, 1, 1)))
                    .isEqualTo(Optional.empty());
            assertThat(versions.byJurisdiction("pay", NEW_YEAR).around("320613"))
                    .contains("always until null");
        });
    }

    @Test
    void where_a_policy_holds_everywhere_its_latest_first_day_decides_and_not_its_number() {
        inTransaction(() -> {
            database.update("""
                    CREATE TEMP TABLE kinds (kind text, version int, valid_from date, created_at timestamptz)
                    ON COMMIT DROP""");
            database.update("""
                    INSERT INTO kinds VALUES ('RESERVE', 1, '2020-01-01', now()), ('RESERVE', 2, '2026-01-01', now()),
                        ('RESERVE', 3, '2025-01-01', now()), ('STAFFING', 1, '2020-01-01', now())""");
            var versions = new PolicyVersions<>(
                    database, PolicyColumns.everywhere("kinds", "kind"), row -> row.getInt("version"));
            assertThat(versions.inForce(Kind.RESERVE, NEW_YEAR)).contains(2);
            assertThat(versions.inForce(Kind.RESERVE, NEW_YEAR.minusDays(1))).contains(3);
            assertThat(versions.nextNumber(Kind.RESERVE)).isEqualTo(4);
            assertThat(versions.count(Scope.ALL, Narrowed.toSubject(Kind.STAFFING)))
                    .isEqualTo(1);
        });
    }
}
