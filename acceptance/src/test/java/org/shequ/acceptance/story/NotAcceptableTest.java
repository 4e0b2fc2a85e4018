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
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The document declares 406 for every operation; here every one that reads is asked through the gateway for a form it has not. */
class NotAcceptableTest {

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
            int asked = 0;
            for (var path : document.path("paths").properties()) {
                if (path.getValue().has("get")) {
                    asked++;
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
                    if (answer.statusCode() != 406
                            || !json.readTree(answer.body())
                                    .path("code")
                                    .asText()
                                    .equals("NOT_ACCEPTABLE")) {
                        others.add(path.getKey() + " " + answer.statusCode() + " " + answer.body());
                    }
                }
            }
            assertTrue(asked > 100, "only " + asked + " were asked");
            assertEquals(List.of(), others);
        }
    }
}
