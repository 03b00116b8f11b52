package io.ballast.bench.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.Shard;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.TableSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleMakerTest {
    @TempDir
    private Path directory;

    @Test
    void keepsWholeParentsAndNullApartFromEmptyText() throws IOException {
        Bundle bundle = bundle(
                "1,\"a \"\"quoted\"\"\nname\"\n2,\"\"\n3,\n4,x\n",
                "1,1,one\n2,1,two\n3,2,three\n4,3,four\n5,,nobody's\n6,4,six\n");

        Workload sample = SampleMaker.make(directory, bundle, 5, Files.createDirectory(directory.resolve("sample")));

        assertThat(rows(sample, 0)).containsExactly(List.of("1", "a \"quoted\"\nname"), List.of("2", ""));
        assertThat(rows(sample, 1))
                .containsExactly(
                        List.of("1", "1", "one"),
                        List.of("2", "1", "two"),
                        List.of("3", "2", "three"),
                        Arrays.asList("5", null, "nobody's"));
        assertThat(sample.statement())
                .isEqualTo("the first 2 of 4 rows of parents with all that refers to them and to nothing else: 6 rows"
                        + " (2 of parents, 4 of children)");
    }

    @Test
    void readsNullAsNull() throws IOException {
        Bundle bundle = bundle("1,\"a\"\n2,\"\"\n3,\n", "");

        assertThat(rows(new Workload(directory, bundle, ""), 0))
                .containsExactly(List.of("1", "a"), List.of("2", ""), Arrays.asList("3", null));
    }

    private static List<List<String>> rows(Workload workload, int table) {
        List<List<String>> rows = new ArrayList<>();
        try (RowSource source =
                new RowSource(workload, workload.bundle().tables().get(table))) {
            for (String[] row = source.next(); row != null; row = source.next()) {
                rows.add(Arrays.asList(row));
            }
        }
        return rows;
    }

    private Bundle bundle(String parents, String children) throws IOException {
        ForeignKey key = new ForeignKey(List.of("parent"), "parents", List.of("id"), ForeignKey.OnDelete.NO_ACTION);
        return new Bundle(
                "d",
                1,
                1,
                "0".repeat(64),
                Compression.NONE,
                new CsvDialect(false),
                List.of(
                        table("parents", List.of("id", "name"), List.of(), parents),
                        table("children", List.of("id", "parent", "name"), List.of(key), children)));
    }

    private BundleTable table(String name, List<String> columns, List<ForeignKey> keys, String csv) throws IOException {
        List<Column> all = columns.stream()
                .map(column -> Column.of(column, ColumnType.of(BaseType.TEXT), true))
                .toList();
        TableSchema schema = new TableSchema(name, null, all, List.of("id"), List.of(), List.of(), keys, null);
        if (csv.isEmpty()) {
            return new BundleTable(schema, List.of());
        }
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        Files.write(directory.resolve(name + ".csv"), bytes);
        long rows =
                csv.replaceAll("\"[^\"]*\"", "").chars().filter(c -> c == '\n').count();
        Shard shard = new Shard(name + ".csv", bytes.length, Sha256.hex(bytes), bytes.length, rows, 0, rows);
        return new BundleTable(schema, List.of(shard));
    }
}
