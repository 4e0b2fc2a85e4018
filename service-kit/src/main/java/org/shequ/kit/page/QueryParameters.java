package org.shequ.kit.page;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import jakarta.ws.rs.QueryParam;

/** The query parameters that a resource method declares: its own, its class's, and those of its parameter objects. */
final class QueryParameters {

    /** @param type of one value */
    record Declared(Class<?> type, boolean repeatable) {}

    private final Map<String, Declared> byName = new HashMap<>();

    private QueryParameters() {}

    static QueryParameters of(Class<?> resourceClass, Method method) {
        var found = new QueryParameters();
        for (var parameter : method.getParameters()) {
            if (!found.add(parameter, parameter.getParameterizedType(), parameter.getName())
                    && mayHoldParameters(parameter)) {
                found.addMembers(parameter.getType());
            }
        }
        found.addMembers(resourceClass);
        return found;
    }

    @Nullable
    Declared find(String name) {
        return byName.get(name);
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
