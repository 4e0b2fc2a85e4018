package org.shequ.gateway.operation;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One path of the interface document.
 *
 * @param template as the document writes it, {@code /quota/v1/accounts/{id}}
 * @param permissions by method in capitals: any one of them is enough; empty where the document names none
 */
public record Resource(String template, Map<String, Set<String>> permissions) {

    public boolean knows(String method) {
        return permissions.containsKey(method) || method.equals("HEAD") && permissions.containsKey("GET");
    }

    /** Whether somebody with these permissions may call it, as far as the document tells: the service judges again. */
    public boolean permits(String method, Collection<String> granted) {
        var wanted = wanted(method);
        if (wanted == null || wanted.isEmpty()) {
            return true;
        }
        for (var one : wanted) {
            if (granted.contains(one)) {
                return true;
            }
        }
        return false;
    }

    /** The permission to name to somebody who lacks it. */
    public String requires(String method) {
        var wanted = wanted(method);
        return wanted == null ? "" : String.join(", ", new TreeSet<>(wanted));
    }

    private @Nullable Set<String> wanted(String method) {
        var own = permissions.get(method);
        return own == null && method.equals("HEAD") ? permissions.get("GET") : own;
    }

    /** The methods that it knows, as the header Allow lists them. */
    public String allow() {
        var methods = new TreeSet<>(permissions.keySet());
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }
}
