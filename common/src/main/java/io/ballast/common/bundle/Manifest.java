package io.ballast.common.bundle;

import io.ballast.common.schema.SqlPart;
import io.ballast.common.schema.SqlParts;
import io.ballast.common.schema.View;
import java.util.ArrayList;
import java.util.List;

/**
 * What a load knows of its source before it reads a row: the tables, their shards, and how each shard is written.
 *
 * @param dataset what the journal calls the source's rows
 * @param descriptionSha256 of what describes the source, whether a descriptor, a spec or a command line: another one when the tables may come
 *     out differently; 64 lower-case hexadecimal digits
 * @param dialect of the CSV that a {@link ShardReader} of the source hands out
 * @param tables parents before their children
 * @param views each after those that it shows
 * @param omitted what the source has besides, in words, and the load is to do without
 */
public record Manifest(
        String dataset,
        String descriptionSha256,
        CsvDialect dialect,
        List<SourceTable> tables,
        List<View> views,
        List<String> omitted) {
    public Manifest {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        omitted = List.copyOf(omitted);
    }

    public Manifest(
            String dataset, String descriptionSha256, CsvDialect dialect, List<SourceTable> tables, List<View> views) {
        this(dataset, descriptionSha256, dialect, tables, views, List.of());
    }

    /** What has no views. */
    public Manifest(String dataset, String descriptionSha256, CsvDialect dialect, List<SourceTable> tables) {
        this(dataset, descriptionSha256, dialect, tables, List.of());
    }

    /** What of it is made by SQL text that came along. */
    public List<SqlPart> sqlParts() {
        return SqlParts.of(tables.stream().map(SourceTable::schema).toList(), views);
    }

    /** The same without these parts. */
    public Manifest withoutSql() {
        List<SourceTable> others = tables.stream()
                .map(table -> new SourceTable(SqlParts.without(table.schema()), table.shards(), table.known()))
                .toList();
        List<String> all = new ArrayList<>(omitted);
        sqlParts().stream().map(SqlPart::what).forEach(all::add);
        return new Manifest(dataset, descriptionSha256, dialect, others, List.of(), all);
    }

    /** Whether the fact is known of every shard. */
    public boolean knows(ShardFact fact) {
        return tables.stream().allMatch(table -> table.knows(fact));
    }

    public long rows() {
        return tables.stream().mapToLong(SourceTable::rows).sum();
    }

    public long rawBytes() {
        return tables.stream().mapToLong(SourceTable::rawBytes).sum();
    }

    public long sizeBytes() {
        return tables.stream().mapToLong(SourceTable::sizeBytes).sum();
    }
}
