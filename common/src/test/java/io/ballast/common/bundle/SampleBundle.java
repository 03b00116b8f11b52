package io.ballast.common.bundle;

import com.github.luben.zstd.ZstdOutputStream;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.DefaultFunction;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A small bundle that uses most of what a bundle can say, and the means to make others. */
final class SampleBundle {
    static final String SPEC = "ballast: 1\ndataset: shop\n";

    private SampleBundle() {}

    static Bundle of(Compression compression, boolean header, List<BundleTable> tables) {
        return new Bundle("shop", 42, 1, Sha256.hex(bytes(SPEC)), compression, new CsvDialect(header), tables);
    }

    /** Customers in two shards and their orders in one, partitioned. */
    static Bundle write(Path directory, Compression compression, boolean header) {
        String customers = header ? "id,name,joined\n" : "";
        String orders = header ? "id,customer_id,total,note\n" : "";
        Bundle bundle = of(
                compression,
                header,
                List.of(
                        new BundleTable(
                                customers(),
                                List.of(
                                        shard(
                                                directory,
                                                "customers",
                                                0,
                                                compression,
                                                header,
                                                0,
                                                2,
                                                customers + "1,Ada,2020-01-01\n2,\"Bo \"\"B\"\"\nCee\",\n"),
                                        shard(
                                                directory,
                                                "customers",
                                                1,
                                                compression,
                                                header,
                                                2,
                                                1,
                                                customers + "3,\"\",2024-12-31\n"))),
                        new BundleTable(
                                orders(),
                                List.of(shard(
                                        directory,
                                        "orders",
                                        0,
                                        compression,
                                        header,
                                        0,
                                        3,
                                        orders + "10,1,12.50,\n11,1,0.00,\"a,b\"\n12,3,7.25,é\n")))));
        BundleWriter.finish(ShardSink.of(directory), bundle, SPEC);
        return bundle;
    }

    /** One table, one column, two rows: small enough to damage it in every way. */
    static Bundle writeTiny(Path directory, Compression compression) {
        TableSchema table = new TableSchema(
                "t",
                null,
                List.of(Column.of("c", ColumnType.of(BaseType.TEXT), true)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
        Shard shard = shard(directory, "t", 0, compression, false, 0, 2, "a\nb\n");
        Bundle bundle = of(compression, false, List.of(new BundleTable(table, List.of(shard))));
        BundleWriter.finish(ShardSink.of(directory), bundle, SPEC);
        return bundle;
    }

    static TableSchema customers() {
        return new TableSchema(
                "customers",
                "people who buy; they're \\ made up",
                List.of(
                        Column.of("id", ColumnType.of(BaseType.BIGINT), false),
                        new Column(
                                "name",
                                new ColumnType(BaseType.VARCHAR, 40, ColumnType.UNSET, false),
                                false,
                                new ColumnDefault.Literal("it's"),
                                new Check(null, null, 0, 40, List.of()),
                                "as written"),
                        new Column(
                                "joined",
                                ColumnType.of(BaseType.DATE),
                                true,
                                new ColumnDefault.Call(DefaultFunction.CURRENT_DATE),
                                new Check("2000-01-01", "2100-01-01", null, null, List.of()),
                                null)),
                List.of("id"),
                List.of(new UniqueKey(List.of("name"))),
                List.of(new Index(
                        List.of("joined"),
                        Index.Method.BTREE,
                        false,
                        new Index.Predicate("joined", Index.Comparison.IS_NOT_NULL, null),
                        List.of("name"))),
                List.of(),
                null);
    }

    static TableSchema orders() {
        return new TableSchema(
                "orders",
                null,
                List.of(
                        Column.of("id", ColumnType.of(BaseType.BIGINT), false),
                        Column.of("customer_id", ColumnType.of(BaseType.BIGINT), false),
                        Column.of("total", new ColumnType(BaseType.NUMERIC, 12, 2, false), false),
                        Column.of("note", ColumnType.of(BaseType.TEXT), true)),
                List.of("id"),
                List.of(),
                List.of(new Index(List.of("customer_id"), Index.Method.HASH, false, null, List.of())),
                List.of(new ForeignKey(
                        List.of("customer_id"), "customers", List.of("id"), ForeignKey.OnDelete.CASCADE)),
                new Partitioning.ByHash("id", 2));
    }

    /** Writes a shard and returns its facts; rows are counted plainly. */
    static Shard shard(
            Path directory,
            String table,
            int number,
            Compression compression,
            boolean header,
            long firstUnit,
            long units,
            String csv) {
        String path = BundleLayout.shardPath(table, number, compression);
        byte[] packed = packed(compression, bytes(csv));
        put(directory.resolve(path), packed);
        long rows = records(csv) - (header ? 1 : 0);
        return new Shard(
                path,
                packed.length,
                new ShardSums(Sha256.hex(packed), Crc32c.hex(packed), Sha256.hex(bytes(csv))),
                bytes(csv).length,
                rows,
                firstUnit,
                units);
    }

    static long records(String csv) {
        long records = 0;
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            quoted ^= c == '"';
            records += c == '\n' && !quoted ? 1 : 0;
        }
        return records;
    }

    static byte[] packed(Compression compression, byte[] raw) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out =
                switch (compression) {
                    case ZSTD -> new ZstdOutputStream(packed).setChecksum(true);
                    case GZIP -> new GZIPOutputStream(packed);
                    case NONE -> packed;
                }) {
            out.write(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static void put(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All plain files below a directory, as relative paths with {@code /}, sorted. */
    static List<String> files(Path directory) {
        List<String> files = new ArrayList<>();
        try (var paths = Files.walk(directory)) {
            paths.filter(Files::isRegularFile)
                    .map(path -> directory.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
