package org.shequ.kit.evolution;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Lets every answer of an operation that is {@link Retiring} say so; no other operation passes here. */
@Provider
public class RetiringOperations implements DynamicFeature {

    private static final int LEAST_MONTHS = 12;

    private final ZoneId zone;

    public RetiringOperations(@ConfigProperty(name = "shequ.zone", defaultValue = "Asia/Shanghai") String zone) {
        this.zone = ZoneId.of(zone);
    }

    @Override
    public void configure(ResourceInfo operation, FeatureContext context) {
        var mark = operation.getResourceMethod().getAnnotation(Retiring.class);
        if (mark != null) {
            if (start(mark.since()).plusMonths(LEAST_MONTHS).isAfter(start(mark.on()))) {
                throw new IllegalStateException("ends too soon: " + operation.getResourceMethod());
            }
            context.register(new Announcement(
                    "@" + start(mark.since()).toEpochSecond(),
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(start(mark.on()).withZoneSameInstant(ZoneOffset.UTC)),
                    mark.successor()));
        }
    }

    private ZonedDateTime start(String day) {
        return LocalDate.parse(day).atStartOfDay(zone);
    }

    /**
     * @param deprecation an instant as a structured field
     * @param sunset an HTTP date
     */
    private record Announcement(String deprecation, String sunset, String successor)
            implements ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            response.getHeaders().putSingle("Deprecation", deprecation);
            response.getHeaders().putSingle("Sunset", sunset);
            if (!successor.isEmpty()) {
                response.getHeaders().add("Link", "<" + successor + ">; rel=\"successor-version\"");
            }
        }
    }
}
