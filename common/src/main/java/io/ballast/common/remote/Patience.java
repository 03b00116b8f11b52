package io.ballast.common.remote;

import java.time.Duration;

/**
 * How long a server is waited for.
 *
 * @param silence without a byte, after which a transfer counts as broken
 * @param firstPause before a request is made again; each further one is twice as long
 * @param longestPause also where the server names a longer one
 * @param attempts in a row that brought no byte, after which it is given up
 */
record Patience(Duration silence, Duration firstPause, Duration longestPause, int attempts) {
    static final Patience USUAL =
            new Patience(Duration.ofSeconds(30), Duration.ofMillis(200), Duration.ofSeconds(60), 7);

    /** The pause after a number of failures in a row, at least 1. */
    Duration pauseAfter(int failures) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
        return atMost(pause);
    }

    Duration atMost(Duration pause) {
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
