package org.shequ.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gives every part of a service's document the name that it has in the document of all services, so that what one service
 * adds never renames what another has: a page is called by what is on it; what every service has (jobs, audit, clock)
 * carries the service in its operations and tags; what the kit and the contracts define is marked as shared.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = Names.LAST)
public class Names implements OASFilter {

    /** What the merger takes for one and the same in all services. */
    static final String SHARED = "x-shared";

    private static final String PREFIX = "#/components/schemas/";
    private static final String EVENTS = "org.shequ.contracts.event.";
    private static final Set<String> TAGS = Set.of("audit", "changes", "clock", "import templates", "jobs", "me");
    private static final Set<String> PLAIN = Set.of("UUID", "Instant", "LocalDate", "JsonNode", "Problem", "Violation");
    private static final List<String> COMMON = List.of("org.shequ.kit.", "org.shequ.contracts.");

    /** Others know operations and types by what the code calls them; only descriptions are known by the final name. */
    static final int LAST = Descriptions.AFTER_NAMES + 1;

    private final IndexView index;

    public Names(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        nameEnums(document, index);
        namePages(document);
        refuseNumbers(document);
        markShared(document, index);
        nameWhatEveryServiceHas(document);
    }

    /**
     * {@code State} within {@code Objection} becomes {@code ObjectionState}; one of the events of a service carries that
     * service: {@code SelectionRoundKind}.
     */
    private static void nameEnums(OpenAPI document, IndexView index) {
        var renamed = new TreeMap<String, String>();
        schemas(document).forEach((name, schema) -> {
            if (schema.getEnumeration() != null) {
                Schemas.enumsCalled(index, name.replaceFirst("\\d+$", "")).stream()
                        .filter(type -> constants(type).equals(schema.getEnumeration()))
                        .findFirst()
                        .ifPresent(type -> renamed.put(name, nameOf(type)));
            }
        });
        rename(document, renamed);
    }

    private static List<String> constants(ClassInfo type) {
        return type.enumConstants().stream().map(FieldInfo::name).toList();
    }

    private static String nameOf(ClassInfo type) {
        var simple = type.simpleName();
        var outer = type.enclosingClass();
        if (outer != null) {
            return outer.withoutPackagePrefix().replace("$", "") + simple;
        }
        var full = type.name().toString();
        return full.startsWith(EVENTS)
                ? capitalised(full.substring(EVENTS.length()).split("\\.", 2)[0]) + simple
                : simple;
    }

    /** {@code PagePersonView} becomes {@code PersonPage}. */
    private static void namePages(OpenAPI document) {
        var renamed = new TreeMap<String, String>();
        schemas(document).forEach((name, schema) -> {
            var item = itemOf(schema);
            if (name.startsWith("Page") && item != null) {
                renamed.put(name, item + "Page");
            }
        });
        rename(document, renamed);
    }

    private static void rename(OpenAPI document, Map<String, String> names) {
        var all = new LinkedHashMap<String, Schema>();
        schemas(document).forEach((name, schema) -> {
            if (all.put(names.getOrDefault(name, name), schema) != null) {
                throw new IllegalStateException("Two types of one name: " + names.getOrDefault(name, name));
            }
        });
        var every = SchemaReach.everySchema(document);
        document.getComponents().setSchemas(all);
        every.forEach(schema -> {
            var reference = schema.getRef();
            if (reference != null && reference.startsWith(PREFIX)) {
                var name = reference.substring(PREFIX.length());
                schema.setRef(PREFIX + names.getOrDefault(name, name));
            }
        });
    }

    private static Map<String, Schema> schemas(OpenAPI document) {
        var schemas = document.getComponents().getSchemas();
        return schemas == null ? Map.of() : schemas;
    }

    private static @Nullable String itemOf(Schema page) {
        var items = page.getProperties() == null ? null : page.getProperties().get("items");
        var reference = items == null || items.getItems() == null
                ? null
                : items.getItems().getRef();
        return reference == null ? null : reference.substring(PREFIX.length());
    }

    /** The scanner numbers types of one name in the order in which it meets them, which is nobody's to rely on. */
    private static void refuseNumbers(OpenAPI document) {
        var numbered = schemas(document).keySet().stream()
                .filter(name -> Character.isDigit(name.charAt(name.length() - 1)))
                .sorted()
                .toList();
        if (!numbered.isEmpty()) {
            throw new IllegalStateException("Types of the same name: give one @Schema(name = …): " + numbered);
        }
    }

    private static void markShared(OpenAPI document, IndexView index) {
        schemas(document).forEach((name, schema) -> {
            var item = name.replaceFirst("Page$", "");
            if (PLAIN.contains(name) || isCommon(index, name) || isCommon(index, item)) {
                schema.addExtension(SHARED, true);
            }
        });
    }

    private static boolean isCommon(IndexView index, String name) {
        return Schemas.classesCalled(index, name).stream()
                .anyMatch(type -> COMMON.stream().anyMatch(type::startsWith));
    }

    private static void nameWhatEveryServiceHas(OpenAPI document) {
        document.getPaths().getPathItems().forEach((path, item) -> {
            var service = path.split("/", 3)[1];
            item.getOperations().values().stream()
                    .filter(operation -> operation.getTags() != null
                            && operation.getTags().stream().anyMatch(TAGS::contains))
                    .forEach(operation -> nameAfter(service, operation));
        });
        if (document.getTags() != null) {
            document.getPaths().getPathItems().keySet().stream()
                    .findFirst()
                    .ifPresent(path -> document.getTags().stream()
                            .filter(tag -> TAGS.contains(tag.getName()))
                            .forEach(tag -> tag.setName(path.split("/", 3)[1] + " " + tag.getName())));
        }
    }

    /** {@code listJobs} of quota becomes {@code listQuotaJobs}. */
    private static void nameAfter(String service, Operation operation) {
        operation.setTags(operation.getTags().stream()
                .map(tag -> TAGS.contains(tag) ? service + " " + tag : tag)
                .toList());
        var id = operation.getOperationId();
        var noun = 0;
        while (noun < id.length() && Character.isLowerCase(id.charAt(noun))) {
            noun++;
        }
        operation.setOperationId(id.substring(0, noun) + capitalised(service) + id.substring(noun));
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
