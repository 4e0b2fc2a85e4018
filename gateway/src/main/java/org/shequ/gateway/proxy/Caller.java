package org.shequ.gateway.proxy;

import java.util.regex.Pattern;

/**
 * Who asked, as the service behind shall see it.
 *
 * @param address of the caller, behind any trusted proxy
 * @param host as asked for
 * @param scheme as asked with, before TLS was ended
 */
public record Caller(String address, String host, String scheme) {

    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9.:\\[\\]_-]");

    /** Value of the Forwarded header (RFC 7239). */
    String forwarded() {
        var node = address.contains(":") ? "\"[" + address + "]\"" : address;
        return "for=" + node + ";host=\"" + plain(host) + "\";proto=" + scheme;
    }

    private static String plain(String host) {
        for (var i = 0; i < host.length(); i++) {
            if (!allowed(host.charAt(i))) {
                return UNUSUAL.matcher(host).replaceAll("");
            }
        }
        return host;
    }

    private static boolean allowed(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || ".:[]_-".indexOf(c) >= 0;
    }
}
