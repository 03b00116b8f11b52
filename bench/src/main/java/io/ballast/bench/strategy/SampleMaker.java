package io.ballast.bench.strategy;

import com.univocity.parsers.csv.CsvParser;
import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.bundle.HashedFile;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.bundle.ShardStream;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.TableSchema;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Draws whole parents from a bundle: the first rows of its largest root table, all of the other roots, and of the child tables
 * the rows all of whose parents were drawn. The keys that were drawn are kept in memory, so a sample is small.
 */
public final class SampleMaker {
    private final Path directory;
    private final Bundle bundle;
    private final Path target;
    /** The values drawn, by table and columns that foreign keys refer to. */
    private final Map<String, Set<List<@Nullable String>>> drawn = new HashMap<>();

    private SampleMaker(Path directory, Bundle bundle, Path target) {
        this.directory = directory;
        this.bundle = bundle;
        this.target = target;
    }

    /**
     * Writes a sample, one plain shard per table.
     *
     * @param wantedRows about how many rows it is to have
     * @param target an empty directory
     */
    public static Workload make(Path directory, Bundle bundle, long wantedRows, Path target) throws IOException {
        return new SampleMaker(directory, bundle, target).make(wantedRows);
    }

    private Workload make(long wantedRows) throws IOException {
        BundleTable cut = largestRoot();
        long others = bundle.tables().stream()
                .filter(table -> isRoot(table) && !table.equals(cut))
                .mapToLong(BundleTable::rows)
                .sum();
        long parted = Math.max(1, bundle.rows() - others);
        long parents = Math.max(1, Math.min(cut.rows(), (wantedRows - others) * cut.rows() / parted));
        List<BundleTable> tables = new ArrayList<>();
        for (BundleTable table : bundle.tables()) {
            tables.add(draw(table, table.equals(cut) ? parents : Long.MAX_VALUE));
        }
        Bundle sample = new Bundle(
                bundle.dataset(),
                bundle.seed(),
                bundle.algorithmVersion(),
                bundle.specSha256(),
                Compression.NONE,
                new CsvDialect(false),
                tables);
        return new Workload(target, sample, statement(sample, cut, parents));
    }

    private BundleTable largestRoot() {
        return bundle.tables().stream()
                .filter(SampleMaker::isRoot)
                .max((a, b) -> Long.compare(a.rows(), b.rows()))
                .orElseGet(() -> bundle.tables().get(0));
    }

    private static boolean isRoot(BundleTable table) {
        return table.schema().foreignKeys().stream()
                .allMatch(key -> key.targetTable().equals(table.name()));
    }

    private static String statement(Bundle sample, BundleTable cut, long parents) {
        String counts = sample.tables().stream()
                .map(table -> String.format(Locale.ROOT, "%,d of %s", table.rows(), table.name()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "the first %,d of %,d rows of %s with all that refers to them and to nothing else: %,d rows (%s)",
                parents,
                cut.rows(),
                cut.name(),
                sample.rows(),
                counts);
    }

    private BundleTable draw(BundleTable table, long limit) throws IOException {
        String name = "sample-" + bundle.tables().indexOf(table) + ".csv";
        HashedFile file = HashedFile.begin(ShardSink.of(target), name);
        long rows;
        try (OutputStream out = new BufferedOutputStream(file)) {
            rows = copy(table, limit, out);
        }
        file.finish();
        Shard shard = file.shard(Optional.empty(), file.sizeBytes(), rows, 0, rows);
        return new BundleTable(table.schema(), rows == 0 ? List.of() : List.of(shard));
    }

    /** Returns how many records it has copied. */
    private long copy(BundleTable table, long limit, OutputStream out) throws IOException {
        TableSchema schema = table.schema();
        CsvParser parser = RowSource.parser(false);
        long rows = 0;
        for (Shard shard : table.shards()) {
            try (ShardStream csv = ShardStream.open(ShardInput.of(directory), bundle, shard)) {
                RecordReader records = new RecordReader(csv);
                if (bundle.dialect().header()) {
                    records.next();
                }
                for (byte[] record = records.next(); record.length > 0; record = records.next()) {
                    if (rows == limit) {
                        return rows;
                    }
                    @Nullable String[] row = parser.parseLine(new String(record, StandardCharsets.UTF_8));
                    if (isDrawn(schema, row)) {
                        remember(schema, row);
                        out.write(record);
                        rows++;
                    }
                }
            }
        }
        return rows;
    }

    private boolean isDrawn(TableSchema table, @Nullable String[] row) {
        for (ForeignKey key : table.foreignKeys()) {
            List<@Nullable String> parent = values(table, key.columns(), row);
            if (!parent.contains(null)
                    && !drawn.getOrDefault(place(key.targetTable(), key.targetColumns()), Set.of())
                            .contains(parent)) {
                return false;
            }
        }
        return true;
    }

    private void remember(TableSchema table, @Nullable String[] row) {
        for (BundleTable child : bundle.tables()) {
            for (ForeignKey key : child.schema().foreignKeys()) {
                if (key.targetTable().equals(table.name())) {
                    drawn.computeIfAbsent(place(table.name(), key.targetColumns()), place -> new HashSet<>())
                            .add(values(table, key.targetColumns(), row));
                }
            }
        }
    }

    private static String place(String table, List<String> columns) {
        return table + "\0" + String.join("\0", columns);
    }

    private static List<@Nullable String> values(TableSchema table, List<String> columns, @Nullable String[] row) {
        List<@Nullable String> values = new ArrayList<>();
        columns.forEach(column -> values.add(row[table.columnIndex(column)]));
        return values;
    }
}
