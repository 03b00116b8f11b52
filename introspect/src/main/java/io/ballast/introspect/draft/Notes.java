package io.ballast.introspect.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what a spec says otherwise than the schema it was made of, so that nothing is lost in silence. */
final class Notes {
    private final Map<List<String>, List<String>> lines = new LinkedHashMap<>();
    private final Map<List<String>, List<String>> risks = new LinkedHashMap<>();

    void ofSpec(String line) {
        add(List.of(), line);
    }

    void ofTable(String table, String line) {
        add(List.of("tables", table), line);
    }

    void ofColumn(String table, String column, String line) {
        add(List.of("tables", table, "columns", column), line);
    }

    /** Rows of the spec may break a rule that the table has there. */
    void riskOfTable(String table, String line) {
        ofTable(table, line);
        add(risks, List.of("tables", table), line);
    }

    /** As {@link #riskOfTable}, by the values of a column. */
    void riskOfColumn(String table, String column, String line) {
        ofColumn(table, column, line);
        add(risks, List.of("tables", table, "columns", column), line);
    }

    /** What was said of the values of a column that has none any more. */
    void forget(String table, String column) {
        lines.remove(List.of("tables", table, "columns", column));
        risks.remove(List.of("tables", table, "columns", column));
    }

    Map<List<String>, List<String>> all() {
        return lines;
    }

    Map<List<String>, List<String>> risks() {
        return risks;
    }

    private void add(List<String> path, String line) {
        add(lines, path, line);
    }

    private static void add(Map<List<String>, List<String>> to, List<String> path, String line) {
        List<String> there = to.computeIfAbsent(path, key -> new ArrayList<>());
        if (!there.contains(line)) {
            there.add(line);
        }
    }
}
