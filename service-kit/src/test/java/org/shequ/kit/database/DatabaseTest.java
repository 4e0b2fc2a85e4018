package org.shequ.kit.database;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.kit.clock.DatabaseClock;
import org.shequ.kit.testapp.KitServers;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

@QuarkusTest
@WithTestResource(KitServers.class)
class DatabaseTest {

    private enum Post {
        SECRETARY,
        GRID_WORKER;

        @Override
        public String toString() {
            return "not the name";
        }
    }

    private static final List<Function<Row, ?>> GETTERS = List.of(
            row -> row.getText("c"),
            row -> row.getId("c"),
            row -> row.getDate("c"),
            row -> row.getInstant("c"),
            row -> row.getInt("c"),
            row -> row.getLong("c"),
            row -> row.getBoolean("c"),
            row -> row.getDouble("c"),
            row -> row.getDecimal("c"),
            row -> row.getEnum("c", Post.class),
            row -> row.getTexts("c"),
            row -> row.getBytes("c"));

    @Inject
    Database database;

    @Inject
    Json json;

    @Test
    void find_answers_null_for_null_and_get_fails_on_it() {
        var absent = database.get(
                "SELECT NULL::text t, NULL::uuid u, NULL::date d, NULL::timestamptz i, NULL::int n, NULL::bigint l,"
                        + " NULL::numeric m",
                row -> Arrays.asList(
                        row.findText("t"),
                        row.findId("u"),
                        row.findDate("d"),
                        row.findInstant("i"),
                        row.findInt("n"),
                        row.findLong("l"),
                        row.findDecimal("m"),
                        row.findEnum("t", Post.class)));
        assertThat(absent).hasSize(8).containsOnlyNulls();
        var types = List.of(
                "text",
                "uuid",
                "date",
                "timestamptz",
                "int",
                "bigint",
                "boolean",
                "float8",
                "numeric",
                "text",
                "text[]",
                "bytea");
        for (int i = 0; i < GETTERS.size(); i++) {
            var getter = GETTERS.get(i);
            var type = types.get(i);
            assertThatThrownBy(() -> database.get("SELECT NULL::" + type + " AS c", getter::apply))
                    .as(type)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("c is null");
        }
    }

    @Test
    void what_is_bound_comes_back() {
        var id = UUID.randomUUID();
        var now = Instant.parse("2026-01-05T01:02:03.456789Z");
        var day = LocalDate.of(2024, 2, 29);
        database.get(
                "SELECT ?::uuid u, ?::timestamptz i, ?::date d, ?::text e, ?::int n, ?::bigint l, ?::numeric m,"
                        + " ?::boolean b, ?::float8 f, ?::text z, ?::bytea y",
                row -> {
                    assertThat(row.getId("u")).isEqualTo(id);
                    assertThat(row.getInstant("i")).isEqualTo(now);
                    assertThat(row.getDate("d")).isEqualTo(day);
                    assertThat(row.getEnum("e", Post.class)).isEqualTo(Post.SECRETARY);
                    assertThat(row.getInt("n")).isEqualTo(7);
                    assertThat(row.getLong("l")).isEqualTo(1L << 40);
                    assertThat(row.getDecimal("m")).isEqualByComparingTo("18.50");
                    assertThat(row.getBoolean("b")).isTrue();
                    assertThat(row.getDouble("f")).isEqualTo(0.5);
                    assertThat(row.findText("z")).isNull();
                    assertThat(row.getBytes("y")).containsExactly(0, 255);
                    return true;
                },
                id,
                now,
                day,
                Post.SECRETARY,
                7,
                1L << 40,
                new BigDecimal("18.50"),
                true,
                0.5,
                null,
                new byte[] {0, (byte) 255});
    }

