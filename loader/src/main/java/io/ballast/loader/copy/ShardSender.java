package io.ballast.loader.copy;

import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.schema.Column;
import io.ballast.loader.digest.RowDigest;
import io.ballast.loader.digest.ShardDigest;
import io.ballast.loader.plan.CopyStep;
import io.ballast.loader.plan.WireFormat;
import io.ballast.loader.wire.BinaryCopyEncoder;
import io.ballast.loader.wire.TypeNumbers;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Sends the CSV of one shard in the table's wire format. */
interface ShardSender {
    /** Large enough that neither unpacking nor sending is held up by calls; small enough to stay in the cache. */
    int CHUNK_BYTES = 1 << 17;

    static ShardSender of(CopyStep step, TypeNumbers numbers, CsvDialect dialect, boolean digest, CopyIn copy) {
        List<Column> columns = step.of().schema().columns();
        return step.wire() == WireFormat.BINARY
                ? new BinarySender(
                        new BinaryCopyEncoder(columns, numbers, dialect), digest ? new RowDigest(columns) : null, copy)
                : new CsvSender(digest ? new ShardDigest(columns, dialect) : null, copy);
    }

    /** Sends {@code length} bytes of {@code csv} before it returns. */
    void send(byte[] csv, int offset, int length) throws SQLException;

    /** Sends what is still held back, once the shard has been found whole. */
    void finish() throws SQLException;

    /** What the shard adds to the digest of its table, once all is sent; null where it is not requested. */
    @Nullable
    BigInteger digest();
}
