package io.ballast.cli.text;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.TableSchema;
import io.ballast.datapackage.ExternalSource;
import java.nio.file.Path;
import java.util.List;

/** What is in a bundle, for people. */
public final class BundleText {
    private BundleText() {}

    public static String text(Bundle bundle, Path directory) {
        StringBuilder text = new StringBuilder();
        text.append("Bundle ").append(directory).append(": dataset ").append(bundle.dataset());
        text.append(", seed ").append(bundle.seed());
        text.append(", algorithm ").append(bundle.algorithmVersion());
        text.append(", compression ").append(bundle.compression().label());
        text.append(bundle.dialect().header() ? ", with header\n" : "\n");
        text.append(tables(bundle, ">rows", ">shards", ">CSV"));
        bundle.tables().forEach(table -> text.append('\n').append(columns(table.schema())));
        return text.toString();
    }

    /** What is in an external Data Package, of which less is certain. */
    public static String text(ExternalSource source, Bundle bundle) {
        StringBuilder text = new StringBuilder();
        text.append("Data package ").append(source.name()).append(": dataset ").append(bundle.dataset());
        text.append("; rows and CSV are estimated from the first rows of each file\n");
        text.append(tables(bundle, ">about rows", ">files", ">about CSV"));
        bundle.tables().forEach(table -> text.append('\n').append(columns(table.schema())));
        if (!source.unchecked().isEmpty()) {
            text.append("\npromised, but not checked by a load:\n");
            source.unchecked().forEach(what -> text.append("  ").append(what).append('\n'));
        }
        return text.toString();
    }

    private static String tables(Bundle bundle, String rows, String shards, String csv) {
        TextTable text = new TextTable("table", rows, shards, csv, ">on disk", "belongs to");
        for (BundleTable table : bundle.tables()) {
            text.row(
                    table.name(),
                    ReadableNumbers.count(table.rows()),
                    ReadableNumbers.count(table.shards().size()),
                    ReadableNumbers.size(table.rawBytes()),
                    ReadableNumbers.size(table.sizeBytes()),
                    targets(table.schema().foreignKeys()));
        }
        int all = bundle.tables().stream()
                .mapToInt(table -> table.shards().size())
                .sum();
        text.row(
                "all tables",
                ReadableNumbers.count(bundle.rows()),
                ReadableNumbers.count(all),
                ReadableNumbers.size(bundle.rawBytes()),
                ReadableNumbers.size(bundle.sizeBytes()),
                "");
        return text.toString();
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
