package io.ballast.spec.literal;

import io.ballast.spec.yaml.SpecNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IPv4 networks in CIDR form, such as {@code 10.0.0.0/8}. */
public final class InetNetwork {
    private static final Pattern SYNTAX =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
    private static final int BITS = 32;
    private static final int BYTE_BITS = 8;
    private static final int MAX_BYTE = 255;

    private InetNetwork() {}

    public static String read(SpecNode node) {
        Matcher matcher = SYNTAX.matcher(node.text());
        if (!matcher.matches()) {
            throw node.expected("an IPv4 network, such as 10.0.0.0/8");
        }
        long address = 0;
        for (int i = 1; i <= BITS / BYTE_BITS; i++) {
            int part = Integer.parseInt(matcher.group(i));
            if (part > MAX_BYTE) {
                throw node.expected("an IPv4 network, such as 10.0.0.0/8");
            }
            address = address << BYTE_BITS | part;
        }
        int prefix = Integer.parseInt(matcher.group(5));
        if (prefix > BITS || address % (1L << (BITS - prefix)) != 0) {
            throw node.expected("an IPv4 network whose address has no bits beyond its prefix, such as 10.0.0.0/8");
        }
        return node.text();
    }

    /** How many addresses a network holds. */
    public static long addresses(String network) {
        int prefix = Integer.parseInt(network.substring(network.indexOf('/') + 1));
        return 1L << (BITS - prefix);
    }
}
