package io.ballast.loader.analysis;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * What {@link Analysis} found in one schema, all of it in one snapshot of the database.
 *
 * @param subject in JSON its members stand beside the others, without an object of their own
 * @param tables largest first by exact rows, then by name
 * @param databases every database of the server, largest first, those of unknown size last
 * @param childrenPerParent one per foreign key of the schema's tables, by child table and columns
 * @param columns of all tables, in the order of the tables' names
 * @param indexes largest first
 * @param bloat one for each table, largest first
 * @param cache one for each table, by name
 */
public record AnalysisReport(
        @JsonUnwrapped AnalyzedSchema subject,
        List<TableFacts> tables,
        List<DatabaseSize> databases,
        List<ChildrenPerParent> childrenPerParent,
        List<ColumnFacts> columns,
        List<IndexFacts> indexes,
        List<BloatFacts> bloat,
        List<CacheFacts> cache) {
    public AnalysisReport {
        tables = List.copyOf(tables);
        databases = List.copyOf(databases);
        childrenPerParent = List.copyOf(childrenPerParent);
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        bloat = List.copyOf(bloat);
        cache = List.copyOf(cache);
    }

    /** Exact rows of all tables together. */
    public long rows() {
        return tables.stream().mapToLong(TableFacts::rows).sum();
    }

    /** Size of all tables together, indexes and TOAST included. */
    public long totalBytes() {
        return tables.stream().mapToLong(TableFacts::totalBytes).sum();
    }
}
