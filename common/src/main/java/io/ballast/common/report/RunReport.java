package io.ballast.common.report;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The closing report of a run: a row per phase, and facts worth knowing afterwards.
 *
 * @param command what ran, such as {@code generate} or {@code load}
 * @param subject what it ran on, such as the bundle's directory
 * @param facts named facts in the order to show them, such as {@code rows → 5,000,000}
 */
public record RunReport(
        String command, String subject, List<PhaseTiming> phases, Map<String, String> facts, Duration wall) {
    public RunReport {
        phases = List.copyOf(phases);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
