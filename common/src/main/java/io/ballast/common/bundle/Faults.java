package io.ballast.common.bundle;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Gathers the faults of a verification from many threads: the first for each file, and no more of them than can be shown. */
final class Faults {
    private final TreeMap<String, Verification.Fault> byPath = new TreeMap<>();
    private long count;

    synchronized void add(Verification.Kind kind, String path, String message) {
        if (byPath.containsKey(path)) {
            return;
        }
        count++;
        byPath.put(path, new Verification.Fault(kind, path, message));
        if (byPath.size() > Verification.MAX_FAULTS) {
            byPath.pollLastEntry();
        }
    }

    synchronized long count() {
        return count;
    }

    synchronized List<Verification.Fault> sorted() {
        return byPath.values().stream()
                .sorted(Comparator.comparing(Verification.Fault::path))
                .toList();
    }
}