    @Test
    void infinity_reads_as_no_instant() {
        assertThat(database.<Boolean>get("SELECT 'infinity'::timestamptz AS c", row -> row.findInstant("c") == null))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "uuid", "int", "bigint", "date", "numeric", "timestamptz"})
    void an_empty_collection_is_an_array_of_whatever_it_is_compared_with(String type) {
        assertThat(database.number("SELECT count(*) WHERE NULL::" + type + " = ANY (?)", List.of()))
                .isZero();
        assertThat(database.number("SELECT cardinality(?::" + type + "[])", Set.of()))
                .isZero();
    }

    @Test
    void a_collection_is_an_array_of_its_elements() {
        var id = UUID.randomUUID();
        assertThat(database.exists("SELECT 1 WHERE ?::uuid = ANY (?)", id, List.of(UUID.randomUUID(), id)))
                .isTrue();
        assertThat(database.exists("SELECT 1 WHERE 2 = ANY (?)", Set.of(1, 2))).isTrue();
        assertThat(database.exists("SELECT 1 WHERE 2::bigint = ANY (?)", Set.of(1L, 2L)))
                .isTrue();
        assertThat(database.exists("SELECT 1 WHERE '2024-02-29'::date = ANY (?)", List.of(LocalDate.of(2024, 2, 29))))
                .isTrue();
        assertThat(database.exists("SELECT 1 WHERE 'GRID_WORKER' = ANY (?)", Set.of(Post.GRID_WORKER)))
                .isTrue();
        assertThat(database.exists("SELECT 1 WHERE 'a,\"b\\' = ANY (?)", List.of("a,\"b\\")))
                .isTrue();
    }

    @Test
    void a_bulk_carries_its_rows_nulls_and_all_in_one_statement() {
        var rows = new Bulk("text", "integer", "date", "text");
        assertThat(rows.isEmpty()).isTrue();
        assertThat(database.list("SELECT * FROM " + rows.unnest(), rows, row -> 1))
                .isEmpty();
        assertThat(database.update("this is no SQL", rows)).isZero();
        rows.add("a,\"b\"", 1, LocalDate.of(2024, 2, 29), Post.SECRETARY);
        rows.add(null, null, null, null);
        assertThat(rows.size()).isEqualTo(2);
        var read = database.list(
                "SELECT t, n, d, e FROM " + rows.unnest() + " AS g(t, n, d, e) WHERE n IS DISTINCT FROM ?",
                rows,
                row -> row.findText("t") + "|" + row.findInt("n") + "|" + row.findDate("d") + "|" + row.findText("e"),
                7);
        assertThat(read).containsExactly("a,\"b\"|1|2024-02-29|SECRETARY", "null|null|null|null");
        assertThatThrownBy(() -> rows.add("too few")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 2_001})
    void few_rows_and_many_are_inserted_alike_whatever_stands_in_them(int count) {
        var job = UUID.randomUUID();
        var odd = List.of("a\tb", "a\nb\r", "\\N", "\\", "𠮷 \"quoted\" {1,2}", "");
        var rows = new Bulk("uuid", "text");
        IntStream.range(0, count).forEach(n -> rows.add(job, n + odd.get(n % odd.size())));
        database.insert("marks", "job_id, note", rows);
        assertThat(database.list("SELECT note FROM marks WHERE job_id = ?", row -> row.getText("note"), job))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count)
                        .mapToObj(n -> n + odd.get(n % odd.size()))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 2_001})
    void a_column_of_arrays_takes_collections_whether_rows_are_few_or_many(int count) {
        var odd = Arrays.asList("a,b", "\"quoted\" {1}", "\\", null, "NULL", "");
        QuarkusTransaction.requiringNew().run(() -> {
            database.update("CREATE TEMPORARY TABLE many (n int, texts text[], numbers int[]) ON COMMIT DROP");
            var rows = new Bulk("int", "text[]", "int[]");
            IntStream.range(0, count)
                    .forEach(n -> rows.add(n, n == 0 ? odd : List.of(), n == 1 ? null : List.of(n, n)));
            database.insert("many", "n, texts, numbers", rows);
            List<String> kept = database.get("SELECT texts FROM many WHERE n = 0", row -> row.getTexts("texts"));
            assertThat(kept).isEqualTo(odd);
            assertThat(database.number("SELECT count(*) FROM many WHERE texts = '{}' AND numbers = ARRAY[n, n]"))
                    .isEqualTo(count - 2);
            assertThat(database.number("SELECT count(*) FROM many WHERE numbers IS NULL"))
                    .isOne();
            assertThat(database.list(
                            "SELECT r.n FROM " + rows.relation("n, texts, numbers")
                                    + " r JOIN many m ON (m.texts, m.numbers) = (r.texts, r.numbers) AND m.n = r.n",
                            rows,
                            row -> row.getInt("n")))
                    .hasSize(count - 1);
        });
    }

    @Test
    void rows_that_belong_together_come_as_groups_between_which_other_statements_run() {
        QuarkusTransaction.requiringNew().run(() -> {
            database.update("CREATE TEMPORARY TABLE sizes (room int, size int) ON COMMIT DROP");
            database.eachGroup(
                    "SELECT n / 4000 AS room, n FROM generate_series(0, ?) n ORDER BY n",
                    row -> List.of(row.getInt("room"), row.getInt("n")),
                    (one, other) -> one.getFirst().equals(other.getFirst()),
                    group -> {
                        var rows = new Bulk("int", "int");
                        group.forEach(each -> rows.add(each.getFirst(), group.size()));
                        database.insert("sizes", "room, size", rows);
                    },
                    12_345);
            assertThat(database.list(
                            "SELECT room || ':' || min(size) || ':' || count(*) AS found FROM sizes GROUP BY room"
                                    + " ORDER BY room",
                            row -> row.getText("found")))
                    .containsExactly("0:4000:4000", "1:4000:4000", "2:4000:4000", "3:346:346");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 2_001})
    void a_violation_is_told_as_one_whether_rows_are_few_or_many(int count) {
        var rows = new Bulk("uuid", "text");
        IntStream.range(0, count).forEach(n -> rows.add(UUID.randomUUID(), n == count - 1 ? null : "mark"));
        assertThatThrownBy(() -> database.insert("marks", "job_id, note", rows))
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        failure -> assertThat(failure.isViolation()).isTrue());
    }

    @Test
    void the_same_statement_goes_over_many_elements_in_batches() {
        var job = UUID.randomUUID();
        database.updateEach("INSERT INTO nowhere VALUES (?)", List.of(), element -> new Object[] {element});
        database.updateEach(
                "INSERT INTO marks (job_id, note) VALUES (?, ?)",
                IntStream.range(0, 2_001).boxed().toList(),
                n -> new Object[] {job, "mark " + n});
        assertThat(marks(job)).isEqualTo(2_001);
    }

    @Test
    void a_failed_attempt_is_undone_and_the_transaction_goes_on() {
        var job = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            mark(job, "before");
            assertThatThrownBy(() -> database.savepoint(() -> {
                        mark(job, "undone");
                        mark(job, "forbidden");
                    }))
                    .isInstanceOfSatisfying(
                            DatabaseException.class,
                            refused -> assertThat(refused.isViolation()).isTrue());
            database.savepoint(() -> mark(job, "after"));
        });
        assertThat(notes(job)).containsExactly("before", "after");
    }

    @Test
    void an_attempt_around_a_failed_one_is_undone_as_a_whole() {
        var job = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> assertThatThrownBy(() -> database.savepoint(() -> {
                            mark(job, "undone");
                            assertThatThrownBy(() -> database.savepoint(() -> mark(job, "forbidden")))
                                    .isInstanceOf(DatabaseException.class);
                            mark(job, "forbidden");
                        }))
                        .isInstanceOf(DatabaseException.class));
        assertThat(notes(job)).isEmpty();
    }

    @Test
    void only_a_broken_constraint_is_a_violation() {
        assertThatThrownBy(() -> database.number("SELECT 1/0"))
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        failure -> assertThat(failure.isViolation()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"100%, 100% sure, 1000 sure", "a_b, xa_bx, xaxbx", "c:\\d, in c:\\d, in c:d"})
    void a_pattern_finds_what_was_typed_and_nothing_else(String typed, String same, String other) {
        assertThat(database.exists("SELECT 1 WHERE ?::text LIKE ?", same, Like.containing(typed)))
                .isTrue();
        assertThat(database.exists("SELECT 1 WHERE ?::text LIKE ?", other, Like.containing(typed)))
                .isFalse();
    }

    @Test
    void the_databases_clock_is_moved_by_what_is_bound() {
        var moved = database.get(
                "SELECT extract(epoch FROM " + DatabaseClock.NOW + " - clock_timestamp())::float8 AS c",
                row -> row.getDouble("c"),
                Duration.ofDays(400).toSeconds() * 1_000_000);
        assertThat(moved).isCloseTo(Duration.ofDays(400).toSeconds(), within(1.0));
    }

    @Test
    void json_is_written_and_read_by_the_services_mapper() {
        var written = json.write(Map.of("day", LocalDate.of(2024, 2, 29)));
        assertThat(written).isEqualTo("{\"day\":\"2024-02-29\"}");
        assertThat(json.read(written, new TypeReference<Map<String, LocalDate>>() {}))
                .containsEntry("day", LocalDate.of(2024, 2, 29));
        assertThatThrownBy(() -> json.read("{", Map.class)).isInstanceOf(UncheckedIOException.class);
    }

    private void mark(UUID job, String note) {
        database.update("INSERT INTO marks (job_id, note) VALUES (?, ?)", job, note);
    }

    private long marks(UUID job) {
        return database.number("SELECT count(*) FROM marks WHERE job_id = ?", job);
    }

    private List<String> notes(UUID job) {
        return database.list("SELECT note FROM marks WHERE job_id = ? ORDER BY id", row -> row.getText("note"), job);
    }
}
