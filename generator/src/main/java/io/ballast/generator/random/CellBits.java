package io.ballast.generator.random;

import io.ballast.common.bundle.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Hot: the random bits of a cell, a counter-based generator. Each column has a key; the bits of row r are the output number r
 * of a SplitMix64 generator that was started at that key (Steele, Lea and Flood: Fast Splittable Pseudorandom Number
 * Generators, 2014; finaliser: Stafford's Mix13). Any row can be computed alone. Measured by {@code KindBenchmark}.
 */
public final class CellBits {
    /** The odd integer nearest to 2^64 divided by the golden ratio: SplitMix64's step. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private CellBits() {}

    /** 64 uniform bits for this row under this key. */
    public static long at(long key, long row) {
        return mix(key + row * STEP);
    }

    /** SplitMix64's finaliser: a bijection of the 64-bit words in which each input bit changes each output bit half the time. */
    public static long mix(long word) {
        long z = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * A number from 0 to bound - 1 (Lemire: Fast Random Integer Generation in an Interval, 2019, without its rejection step:
     * no number is preferred by more than bound / 2^63).
     *
     * @param bound from 1 to 2^62 - 1
     */
    public static long below(long bits, long bound) {
        return Math.multiplyHigh(bits >>> 1, bound << 1);
    }

    /** A double from 0, inclusive, to 1, exclusive: a multiple of 2^-53. */
    public static double unit(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    /** The key for something named inside the scope of another key; different names give unrelated keys. */
    public static long key(long scope, String... names) {
        MessageDigest digest = Sha256.digest();
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            digest.update(intBytes(bytes.length)); // so that ("ab","c") and ("a","bc") differ
            digest.update(bytes);
        }
        byte[] hash = digest.digest();
        long key = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            key = (key << 8) | (hash[i] & 0xFF);
        }
        return mix(mix(scope) ^ key);
    }

    private static byte[] intBytes(int value) {
        return new byte[] {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
    }
}
