package io.ballast.loader.copy;

import io.ballast.common.csv.CsvDialect;
import io.ballast.common.schema.Column;
import io.ballast.loader.wire.BinaryCopyEncoder;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.copy.CopyIn;

/** Sends CSV as binary COPY, so that the server has no text to parse. */
final class BinarySender implements ShardSender {
    private final BinaryCopyEncoder encoder;
    private final CopyIn copy;

    BinarySender(List<Column> columns, CsvDialect dialect, CopyIn copy) {
        this.encoder = new BinaryCopyEncoder(columns, dialect);
        this.copy = copy;
    }

    @Override
    public void send(byte[] csv, int length) throws SQLException {
        encoder.<SQLException>encode(csv, 0, length, copy::writeToCopy);
    }

    @Override
    public void finish() throws SQLException {
        encoder.<SQLException>finish(copy::writeToCopy);
    }
}
