package org.shequ.kit.problem;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** Turns the property path of a broken constraint into a pointer, by the annotations of the resource method. */
final class ViolationPointers {

    /**
     * @param body whether it points into the request body
     * @param result whether it is about what a method returned, so not about the request at all
     */
    record Place(String pointer, boolean body, boolean result) {}

    private ViolationPointers() {}

    static Place of(ConstraintViolation<?> violation) {
        var nodes = violation.getPropertyPath().iterator();
        if (!nodes.hasNext()) {
            return new Place("", true, false);
        }
        var first = nodes.next();
        if (first.getKind() != ElementKind.METHOD && first.getKind() != ElementKind.CONSTRUCTOR) {
            return new Place(steps(first, nodes), true, false);
        }
        if (!nodes.hasNext()) {
            return new Place("", true, false);
        }
        var second = nodes.next();
        if (second.getKind() == ElementKind.RETURN_VALUE) {
            return new Place("", false, true);
        }
        if (second.getKind() != ElementKind.PARAMETER) {
            return new Place("", true, false);
        }
        return parameter(violation.getRootBeanClass(), first, second, nodes);
    }

    private static Place parameter(
            @Nullable Class<?> owner, Path.Node methodNode, Path.Node parameterNode, Iterator<Path.Node> rest) {
        var index = parameterNode.as(Path.ParameterNode.class).getParameterIndex();
        var method = find(
                owner,
                methodNode.getName(),
                methodNode.as(Path.MethodNode.class).getParameterTypes());
        if (method == null) {
            return new Place(steps(null, rest), true, false);
        }
        var parameter = method.getParameters()[index];
        var outside = outside(parameter);
        if (outside != null) {
            return new Place(outside, false, false);
        }
        if (!rest.hasNext()) {
            return new Place("", true, false);
        }
        var member = rest.next();
        var memberPlace = memberOutside(parameter.getType(), member.getName());
        return memberPlace != null ? new Place(memberPlace, false, false) : new Place(steps(member, rest), true, false);
    }

    private static @Nullable Method find(@Nullable Class<?> owner, String name, List<Class<?>> parameterTypes) {
        Method found = null;
        // the class that the annotations were written on stands above the framework's subclasses
        for (var type = owner; type != null; type = type.getSuperclass()) {
            for (var method : type.getDeclaredMethods()) {
                if (method.getName().equals(name)
                        && !method.isSynthetic()
                        && List.of(method.getParameterTypes()).equals(parameterTypes)) {
                    found = method;
                }
            }
        }
        return found;
    }

    private static @Nullable String memberOutside(Class<?> holder, @Nullable String member) {
        for (Class<?> type = holder; type != null && type != Object.class; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (field.getName().equals(member)) {
                    return outside(field);
                }
            }
        }
        return null;
    }

    private static @Nullable String outside(AnnotatedElement element) {
        for (var annotation : element.getAnnotations()) {
            var place = switch (annotation) {
                case QueryParam query -> "/query/" + query.value();
                case PathParam path -> "/path/" + path.value();
                case HeaderParam header -> "/header/" + header.value();
                case CookieParam cookie -> "/cookie/" + cookie.value();
                default -> null;
            };
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    private static String steps(Path.@Nullable Node first, Iterator<Path.Node> rest) {
        var nodes = new ArrayList<Path.Node>();
        if (first != null) {
            nodes.add(first);
        }
        rest.forEachRemaining(nodes::add);
        var pointer = new StringBuilder();
        for (var node : nodes) {
            if (node.isInIterable()) {
                if (node.getIndex() != null) {
                    pointer.append('/').append(node.getIndex());
                } else if (node.getKey() != null) {
                    pointer.append('/').append(JsonProblems.escape(node.getKey().toString()));
                }
            }
            if (node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                pointer.append('/').append(JsonProblems.escape(node.getName()));
            }
        }
        return pointer.toString();
    }
}
