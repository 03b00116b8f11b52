package io.ballast.loader.copy;

import io.ballast.loader.digest.ShardDigest;
import java.math.BigInteger;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Sends CSV as it is. */
final class CsvSender implements ShardSender {
    private final @Nullable ShardDigest digest;
    private final CopyIn copy;
    private @Nullable BigInteger digested;

    /** With a digest, if one is wanted. */
    CsvSender(@Nullable ShardDigest digest, CopyIn copy) {
        this.digest = digest;
        this.copy = copy;
    }

    @Override
    public void send(byte[] csv, int offset, int length) throws SQLException {
        copy.writeToCopy(csv, offset, length);
        if (digest != null) {
            digest.add(csv, offset, length);
        }
    }

    @Override
    public void finish() {
        digested = digest == null ? null : digest.finish();
    }

    @Override
    public @Nullable BigInteger digest() {
        return digested;
    }
}
