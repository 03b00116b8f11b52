package io.ballast.introspect.random;

import java.util.List;
import java.util.Random;

/** Decisions that a seed makes: the same seed makes the same ones. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
        random.nextLong(); // seeds that follow each other begin alike
    }

    /** True once in the given number of times. */
    boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** From 0 up to but not including the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From the first to the last, both included. */
    int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    <T> T of(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    @SafeVarargs
    final <T> T of(T... items) {
        return items[random.nextInt(items.length)];
    }
}
