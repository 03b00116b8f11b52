package io.ballast.introspect.facts;

import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.TableSettings;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table as the server describes it; a partitioned one stands for all its partitions.
 *
 * @param indexes those that are not behind a key
 * @param partitions null for a table that is not partitioned
 */
public record LiveTable(
        String name,
        LiveRows rows,
        List<LiveColumn> columns,
        LiveConstraints constraints,
        List<LiveIndex> indexes,
        @Nullable PartitionFacts partitions,
        LiveTableTraits traits) {
    public LiveTable {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
    }

    /** A table in the write-ahead log. */
    public LiveTable(
            String name,
            @Nullable String comment,
            LiveRows rows,
            List<LiveColumn> columns,
            LiveConstraints constraints,
            List<LiveIndex> indexes,
            @Nullable PartitionFacts partitions,
            List<String> others) {
        this(
                name,
                rows,
                columns,
                constraints,
                indexes,
                partitions,
                new LiveTableTraits(comment, false, TableSettings.NONE, Inheritance.NONE, others));
    }

    /** Its name alone, where it goes by that of its schema too. */
    public String plainName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Nullable
    public String comment() {
        return traits.comment();
    }

    /** What belongs to it and no spec can say, in words. */
    public List<String> others() {
        return traits.others();
    }

    /** The columns of the primary key, the unique keys and the unique indexes. */
    public Stream<List<String>> keys() {
        return Stream.of(
                        Stream.of(constraints.primaryKey()),
                        constraints.uniqueKeys().stream(),
                        indexes.stream().filter(LiveIndex::unique).map(LiveIndex::columns))
                .flatMap(keys -> keys)
                .filter(key -> !key.isEmpty());
    }

    /** Whether a key compares values of the column without regard to case. */
    public boolean ignoresCase(LiveColumn column) {
        boolean isKeyed = keys().anyMatch(key -> key.contains(column.name()));
        return (isKeyed && column.type().ignoresCase())
                || indexes.stream().anyMatch(index -> index.ignoresCaseOf(column.name()));
    }

    /** The same table with other checks. */
    public LiveTable withChecks(List<CheckFacts> others) {
        return new LiveTable(name, rows, columns, constraints.withChecks(others), indexes, partitions, traits);
    }

    /** The same table with other exclusion constraints. */
    public LiveTable withExclusions(List<LiveExclusion> others) {
        return new LiveTable(name, rows, columns, constraints.withExclusions(others), indexes, partitions, traits);
    }

    /** The same table with other indexes. */
    public LiveTable withIndexes(List<LiveIndex> others) {
        return new LiveTable(name, rows, columns, constraints, others, partitions, traits);
    }

    /** The same table with other rows, of which all is known. */
    public LiveTable withRows(long count, List<LiveColumn> otherColumns, List<ForeignKeyFacts> otherKeys) {
        return new LiveTable(
                name,
                new LiveRows(count, true),
                otherColumns,
                constraints.withForeignKeys(otherKeys),
                indexes,
                partitions,
                traits);
    }
}
