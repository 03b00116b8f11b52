package io.ballast.generator;

import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.ShardSink;
import io.ballast.generator.plan.Sharding;
import java.nio.file.Path;

/**
 * How a bundle is made, apart from what is in it.
 *
 * @param sink of the bundle: missing or empty, unless a run is resumed
 * @param level of the compression; without meaning for none
 * @param header whether each shard begins with a record of column names
 * @param threads that make shards in parallel, from 1
 * @param part which part of the bundle to make
 * @param resume whether to continue with an unfinished bundle in the sink, if there is one
 */
public record GenerationOptions(
        ShardSink sink,
        Compression compression,
        int level,
        boolean header,
        int threads,
        Sharding sharding,
        Part part,
        boolean resume) {
    /** About a second's work of one thread: enough shards for any number of loading connections, not too many to list. */
    public static final Sharding DEFAULT_SHARDING = new Sharding.Size(128L << 20);

    private static final int MAX_ZSTD_LEVEL = 22;
    private static final int MAX_GZIP_LEVEL = 9;

    public GenerationOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, not " + threads);
        }
        int max = compression == Compression.ZSTD ? MAX_ZSTD_LEVEL : MAX_GZIP_LEVEL;
        if (compression != Compression.NONE && (level < 1 || level > max)) {
            throw new IllegalArgumentException(
                    "level " + level + " of " + compression.label() + ": levels from 1 to " + max + " are allowed");
        }
    }

    /** zstd at level 1, a thread for each processor, shards of about 128 MiB of CSV. */
    public static GenerationOptions into(Path directory) {
        return into(ShardSink.of(directory));
    }

    /** As {@link #into(Path)}, wherever the files of the bundle are to lie. */
    public static GenerationOptions into(ShardSink sink) {
        return new GenerationOptions(
                sink,
                Compression.ZSTD,
                1,
                false,
                Runtime.getRuntime().availableProcessors(),
                DEFAULT_SHARDING,
                Part.WHOLE,
                false);
    }

    public GenerationOptions withCompression(Compression other, int otherLevel) {
        return new GenerationOptions(sink, other, otherLevel, header, threads, sharding, part, resume);
    }

    public GenerationOptions withHeader(boolean other) {
        return new GenerationOptions(sink, compression, level, other, threads, sharding, part, resume);
    }

    public GenerationOptions withThreads(int other) {
        return new GenerationOptions(sink, compression, level, header, other, sharding, part, resume);
    }

    public GenerationOptions withSharding(Sharding other) {
        return new GenerationOptions(sink, compression, level, header, threads, other, part, resume);
    }

    public GenerationOptions withPart(Part other) {
        return new GenerationOptions(sink, compression, level, header, threads, sharding, other, resume);
    }

    public GenerationOptions withResume(boolean other) {
        return new GenerationOptions(sink, compression, level, header, threads, sharding, part, other);
    }
}
