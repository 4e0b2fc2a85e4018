package org.shequ.contracts;

import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.contracts.event.personnel.PersonKey;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Finds every event record in the compiled module, so that none can be forgotten in a list. */
final class EventCatalogue {

    static final Path RESOURCES = Path.of("src/main/resources");

    /** Records that are no events: what stands sealed in one, and the keys to it. */
    static final Map<String, Class<?>> COMPANIONS =
            Map.of("personnel.person-details", PersonDetails.class, "personnel.person-key", PersonKey.class);

    private EventCatalogue() {}

    static List<Class<? extends Event>> all() {
        try {
            var classes = Path.of(Event.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var found = new ArrayList<Class<? extends Event>>();
            try (var files = Files.walk(classes.resolve("org/shequ/contracts/event"))) {
                for (var file :
                        files.filter(f -> f.toString().endsWith(".class")).toList()) {
                    var name = classes.relativize(file)
                            .toString()
                            .replace(".class", "")
                            .replace('/', '.');
                    var type = Class.forName(name);
                    if (type.isRecord() && Event.class.isAssignableFrom(type)) {
                        found.add(type.asSubclass(Event.class));
                    }
                }
            }
            found.sort(Comparator.comparing(EventCatalogue::typeOf));
            return found;
        } catch (IOException | URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static String typeOf(Class<? extends Event> event) {
        return event.getAnnotation(EventType.class).type();
    }

    static Path schema(Class<? extends Event> event) {
        return RESOURCES.resolve("schemas").resolve(typeOf(event) + ".json");
    }

    static Path samples(Class<? extends Event> event) {
        return RESOURCES.resolve("samples").resolve(typeOf(event));
    }
}
