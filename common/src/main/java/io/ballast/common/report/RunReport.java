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
        String command, String subject, List<PhaseTiming> phases, Map<String, Fact> facts, Duration wall) {
    /** The fact of each table's rows, whose text is a line for each table. */
    public static final String ROWS_OF_TABLES = "rows of tables";

    public RunReport {
        phases = List.copyOf(phases);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** The facts as lines for people, by what these begin with. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        facts.forEach((name, fact) -> {
            if (name.equals(ROWS_OF_TABLES) && fact.value() instanceof Map<?, ?> rows) {
                rows.forEach((table, number) -> texts.put("rows of " + table, Fact.grouped((Long) number)));
            } else {
                texts.put(name, fact.text());
            }
        });
        return texts;
    }
}
