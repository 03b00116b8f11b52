package io.ballast.loader.plan;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.Exclusion;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of what a load makes for a table. */
public final class MadeNames {
    private MadeNames() {}

    /** The table and its partitions. */
    public static List<String> tables(TableSchema table) {
        return StagingSql.allTables(table);
    }

    /** The tables among them that hold rows: the partitions, or the table itself. */
    public static List<String> storedTables(TableSchema table) {
        return StagingSql.storedTables(table);
    }

    /** Sequences of identities and serials. */
    static List<String> sequences(TableSchema table) {
        return table.columns().stream()
                .filter(Column::hasSequence)
                .map(column -> ObjectNames.sequence(table, column))
                .toList();
    }

    /** Keys and indexes, which share the namespace of tables. */
    static List<String> indexes(TableSchema table) {
        List<String> names = new ArrayList<>();
        if (!table.primaryKey().isEmpty()) {
            names.add(ObjectNames.primaryKey(table));
        }
        for (UniqueKey key : table.uniqueKeys()) {
            names.add(ObjectNames.uniqueKey(table, key));
        }
        for (Index index : table.indexes()) {
            names.add(ObjectNames.index(table, index));
        }
        for (Exclusion exclusion : table.constraints().exclusions()) {
            names.add(ObjectNames.exclusion(table, exclusion));
        }
        return names;
    }

    /** Keys, indexes, checks and foreign keys. */
    static Set<String> objects(TableSchema table) {
        Set<String> names = new LinkedHashSet<>(indexes(table));
        names.addAll(ObjectNames.constraints(table));
        return names;
    }
}
