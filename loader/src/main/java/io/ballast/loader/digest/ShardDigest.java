package io.ballast.loader.digest;

import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.Column;
import io.ballast.loader.wire.BinaryCopyEncoder;
import java.math.BigInteger;
import java.util.List;

/** The digest of CSV that does not travel in binary: chunks, cut anywhere, go in. For one thread and one shard. */
public final class ShardDigest {
    private static final int CHUNK_BYTES = 1 << 17;

    private final RowDigest rows;
    private final BinaryCopyEncoder encoder;

    public ShardDigest(List<Column> columns, CsvDialect dialect) {
        this.rows = new RowDigest(columns);
        this.encoder = new BinaryCopyEncoder(ComparedColumns.readable(columns), dialect);
    }

    /** What is in a shard of the source, which is read to its end and found whole. */
    public static ShardContent of(ShardSource source, Manifest manifest, SourceTable table, SourceShard shard) {
        try (ShardReader csv = source.open(manifest, table, shard, ShardCheck.HASH)) {
            return of(csv, table.schema().columns(), manifest.dialect());
        }
    }

    /** What is in a shard, which is read to its end and found whole; the caller closes it. */
    public static ShardContent of(ShardReader csv, List<Column> columns, CsvDialect dialect) {
        ShardDigest digest = new ShardDigest(columns, dialect);
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int read = csv.read(chunk, 0, chunk.length); read >= 0; read = csv.read(chunk, 0, chunk.length)) {
            digest.add(chunk, 0, read);
        }
        BigInteger sum = digest.finish();
        return new ShardContent(digest.encoder.rows(), sum);
    }

    public void add(byte[] csv, int offset, int length) {
        encoder.encode(csv, offset, length, rows::add);
    }

    public BigInteger finish() {
        encoder.finish(rows::add);
        return rows.sum();
    }
}
