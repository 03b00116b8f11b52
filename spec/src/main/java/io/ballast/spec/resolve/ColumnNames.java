package io.ballast.spec.resolve;

import io.ballast.spec.yaml.SpecNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads lists of a table's own columns. */
final class ColumnNames {
    /** PostgreSQL's limit for the columns of a key or an index (INDEX_MAX_KEYS). */
    static final int MAX_KEY_COLUMNS = 32;

    private ColumnNames() {}

    static List<String> read(SpecNode node, List<String> known) {
        List<SpecNode> items = node.items();
        Set<String> seen = new HashSet<>();
        for (SpecNode item : items) {
            if (!seen.add(one(item, known))) {
                throw item.refused("column \"" + item.text() + "\" is a duplicate");
            }
        }
        if (items.size() > MAX_KEY_COLUMNS) {
            throw node.refused("expected at most " + MAX_KEY_COLUMNS + " columns, found " + items.size());
        }
        return items.stream().map(SpecNode::text).toList();
    }

    static String one(SpecNode node, List<String> known) {
        if (!known.contains(node.text())) {
            throw node.unknown("column", node.text(), known);
        }
        return node.text();
    }
}
