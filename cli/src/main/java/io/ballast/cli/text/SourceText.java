package io.ballast.cli.text;

import io.ballast.common.bundle.ShardFact;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceSummary;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.TableSchema;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What is in a source, for people. */
public final class SourceText {
    private SourceText() {}

    /**
     * The source.
     *
     * @param width of the lines, as far as single words allow
     */
    public static String text(ShardSource source, SourceSummary summary, int width) {
        boolean counted = summary.tables().stream().allMatch(table -> table.knows(ShardFact.ROWS));
        StringBuilder text = new StringBuilder();
        StringBuilder title = new StringBuilder(capital(source.kind()) + ' ' + source.name());
        title.append(": dataset ").append(summary.dataset());
        summary.facts().forEach(fact -> title.append(", ").append(fact));
        title.append(counted ? "" : "; rows and CSV are estimated from the first rows of each file");
        text.append(Wrapped.hanging("", title.toString(), width));
        text.append(
                counted
                        ? tables(summary.tables(), ">rows", ">shards", ">CSV", width)
                        : tables(summary.tables(), ">about rows", ">files", ">about CSV", width));
        summary.tables().forEach(table -> text.append('\n').append(columns(table.schema(), width)));
        if (!source.unchecked().isEmpty()) {
            text.append("\ndeclared, not enforced by a load:\n");
            source.unchecked().forEach(what -> text.append(Wrapped.hanging("  ", what, width)));
        }
        if (!source.notTables().isEmpty()) {
            text.append("\nno tables, passed over by a load:\n");
            source.notTables().forEach(what -> text.append(Wrapped.hanging("  ", what, width)));
        }
        return text.toString();
    }

    private static String capital(String kind) {
        return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    }

    private static String tables(List<SourceTable> tables, String rows, String shards, String csv, int width) {
        TextTable text = new TextTable("table", rows, shards, csv, ">on disk", "belongs to");
        for (SourceTable table : tables) {
            text.row(
                    table.name(),
                    ReadableNumbers.count(table.rows()),
                    ReadableNumbers.count(table.shards().size()),
                    ReadableNumbers.size(table.rawBytes()),
                    ReadableNumbers.size(table.sizeBytes()),
                    targets(table.schema().foreignKeys()));
        }
        text.row(
                "all tables",
                ReadableNumbers.count(sum(tables, SourceTable::rows)),
                ReadableNumbers.count(sum(tables, table -> table.shards().size())),
                ReadableNumbers.size(sum(tables, SourceTable::rawBytes)),
                ReadableNumbers.size(sum(tables, SourceTable::sizeBytes)),
                "");
        return text.text(width);
    }

    private static long sum(List<SourceTable> tables, ToLongFunction<SourceTable> figure) {
        return tables.stream().mapToLong(figure).sum();
    }

    private static String columns(TableSchema table, int width) {
        TextTable text = new TextTable(table.name(), "type", "null", "key");
        for (Column column : table.columns()) {
            text.row(column.name(), column.type().sql(), column.nullable() ? "yes" : "", key(table, column.name()));
        }
        return text.text(width);
    }

    private static String key(TableSchema table, String column) {
        if (table.primaryKey().contains(column)) {
            return "primary key";
        }
        for (ForeignKey key : table.foreignKeys()) {
            int position = key.columns().indexOf(column);
            if (position >= 0) {
                return "-> " + key.targetTable() + "." + key.targetColumns().get(position);
            }
        }
        boolean unique =
                table.uniqueKeys().stream().anyMatch(key -> key.columns().contains(column));
        boolean indexed =
                table.indexes().stream().anyMatch(index -> index.columns().contains(column));
        return unique ? "unique" : indexed ? "index" : "";
    }

    private static String targets(List<ForeignKey> keys) {
        return String.join(
                ", ", keys.stream().map(ForeignKey::targetTable).distinct().toList());
    }
}
