package io.ballast.microbench;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.Crc32c;
import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardStream;
import io.ballast.common.bundle.ShardSums;
import io.ballast.common.schema.TableSchema;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading a shard with all its checks, against unpacking and hashing alone as the usual classes do it, on one core, in megabytes
 * (10⁶ bytes) of CSV a second: the operation is one megabyte. The file is in the page cache.
 * {@code java -jar microbench.jar ShardStreamBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ShardStreamBenchmark {
    private static final int MEGABYTES = 64;

    @Param
    private Compression compression = Compression.ZSTD;

    @Param({"UUIDS", "PROSE"})
    private CsvTable table = CsvTable.UUIDS;

    @Param
    private ShardCheck check = ShardCheck.EVERYTHING;

    private final byte[] buffer = new byte[1 << 16];
    private @Nullable Path directory;
    private @Nullable Bundle bundle;

    @Setup
    public void writeShard() throws IOException {
        byte[] csv = table.csv(MEGABYTES * 1_000_000);
        directory = Files.createTempDirectory("ballast-bench");
        String path = BundleLayout.shardPath("t", 0, compression);
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        try (OutputStream out = packing(Files.newOutputStream(file))) {
            out.write(csv);
        }
        byte[] packed = Files.readAllBytes(file);
        String sha256 = Sha256.hex(packed);
        long rows = 0;
        for (byte b : csv) {
            rows += b == '\n' ? 1 : 0;
        }
        Shard shard = new Shard(
                path, packed.length, new ShardSums(sha256, Crc32c.hex(packed), ""), csv.length, rows, 0, rows);
        TableSchema schema =
                new TableSchema("t", null, table.columns(), List.of(), List.of(), List.of(), List.of(), null);
        bundle = new Bundle(
                "bench",
                1,
                1,
                sha256,
                compression,
                new CsvDialect(false),
                List.of(new BundleTable(schema, List.of(shard))));
    }

    @TearDown
    public void removeShard() throws IOException {
        Files.delete(file());
        Files.delete(directory().resolve("data/t"));
        Files.delete(directory().resolve("data"));
        Files.delete(directory());
    }

    @Benchmark
    @OperationsPerInvocation(MEGABYTES)
    public long checked() throws IOException {
        try (ShardStream stream = ShardStream.open(ShardInput.of(directory()), bundle(), shard(), check)) {
            return drain(stream);
        }
    }

    @Benchmark
    @OperationsPerInvocation(MEGABYTES)
    public long unpackedAndHashed() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = unpacking(new DigestInputStream(new FileInputStream(file().toFile()), digest))) {
            return drain(in) + digest.digest().length;
        }
    }

    private long drain(InputStream in) throws IOException {
        long bytes = 0;
        for (int count = in.read(buffer, 0, buffer.length); count >= 0; count = in.read(buffer, 0, buffer.length)) {
            bytes += count;
        }
        return bytes;
    }

    private OutputStream packing(OutputStream out) throws IOException {
        return switch (compression) {
            case ZSTD -> new ZstdOutputStream(out, 1).setChecksum(true);
            case GZIP -> new GZIPOutputStream(out, 1 << 16);
            case NONE -> out;
        };
    }

    private InputStream unpacking(InputStream in) throws IOException {
        return switch (compression) {
            case ZSTD -> new ZstdInputStream(in);
            case GZIP -> new GZIPInputStream(in, 1 << 16);
            case NONE -> in;
        };
    }

    private Path file() {
        return directory().resolve(shard().path());
    }

    private Shard shard() {
        return bundle().tables().get(0).shards().get(0);
    }

    private Path directory() {
        return Objects.requireNonNull(directory);
    }

    private Bundle bundle() {
        return Objects.requireNonNull(bundle);
    }
}
