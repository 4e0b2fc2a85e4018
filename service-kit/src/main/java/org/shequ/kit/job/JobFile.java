package org.shequ.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.kit.security.Scope;

import java.util.UUID;

/**
 * The file of a job that has ended and found something wrong with it.
 *
 * @param parameters what was submitted beside it
 * @param scope the submitter's at the time of submission
 * @param own whether the caller handed it in
 */
public record JobFile(
        UUID id, String kind, int attempt, JsonNode parameters, String mediaType, Scope scope, boolean own) {}
