package io.ballast.loader.copy;

import io.ballast.common.bundle.Shard;
import io.ballast.common.csv.CsvDialect;
import io.ballast.common.error.BallastException;
import io.ballast.common.schema.Column;
import io.ballast.loader.wire.BinaryCopyEncoder;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.copy.CopyIn;

/** Sends CSV as binary COPY, so that the server has no text to parse. */
final class BinarySender implements ShardSender {
    private final Shard shard;
    private final BinaryCopyEncoder encoder;
    private final CopyIn copy;

    BinarySender(Shard shard, List<Column> columns, CsvDialect dialect, CopyIn copy) {
        this.shard = shard;
        this.encoder = new BinaryCopyEncoder(columns, dialect);
        this.copy = copy;
    }

    @Override
    public void send(byte[] csv, int length) throws SQLException {
        try {
            encoder.<SQLException>encode(csv, 0, length, copy::writeToCopy);
        } catch (BallastException e) {
            throw CopyFailure.ofEncoder(shard, e);
        }
    }

    @Override
    public void finish() throws SQLException {
        try {
            encoder.<SQLException>finish(copy::writeToCopy);
        } catch (BallastException e) {
            throw CopyFailure.ofEncoder(shard, e);
        }
    }
}
