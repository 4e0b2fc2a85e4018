package org.shequ.quota;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.StatementRules;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@WithTestResource(ServersResource.class)
class StatementsTest {

    @Inject
    DataSource database;

    @Test
    void every_statement_is_one_that_the_schema_knows() {
        var outcome = StatementRules.check(
                database,
                List.of(Path.of("target/classes"), Path.of("../service-kit/target/classes")),
                "calendars",
                "calendar_days");
        assertEquals(List.of(), outcome.faults());
        assertTrue(outcome.prepared() > 100, outcome::toString);
    }
}
