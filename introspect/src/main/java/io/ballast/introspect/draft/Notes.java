package io.ballast.introspect.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what a spec says otherwise than the schema it was made of, so that nothing is lost in silence. */
final class Notes {
    private final Map<List<String>, List<String>> lines = new LinkedHashMap<>();
    private final Map<List<String>, List<String>> risks = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();
    private final List<String> firm = new ArrayList<>();
    private final List<String> limits = new ArrayList<>();
    private final Map<String, String> behind = new LinkedHashMap<>();
    private final Set<FreshColumn> fresh = new LinkedHashSet<>();

    void ofSpec(String line) {
        add(List.of(), line);
    }

    void ofTable(String table, String line) {
        add(List.of("tables", table), line);
    }

    void ofColumn(String table, String column, String line) {
        add(List.of("tables", table, "columns", column), line);
    }

    /** A table has fewer rows than it would have, or than the user wishes. */
    void limit(String table, String line) {
        ofTable(table, line);
        limits.add(table + ": " + line);
    }

    boolean isLimited(String table) {
        return limits.stream().anyMatch(limit -> limit.startsWith(table + ": "));
    }

    List<String> limits() {
        return limits;
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

    /** A line that does not hold any more. */
    void forget(String table, String column, String line) {
        List<String> path = List.of("tables", table, "columns", column);
        List<String> said = lines.getOrDefault(path, List.of());
        if (said.contains(line)) {
            List<String> left = new ArrayList<>(said);
            left.remove(line);
            lines.remove(path);
            left.forEach(one -> add(path, one));
        }
    }

    /** What was said of the values of a column that has none any more. */
    void forget(String table, String column) {
        lines.remove(List.of("tables", table, "columns", column));
        risks.remove(List.of("tables", table, "columns", column));
    }

    /** As {@link #refuse}, where other values would help. */
    void refuseValues(String line) {
        refuse(line + ". Leave out the table, empty it first, or give these columns values that no row has by a spec of"
                + " your own.");
    }

    /** As {@link #refuse}, where a rule of a table cannot be kept whatever rows there are. */
    void refuseRule(String table, String line) {
        refuse(
                "table \"" + table + "\": " + line
                        + ". Leave out the table, ask for fewer rows of it, or give these columns other values by a spec of your own.");
    }

    /** As {@link #refuseRule}, where no other values and no other number of rows would help. */
    void refuseAnyValues(String table, String line) {
        String refusal = "table \"" + table + "\": " + line + ". Leave out the table.";
        refuse(refusal);
        if (!firm.contains(refusal)) {
            firm.add(refusal);
        }
    }

    /** Refusals whatever the values are. */
    List<String> firm() {
        return firm;
    }

    /** Rows of the spec may break a rule together with rows that are there. */
    void refuse(String line) {
        if (!refusals.contains(line)) {
            refusals.add(line);
        }
    }

    /**
     * Values of a column have to lie behind those that are there.
     *
     * @param ends the column that says where these end; the same one, unless it is the end of a range that begins in this one
     */
    void behind(String table, String column, String ends) {
        behind.put(table + "." + column, ends);
    }

    Map<String, String> behind() {
        return behind;
    }

    /** New values of a column have to be none that rows have which are there. */
    void fresh(FreshColumn column) {
        fresh.add(column);
    }

    Set<FreshColumn> fresh() {
        return fresh;
    }

    List<String> refusals() {
        return refusals;
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
