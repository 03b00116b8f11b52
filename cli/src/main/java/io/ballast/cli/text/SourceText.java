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

    public static String text(ShardSource source, SourceSummary summary) {
        boolean counted = summary.tables().stream().allMatch(table -> table.knows(ShardFact.ROWS));
        StringBuilder text = new StringBuilder();
        text.append(capital(source.kind())).append(' ').append(source.name());
        text.append(": dataset ").append(summary.dataset());
        summary.facts().forEach(fact -> text.append(", ").append(fact));
        text.append(counted ? "\n" : "; rows and CSV are estimated from the first rows of each file\n");
        text.append(
                counted
                        ? tables(summary.tables(), ">rows", ">shards", ">CSV")
                        : tables(summary.tables(), ">about rows", ">files", ">about CSV"));
        summary.tables().forEach(table -> text.append('\n').append(columns(table.schema())));
        if (!source.unchecked().isEmpty()) {
            text.append("\ndeclared, not enforced by a load:\n");
            source.unchecked().forEach(what -> text.append("  ").append(what).append('\n'));
        }
        return text.toString();
    }

    private static String capital(String kind) {
        return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    }

    private static String tables(List<SourceTable> tables, String rows, String shards, String csv) {
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
        return text.toString();
    }

    private static long sum(List<SourceTable> tables, ToLongFunction<SourceTable> figure) {
        return tables.stream().mapToLong(figure).sum();
    }

    private static String columns(TableSchema table) {
        TextTable text = new TextTable(table.name(), "type", "null", "key");
        for (Column column : table.columns()) {
            text.row(column.name(), column.type().sql(), column.nullable() ? "yes" : "", key(table, column.name()));
        }
        return text.toString();
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
