package io.ballast.bench.record;

import io.ballast.bench.result.Recorded.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples of one run, close together in a short one and wider apart the longer it goes on: whenever there are more than
 * {@value #MAX_SAMPLES} of them, every other one goes and those to come are wider apart. Safe for use by many threads.
 */
final class Timeline {
    /** The last is that of the looks at the server, and the others divide it, so that these stay in step. */
    private static final List<Integer> SPACINGS_MILLIS = List.of(10, 20, 50, 100);

    private static final int MAX_SAMPLES = 40;

    private final List<Sample> samples = new ArrayList<>();
    private int spacing;

    synchronized void add(Sample sample) {
        samples.add(sample);
        if (samples.size() > MAX_SAMPLES && spacing < SPACINGS_MILLIS.size() - 1) {
            spacing++;
            for (int i = samples.size() - 2; i > 0; i -= 2) {
                samples.remove(i);
            }
        }
    }

    /** How long to wait before the next. */
    synchronized int spacingMillis() {
        return SPACINGS_MILLIS.get(spacing);
    }

    synchronized List<Sample> samples() {
        return List.copyOf(samples);
    }
}
