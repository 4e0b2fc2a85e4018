package org.shequ.acceptance.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shequ.local.LocalStack;
import org.shequ.local.StackOptions;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The document declares 406 for every operation; here every one that reads is asked through the gateway for a form it has not. */
class NotAcceptableTest {

    /** What is judged before the form: who may, and whether it is there where the form is chosen by hand. */
    private static final Set<String> EARLIER = Set.of("FORBIDDEN", "NOT_FOUND");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void what_cannot_be_answered_in_the_form_asked_for_is_refused(@TempDir Path home) throws Exception {
        try (var stack = LocalStack.start(StackOptions.forTests(home))) {
            var document = json.readTree(client.send(
                            HttpRequest.newBuilder(URI.create(stack.gateway() + "/openapi.json"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body());
            var token = stack.token("viewer", "*", "reader");
            var others = new ArrayList<String>();
            int refused = 0;
            for (var path : document.path("paths").properties()) {
                if (path.getValue().has("get")) {
                    var answer = client.send(
                            HttpRequest.newBuilder(URI.create(stack.gateway()
                                            + path.getKey()
                                                    .replaceAll(
                                                            "\\{[^}]+}",
                                                            UUID.randomUUID().toString())))
                                    .header("Authorization", "Bearer " + token)
                                    .header("Accept", "application/x-unheard-of")
                                    .build(),
                            BodyHandlers.ofString());
                    var code = json.readTree(answer.body()).path("code").asText();
                    if (answer.statusCode() == 406 && code.equals("NOT_ACCEPTABLE")) {
                        refused++;
                    } else if (!EARLIER.contains(code)) {
                        others.add(path.getKey() + " " + answer.statusCode() + " " + answer.body());
                    }
                }
            }
            assertEquals(List.of(), others);
            assertTrue(refused > 60, "only " + refused + " were refused for their form");
        }
    }
}
