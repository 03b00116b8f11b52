package io.ballast.loader.copy;

import io.ballast.loader.digest.RowDigest;
import io.ballast.loader.wire.BinaryCopyEncoder;
import io.ballast.loader.wire.WireSink;
import java.math.BigInteger;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Sends CSV as binary COPY, so that the server has no text to parse. */
final class BinarySender implements ShardSender {
    private final BinaryCopyEncoder encoder;
    private final @Nullable RowDigest digest;
    private final WireSink<SQLException> sink;

    /** With a digest, if one is wanted. */
    BinarySender(BinaryCopyEncoder encoder, @Nullable RowDigest digest, CopyIn copy) {
        this.encoder = encoder;
        this.digest = digest;
        this.sink = digest == null
                ? copy::writeToCopy
                : (wire, offset, length) -> {
                    copy.writeToCopy(wire, offset, length);
                    digest.add(wire, offset, length);
                };
    }

    @Override
    public void send(byte[] csv, int offset, int length) throws SQLException {
        encoder.encode(csv, offset, length, sink);
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
