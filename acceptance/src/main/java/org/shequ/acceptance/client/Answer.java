package org.shequ.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.http.HttpHeaders;

/**
 * What the suite answered.
 *
 * @param call method and path, for messages
 * @param body missing node where there is none
 */
public record Answer(String call, int status, HttpHeaders headers, JsonNode body) {

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** This answer, if it has the status; otherwise the story cannot go on. */
    public Answer require(int wanted) {
        if (status != wanted) {
            throw new UnexpectedAnswerException(this, wanted);
        }
        return this;
    }

    /** The entity tag that the next change of the resource must name. */
    public String etag() {
        return headers.firstValue("ETag").orElseThrow(() -> new IllegalStateException(call + " answered no ETag"));
    }

    public String text(String field) {
        return body.path(field).asText();
    }

    /** The problem's stable code; empty where the answer is none. */
    public String code() {
        return text("code");
    }

    @Override
    public String toString() {
        return call + " " + status + " " + body;
    }
}
