package io.ballast.loader.plan;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that keeps the tables of a target from being loaded, gathered so that one run names everything. */
final class Misfits {
    private final Map<Hint, List<String>> byHint = new LinkedHashMap<>();

    /**
     * Notes one.
     *
     * @param what a sentence without its full stop
     * @param hint what to do about it; said once for all that share it
     */
    void add(String what, Hint hint) {
        byHint.computeIfAbsent(hint, key -> new ArrayList<>()).add(what);
    }

    /** Refuses the target if anything was noted. */
    void refuse() {
        List<Finding> findings = new ArrayList<>();
        byHint.forEach((hint, misfits) -> misfits.forEach(what -> findings.add(new Finding(what + ".", hint))));
        if (!findings.isEmpty()) {
            throw new BallastException(ErrorCategory.TARGET_REFUSED, findings, null);
        }
    }
}
