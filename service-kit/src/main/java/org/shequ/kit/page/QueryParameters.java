package org.shequ.kit.page;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import jakarta.ws.rs.QueryParam;

/** The query parameters that a resource method declares: its own, its class's, and those of its parameter objects. */
record QueryParameters(Set<String> names, Set<String> repeatable) {

    static QueryParameters of(Class<?> resourceClass, Method method) {
        var found = new QueryParameters(new HashSet<>(), new HashSet<>());
        for (var parameter : method.getParameters()) {
            if (!found.add(parameter, parameter.getType(), parameter.getName()) && mayHoldParameters(parameter)) {
                found.addMembers(parameter.getType());
            }
        }
        found.addMembers(resourceClass);
        return found;
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
                add(field, field.getType(), field.getName());
            }
            for (var setter : type.getDeclaredMethods()) {
                if (setter.getParameterCount() == 1) {
                    add(setter, setter.getParameterTypes()[0], setter.getName());
                }
            }
            for (var constructor : type.getDeclaredConstructors()) {
                for (var parameter : constructor.getParameters()) {
                    add(parameter, parameter.getType(), parameter.getName());
                }
            }
        }
    }

    private boolean add(AnnotatedElement element, Class<?> type, String memberName) {
        var name = nameOf(element, memberName);
        if (name == null) {
            return false;
        }
        names.add(name);
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            repeatable.add(name);
        }
        return true;
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
