package io.ballast.loader.copy;

import io.ballast.common.csv.CsvDialect;
import io.ballast.loader.plan.CopyStep;
import io.ballast.loader.plan.WireFormat;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Sends the CSV of one shard in the table's wire format. */
interface ShardSender {
    /** Large enough that neither unpacking nor sending is held up by calls; small enough to stay in the cache. */
    int CHUNK_BYTES = 1 << 17;

    static ShardSender of(CopyStep step, CsvDialect dialect, CopyIn copy) {
        return step.wire() == WireFormat.BINARY
                ? new BinarySender(step.of().schema().columns(), dialect, copy)
                : new CsvSender(copy);
    }

    /** Sends the first {@code length} bytes of {@code csv} before it returns. */
    void send(byte[] csv, int length) throws SQLException;

    /** Sends what is still held back, once the shard has been found whole. */
    void finish() throws SQLException;
}
