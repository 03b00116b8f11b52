package io.ballast.loader;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.BundleWriter;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.Crc32c;
import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.bundle.ShardSums;
import io.ballast.common.schema.TableSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A bundle written by hand, shard by shard, without compression. */
public final class TestBundle {
    private static final String SPEC = "name: by hand\n";

    private final Path directory;
    private final List<BundleTable> tables = new ArrayList<>();

    public TestBundle(Path directory) {
        this.directory = directory;
    }

    /** Adds a table whose shards hold these texts of CSV. */
    public TestBundle table(TableSchema schema, String... shardTexts) {
        List<Shard> shards = new ArrayList<>();
        long firstRow = 0;
        for (String text : shardTexts) {
            byte[] csv = text.getBytes(StandardCharsets.UTF_8);
            String path = BundleLayout.shardPath(schema.name(), shards.size(), Compression.NONE);
            write(directory.resolve(path), csv);
            long rows = text.lines().count();
            shards.add(new Shard(
                    path,
                    csv.length,
                    ShardSums.ofPlain(sha256(csv), Crc32c.hex(csv)),
                    csv.length,
                    rows,
                    firstRow,
                    rows));
            firstRow += rows;
        }
        tables.add(new BundleTable(schema, shards));
        return this;
    }

    public Bundle finish() {
        return finish("by hand");
    }

    public Bundle finish(String dataset) {
        byte[] spec = SPEC.getBytes(StandardCharsets.UTF_8);
        Bundle bundle = new Bundle(dataset, 1, 1, sha256(spec), Compression.NONE, new CsvDialect(false), tables);
        BundleWriter.finish(ShardSink.of(directory), bundle, SPEC);
        return bundle;
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
