package org.shequ.kit.page;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import jakarta.ws.rs.QueryParam;

/**
 * The query parameters that an operation declares, and the check of what it was given: a misspelt filter must not silently
 * widen a list.
 */
public final class QueryParameters {

    private static final int LONGEST_SHOWN = 64;

    /** @param type of one value */
    private record Declared(Class<?> type, boolean repeatable) {}

    private static final String SORT = "sort";

    private final Map<String, Declared> byName = new HashMap<>();
    private List<String> sorts = List.of();

    private QueryParameters() {}

    /** Those of an operation that is not a resource method, by name and type; each may be given once. */
    public static QueryParameters of(Map<String, Class<?>> types) {
        var found = new QueryParameters();
        types.forEach((name, type) -> found.byName.put(name, new Declared(type, false)));
        return found;
    }

    /** Those of a resource method: its own, its class's, and those of its parameter objects. */
    static QueryParameters of(Class<?> resourceClass, Method method) {
        var found = new QueryParameters();
        for (var parameter : method.getParameters()) {
            if (!found.add(parameter, parameter.getParameterizedType(), parameter.getName())
                    && mayHoldParameters(parameter)) {
                found.addMembers(parameter.getType());
            }
        }
        found.addMembers(resourceClass);
        var sorted = method.getAnnotation(Sorted.class);
        found.sorts = sorted == null ? List.of() : List.of(sorted.value());
        return found;
    }

    /**
     * Refuses parameters that are not declared, repeated ones where one is taken, and values that are not of the declared
     * type.
     */
    public void check(Map<String, List<String>> given) {
        var unknown = ProblemException.of(
                CommonProblem.UNKNOWN_PARAMETER,
                given.keySet().stream()
                        .filter(name -> !byName.containsKey(name))
                        .map(QueryParameters::shown)
                        .collect(Collectors.joining(", ")));
        var malformed = ProblemException.of(CommonProblem.MALFORMED_REQUEST);
        given.forEach((name, values) -> {
            var parameter = byName.get(name);
            if (parameter == null) {
                unknown.violation(
                        pointer(name), "UNKNOWN_PARAMETER", "is not a parameter of this operation", "不是本操作的参数");
            } else if (values.size() > 1 && !parameter.repeatable()) {
                malformed.violation(pointer(name), "REPEATED", "must be given once", "只能给出一次");
            } else if (name.equals(SORT) && !sorts.isEmpty() && !sorts.containsAll(values)) {
                var choices = String.join(", ", sorts);
                malformed.violation(pointer(name), "ENUM", "must be one of: " + choices, "必须是下列之一：" + choices);
            } else {
                values.stream()
                        .map(value -> QueryValue.refusal(parameter.type(), value))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(expected -> malformed.violation(
                                pointer(name), expected.rule(), expected.english(), expected.chinese()));
            }
        });
        if (!unknown.violations().isEmpty()) {
            throw unknown;
        }
        if (!malformed.violations().isEmpty()) {
            throw malformed;
        }
    }

    /** The name is the caller's text: cut to a length and to characters that harm nobody. */
    private static String shown(String name) {
        return (name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) : name)
                .replaceAll("[^A-Za-z0-9_.-]", "?");
    }

    private static String pointer(String name) {
        return "/query/" + shown(name);
    }

    private static boolean mayHoldParameters(Parameter parameter) {
        var type = parameter.getType();
        return !type.isPrimitive()
                && !type.isArray()
                && !type.isEnum()
                && !type.getName().startsWith("java.");
    }

    private void addMembers(Class<?> holder) {
        for (Class<?> type = holder; type != null && type != Object.class; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                add(field, field.getGenericType(), field.getName());
            }
            for (var setter : type.getDeclaredMethods()) {
                if (setter.getParameterCount() == 1) {
                    add(setter, setter.getGenericParameterTypes()[0], setter.getName());
                }
            }
            for (var constructor : type.getDeclaredConstructors()) {
                for (var parameter : constructor.getParameters()) {
                    add(parameter, parameter.getParameterizedType(), parameter.getName());
                }
            }
        }
    }

    private boolean add(AnnotatedElement element, Type type, String memberName) {
        var name = nameOf(element, memberName);
        if (name == null) {
            return false;
        }
        byName.put(name, declared(type));
        return true;
    }

    private static Declared declared(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.isArray() ? new Declared(plain.getComponentType(), true) : new Declared(plain, false);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            var element = generic.getActualTypeArguments()[0] instanceof Class<?> known ? known : Object.class;
            return new Declared(element, Collection.class.isAssignableFrom(raw));
        }
        return new Declared(Object.class, false);
    }

    private static @Nullable String nameOf(AnnotatedElement element, String memberName) {
        var standard = element.getAnnotation(QueryParam.class);
        if (standard != null) {
            return standard.value();
        }
        var quarkus = element.getAnnotation(RestQuery.class);
        if (quarkus == null) {
            return null;
        }
        return quarkus.value().isEmpty() ? memberName : quarkus.value();
    }
}
