package io.ballast.loader.plan;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that keeps the tables of a target from being loaded, gathered so that one run names everything. */
final class Misfits {
    private final Map<String, List<String>> byRemedy = new LinkedHashMap<>();

    /**
     * Notes one.
     *
     * @param what a sentence without its full stop
     * @param remedy what to do about it, a sentence or more; said once for all that share it
     */
    void add(String what, String remedy) {
        byRemedy.computeIfAbsent(remedy, key -> new ArrayList<>()).add(what);
    }

    /** Refuses the target if anything was noted. */
    void refuse() {
        List<String> parts = new ArrayList<>();
        byRemedy.forEach((remedy, misfits) -> parts.add(String.join(". ", misfits) + ". " + remedy));
        if (!parts.isEmpty()) {
            throw new BallastException(ErrorCategory.TARGET_REFUSED, String.join(" ", parts));
        }
    }
}
