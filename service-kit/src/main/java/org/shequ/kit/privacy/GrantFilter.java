package org.shequ.kit.privacy;

import org.jspecify.annotations.Nullable;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Refuses a client system the parts of the record that its grant does not name, before anything is read. */
@Provider
public class GrantFilter implements ContainerRequestFilter {

    private final Disclosure disclosure;

    @Context
    @Nullable
    ResourceInfo resource;

    public GrantFilter(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource == null ? null : resource.getResourceMethod();
        if (method == null || resource == null) {
            return;
        }
        var shows = method.getAnnotation(Shows.class);
        if (shows == null) {
            shows = resource.getResourceClass().getAnnotation(Shows.class);
        }
        if (shows != null) {
            disclosure.requireGranted(shows.value());
        }
    }
}
