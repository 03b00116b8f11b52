package io.ballast.loader.copy;

import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/** Sends CSV as it is. */
final class CsvSender implements ShardSender {
    private final CopyIn copy;

    CsvSender(CopyIn copy) {
        this.copy = copy;
    }

    @Override
    public void send(byte[] csv, int length) throws SQLException {
        copy.writeToCopy(csv, 0, length);
    }

    @Override
    public void finish() {}
}
