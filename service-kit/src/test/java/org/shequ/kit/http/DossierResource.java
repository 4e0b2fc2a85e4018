package org.shequ.kit.http;

import io.quarkus.security.PermissionsAllowed;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;
import org.shequ.kit.security.RecordOwner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** Records of people, of which some operations are open to the person. */
@Path("dossiers")
@PermissionsAllowed("personnel:read")
public class DossierResource {

    /** A slip belongs to the person whose id it has but for the last digit, which is a 1. */
    @ApplicationScoped
    static class SlipOwner implements RecordOwner {
        @Override
        public Optional<UUID> ownerOf(UUID record) {
            var text = record.toString();
            return text.endsWith("1")
                    ? Optional.of(UUID.fromString(text.substring(0, text.length() - 1) + "0"))
                    : Optional.empty();
        }
    }

    @Inject
    Caller caller;

    @Inject
    Cursors cursors;

    @Inject
    Disclosure disclosure;

    @GET
    @OwnRecord("person")
    public Map<String, String> list(@QueryParam("person") String person) {
        return Map.of("scope", caller.scope().unitCode());
    }

    @GET
    @Path("{id}")
    @OwnRecord("id")
    public Map<String, String> get(@PathParam("id") UUID id) {
        return Map.of(
                "scope", caller.scope().unitCode(),
                "name", disclosure.shown("person", id.toString()).text(PersonField.NAME, "张三"));
    }

    @GET
    @Path("{id}/posts")
    @OwnRecord("id")
    public Map<String, String> posts(@PathParam("id") UUID id) {
        return Map.of("cursor", cursors.seal("posts", List.of("1")));
    }

    @GET
    @Path("{id}/further-posts")
    @OwnRecord("id")
    public Map<String, String> furtherPosts(@PathParam("id") UUID id, @QueryParam("cursor") String cursor) {
        return Map.of("after", cursors.open("posts", cursor).getFirst());
    }

    @GET
    @Path("slips/{slip}")
    @OwnRecord(value = "slip", by = SlipOwner.class)
    public Map<String, String> slip(@PathParam("slip") UUID slip) {
        return Map.of("scope", caller.scope().unitCode());
    }

    @GET
    @Path("{id}/colleagues")
    public Map<String, String> colleagues(@PathParam("id") UUID id) {
        return Map.of("scope", caller.scope().unitCode());
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("personnel:write")
    public void delete(@PathParam("id") UUID id) {
        throw new IllegalStateException("never reached");
    }
}
