package io.ballast.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One order for the phases of all strategies. */
final class PhaseOrder {
    private PhaseOrder() {}

    /**
     * Each phase once, behind all that come before it in any of the sequences; in the order of their first mention where that
     * leaves a choice, or where two sequences contradict each other.
     */
    static List<String> of(List<List<String>> sequences) {
        Set<String> left = new LinkedHashSet<>();
        sequences.forEach(left::addAll);
        List<String> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            String next = left.stream()
                    .filter(phase -> sequences.stream().allMatch(sequence -> isNext(phase, sequence, left)))
                    .findFirst()
                    .orElseGet(() -> left.iterator().next());
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private static boolean isNext(String phase, List<String> sequence, Set<String> left) {
        return sequence.stream()
                .takeWhile(before -> !before.equals(phase))
                .noneMatch(before -> sequence.contains(phase) && left.contains(before));
    }
}
