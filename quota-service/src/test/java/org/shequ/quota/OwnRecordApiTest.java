package org.shequ.quota;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.shequ.testkit.OwnRecordWalk;
import org.shequ.testkit.ServersResource;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** No place is anybody's own: to a natural person this service is closed. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class OwnRecordApiTest {

    @Test
    void a_natural_person_learns_here_who_the_token_is_and_nothing_else() {
        assertEquals(
                List.of(),
                OwnRecordWalk.as(UUID.randomUUID())
                        .open("getQuotaMe", Map.of(), Map.of())
                        .faults());
    }
}
