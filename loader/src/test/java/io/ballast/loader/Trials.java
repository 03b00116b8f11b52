package io.ballast.loader;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Trials of one fault at many places: how many, and several at a time, each with a database for itself. */
final class Trials {
    /** A trial waits about as long as it works: for the server, for a pause to end, for a JVM to start. */
    private static final int LANES = 4;

    private Trials() {}

    /** How many: all where CI is true, few in an ordinary build, or as many as {@code -Dballast.NAME} says. */
    static int number(String name, int few, int all) {
        return Integer.getInteger("ballast." + name, "true".equals(System.getenv("CI")) ? all : few);
    }

    /** A number of places, spread evenly from the first to the last of a range of bytes or whatever it is. */
    static List<Long> spread(long first, long last, int places) {
        return LongStream.range(0, places)
                .map(i -> first + i * (last - first) / Math.max(1, places - 1))
                .boxed()
                .toList();
    }

    /** The given number of them, or all if there are fewer, spread evenly. */
    static <T> List<T> spread(List<T> all, int number) {
        int places = Math.min(all.size(), number);
        return IntStream.range(0, places)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / places)))
                .toList();
    }

    /**
     * Does each trial once.
     *
     * @throws AssertionError what the first of them threw that failed
     */
    static <T> void each(List<T> places, Trial<T> trial) throws Exception {
        Queue<T> queue = new ConcurrentLinkedQueue<>(places);
        inLanes(() -> {
            try (LoadTarget target = new LoadTarget()) {
                for (T place = queue.poll(); place != null; place = queue.poll()) {
                    try {
                        trial.at(place, target);
                    } catch (Exception | AssertionError e) {
                        queue.clear();
                        throw new AssertionError("trial at " + place, e);
                    }
                    target.clear();
                }
            }
            return null;
        });
    }

    private static void inLanes(Callable<?> lane) throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < LANES; i++) {
                running.add(lanes.submit(lane));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError failed) {
                throw failed;
            }
            throw e;
        } finally {
            lanes.shutdownNow();
        }
    }

    /** One trial. */
    interface Trial<T> {
        /** Tries it in a database that nothing is in, by the target's only session. */
        void at(T place, LoadTarget target) throws Exception;
    }
}
