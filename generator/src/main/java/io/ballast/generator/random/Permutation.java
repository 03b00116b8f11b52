package io.ballast.generator.random;

/**
 * A keyed bijection of the numbers from 0 to size - 1, so that a row's number becomes a random-looking value that no other row
 * has. A balanced Feistel network (Luby and Rackoff 1988; six rounds of SplitMix64's mixer, of which three would make it look
 * random) permutes the words of the next even number of bits, and numbers that fall outside are sent through again until they
 * are inside (cycle walking: Black and Rogaway: Ciphers with Arbitrary Finite Domains, 2002), fewer than four times on average.
 * Immutable.
 */
public final class Permutation {
    private static final int ROUNDS = 6;

    private final long size;
    private final int halfBits;
    private final long halfMask;
    private final long[] roundKeys = new long[ROUNDS];

    /**
     * A permutation.
     *
     * @param size from 1 to 2^62
     */
    public Permutation(long size, long key) {
        if (size < 1 || size > 1L << 62) {
            throw new IllegalArgumentException("cannot permute " + size + " numbers");
        }
        this.size = size;
        this.halfBits = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(size - 1) + 1) / 2);
        this.halfMask = (1L << halfBits) - 1;
        for (int i = 0; i < ROUNDS; i++) {
            roundKeys[i] = CellBits.at(key, i);
        }
    }

    /** The number that this one, from 0 to size - 1, becomes. */
    public long apply(long number) {
        if (number < 0 || number >= size) {
            throw new IllegalArgumentException(number + " is not below " + size);
        }
        long word = number;
        do {
            word = encrypt(word);
        } while (word >= size);
        return word;
    }

    private long encrypt(long word) {
        long left = word >>> halfBits;
        long right = word & halfMask;
        for (long roundKey : roundKeys) {
            long next = left ^ (CellBits.mix(right + roundKey) & halfMask);
            left = right;
            right = next;
        }
        return (left << halfBits) | right;
    }
}
