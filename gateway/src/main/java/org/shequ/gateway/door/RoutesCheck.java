package org.shequ.gateway.door;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import jakarta.enterprise.context.ApplicationScoped;

/** Always up: one service being away is no reason to close the door to the others. Shows which are. */
@Readiness
@ApplicationScoped
public class RoutesCheck implements HealthCheck {

    private final Routes routes;

    RoutesCheck(Routes routes) {
        this.routes = routes;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("routes").up();
        routes.upstreams().forEach(upstream -> response.withData(upstream.name(), upstream.state()));
        return response.build();
    }
}
