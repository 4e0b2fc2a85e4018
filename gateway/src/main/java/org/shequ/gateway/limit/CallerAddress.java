package org.shequ.gateway.limit;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Where a request really comes from, when trusted proxies stand in front. */
public final class CallerAddress {

    private static final int LONGEST_CHAIN = 20;
    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final List<Network> trusted;

    /** @param bytes of the network's address, compared over the first bits only */
    private record Network(byte[] bytes, int bits) {

        static Network parse(String cidr) {
            var slash = cidr.indexOf('/');
            var address = literal(slash < 0 ? cidr : cidr.substring(0, slash));
            if (address == null) {
                throw new IllegalArgumentException("shequ.gateway.trusted-proxies: no network: " + cidr);
            }
            var most = address.length * 8;
            var bits = slash < 0 ? most : Integer.parseInt(cidr.substring(slash + 1));
            if (bits < 0 || bits > most) {
                throw new IllegalArgumentException("shequ.gateway.trusted-proxies: no network: " + cidr);
            }
            return new Network(address, bits);
        }

        boolean contains(byte[] address) {
            if (address.length != bytes.length) {
                return false;
            }
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (bytes[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    public CallerAddress(List<String> trustedProxies) {
        trusted = trustedProxies.stream().map(String::strip).map(Network::parse).toList();
    }

    /** Whether this peer may say who is behind it. */
    public boolean trusts(String peer) {
        if (trusted.isEmpty()) {
            return false;
        }
        var address = literal(peer);
        return address != null && trusted.stream().anyMatch(network -> network.contains(address));
    }

    /**
     * The last address that no trusted proxy wrote about itself.
     *
     * @param forwardedFor all X-Forwarded-For values in order
     */
    public String of(String peer, List<String> forwardedFor) {
        if (!trusts(peer)) {
            return peer;
        }
        var chain = String.join(",", forwardedFor).split(",", -1);
        var address = peer;
        for (var i = chain.length - 1; i >= 0 && i >= chain.length - LONGEST_CHAIN; i--) {
            var said = chain[i].strip();
            if (literal(said) == null) {
                return address;
            }
            address = said;
            if (!trusts(said)) {
                return address;
            }
        }
        return address;
    }

    /** What counts as one caller: an IPv4 address, or the /64 network that one IPv6 household or office gets. */
    public static String bucketOf(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        var bytes = literal(address);
        if (bytes == null || bytes.length == 4) {
            return address;
        }
        return Arrays.toString(Arrays.copyOf(bytes, 8));
    }

    private static byte @Nullable [] literal(String text) {
        if (text.isEmpty() || !LITERAL.matcher(text).matches()) {
            return null;
        }
        try {
            // the text is a literal, so that no name is ever looked up
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
