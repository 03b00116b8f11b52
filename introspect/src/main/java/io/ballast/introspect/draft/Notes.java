package io.ballast.introspect.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what a spec says otherwise than the schema it was made of, so that nothing is lost in silence. */
final class Notes {
    private final Map<List<String>, List<String>> lines = new LinkedHashMap<>();

    void ofSpec(String line) {
        add(List.of(), line);
    }

    void ofTable(String table, String line) {
        add(List.of("tables", table), line);
    }

    void ofColumn(String table, String column, String line) {
        add(List.of("tables", table, "columns", column), line);
    }

    Map<List<String>, List<String>> all() {
        return lines;
    }

    private void add(List<String> path, String line) {
        List<String> there = lines.computeIfAbsent(path, key -> new ArrayList<>());
        if (!there.contains(line)) {
            there.add(line);
        }
    }
}
