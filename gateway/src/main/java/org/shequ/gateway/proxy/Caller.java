package org.shequ.gateway.proxy;

/**
 * Who asked, as the service behind shall see it.
 *
 * @param address of the caller, behind any trusted proxy
 * @param host as asked for
 * @param scheme as asked with, before TLS was ended
 */
public record Caller(String address, String host, String scheme) {

    /** Value of the Forwarded header (RFC 7239). */
    String forwarded() {
        var node = address.contains(":") ? "\"[" + address + "]\"" : address;
        return "for=" + node + ";host=\"" + host.replaceAll("[^A-Za-z0-9.:\\[\\]_-]", "") + "\";proto=" + scheme;
    }
}
