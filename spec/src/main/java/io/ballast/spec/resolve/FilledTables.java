package io.ballast.spec.resolve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All tables of a spec while the columns of their references are filled. */
final class FilledTables {
    private final Map<String, FilledTable> tables = new LinkedHashMap<>();

    FilledTables(List<TableDraft> drafts) {
        for (TableDraft table : drafts) {
            tables.put(table.name(), FilledTable.of(table));
        }
    }

    boolean has(String name) {
        return tables.containsKey(name);
    }

    Set<String> names() {
        return tables.keySet();
    }

    FilledTable of(TableDraft table) {
        return of(table.name());
    }

    FilledTable of(String name) {
        FilledTable filled = tables.get(name);
        if (filled == null) {
            throw new IllegalArgumentException("no table " + name);
        }
        return filled;
    }

    /** The parent, whose name the reader has checked; null for a table with rows of its own. */
    @Nullable
    FilledTable parentOf(FilledTable table) {
        String name = table.draft().parent();
        return name == null ? null : of(name);
    }
}
