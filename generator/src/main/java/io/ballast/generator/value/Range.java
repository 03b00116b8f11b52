package io.ballast.generator.value;

import java.util.Scanner;

/**
 * Evenly spaced numbers.
 *
 * @param first the smallest
 * @param count how many; from 1 to 2^62 - 1
 * @param step the distance between neighbours
 */
record Range(long first, long count, long step) {
    /** The largest number of values that can be drawn from. */
    static final long MAX_COUNT = (1L << 62) - 1;

    Range {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("a range of " + count + " values; 1 to 2^62 - 1 can be drawn from");
        }
    }

    /** Whether more numbers lie from min to max than a range can hold. */
    static boolean isTooWide(long min, long max) {
        long distance = max - min;
        return distance < 0 || distance >= MAX_COUNT;
    }

    /** From min to max, both inclusive. */
    static Range closed(long min, long max, long step) {
        return new Range(min, Math.addExact(Math.subtractExact(max, min) / step, 1), step);
    }

    /** The addresses of an IPv4 network in CIDR form. */
    static Range network(String network) {
        Scanner numbers = new Scanner(network).useDelimiter("[./]");
        long address = 0;
        for (int i = 0; i < 4; i++) {
            address = address * 256 + numbers.nextInt();
        }
        return new Range(address, 1L << (32 - numbers.nextInt()), 1);
    }

    /** From {@code from}, inclusive, to {@code to}, exclusive. */
    static Range halfOpen(long from, long to, long step) {
        return new Range(from, (Math.subtractExact(to, from) - 1) / step + 1, step);
    }
}
