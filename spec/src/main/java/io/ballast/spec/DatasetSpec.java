package io.ballast.spec;

import io.ballast.common.bundle.TableSelection;
import io.ballast.common.schema.View;
import java.util.List;

/**
 * A dataset spec, checked and resolved: every name resolves, every parameter is in range.
 *
 * @param tables parents before their children; otherwise in the order of the file
 * @param views each after those that it shows
 * @param only the tables whose rows are generated, in the order of {@code tables}; empty for all. The others are there for
 *     values that depend on them
 */
public record DatasetSpec(String name, long seed, List<TableSpec> tables, List<View> views, List<String> only) {
    public DatasetSpec {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        only = List.copyOf(only);
    }

    /** A spec of which all tables are generated. */
    public DatasetSpec(String name, long seed, List<TableSpec> tables, List<View> views) {
        this(name, seed, tables, views, List.of());
    }

    /** A spec without views. */
    public DatasetSpec(String name, long seed, List<TableSpec> tables) {
        this(name, seed, tables, List.of());
    }

    public TableSpec table(String tableName) {
        return tables.stream()
                .filter(table -> table.name().equals(tableName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + tableName));
    }

    /** Whether rows of the table are generated; those of a table that exists are there. */
    public boolean generates(TableSpec table) {
        return !table.exists() && !isOmitted(table);
    }

    /** Whether others were chosen. */
    public boolean isOmitted(TableSpec table) {
        return !only.isEmpty() && !only.contains(table.name());
    }

    /** The names of the tables that are not generated because others were chosen. */
    public List<String> omitted() {
        return tables.stream().filter(this::isOmitted).map(TableSpec::name).toList();
    }

    /**
     * The same spec with some of its tables; those that are left have the rows that they have in all of it.
     *
     * @param source what messages call the spec, such as {@code spec users}
     * @throws io.ballast.common.error.BallastException (INPUT_REFUSED) when a name is none of the tables', or no table is left
     */
    public DatasetSpec choosing(TableSelection selection, String source) {
        if (selection.isAll()) {
            return this;
        }
        List<String> before =
                tables.stream().filter(this::generates).map(TableSpec::name).toList();
        List<String> chosen = selection.of(source, before);
        return new DatasetSpec(name, seed, tables, views, chosen.size() == tables.size() ? List.of() : chosen);
    }
}
