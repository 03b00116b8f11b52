package io.ballast.loader.copy;

import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.schema.Column;
import io.ballast.loader.digest.RowDigest;
import io.ballast.loader.wire.BinaryCopyEncoder;
import io.ballast.loader.wire.WireSink;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Sends CSV as binary COPY, so that the server has no text to parse. */
final class BinarySender implements ShardSender {
    private final BinaryCopyEncoder encoder;
    private final @Nullable RowDigest digest;
    private final WireSink<SQLException> sink;

    /** With a digest, if one is wanted. */
    BinarySender(List<Column> columns, CsvDialect dialect, @Nullable RowDigest digest, CopyIn copy) {
        this.encoder = new BinaryCopyEncoder(columns, dialect);
        this.digest = digest;
        this.sink = digest == null
                ? copy::writeToCopy
                : (wire, offset, length) -> {
                    copy.writeToCopy(wire, offset, length);
                    digest.add(wire, offset, length);
                };
    }

    @Override
    public void send(byte[] csv, int length) throws SQLException {
        encoder.encode(csv, 0, length, sink);
    }

    @Override
    public void finish() throws SQLException {
        encoder.finish(sink);
    }

    @Override
    public @Nullable BigInteger digest() {
        return digest == null ? null : digest.sum();
    }
}
