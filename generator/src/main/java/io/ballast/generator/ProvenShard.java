package io.ballast.generator;

import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.shard.MadeShard;
import io.ballast.generator.value.DatasetModel;

/**
 * A shard that is made while it is read, and is what is stated of it: a difference is thrown instead of the end, and no more bytes come out
 * than are stated. For one thread.
 */
final class ProvenShard implements ShardReader {
    private final MadeShard made;
    private final SourceShard stated;
    private final String name;
    private long rawBytes;

    /** @param name what messages call it */
    ProvenShard(DatasetModel dataset, ShardPlan plan, SourceShard stated, String name) {
        this.made = new MadeShard(dataset, plan, stated);
        this.stated = stated;
        this.name = name;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        int count = made.read(buffer, offset, length);
        if (count < 0) {
            check();
            return count;
        }
        rawBytes += count;
        if (rawBytes > stated.rawBytes()) {
            throw refused("more than " + stated.rawBytes() + " bytes of CSV", stated.rawBytes() + " bytes");
        }
        return count;
    }

    private void check() {
        SourceShard found = made.found();
        if (!found.sums().rawSha256().equals(stated.sums().rawSha256())) {
            throw refused(
                    "CSV with the SHA-256 " + found.sums().rawSha256(),
                    stated.sums().rawSha256());
        }
        if (found.rawBytes() != stated.rawBytes() || found.rows() != stated.rows()) {
            throw refused(
                    found.rows() + " rows in " + found.rawBytes() + " bytes",
                    stated.rows() + " in " + stated.rawBytes());
        }
    }

    private BallastException refused(String found, String expected) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                Finding.unexpected(
                        name,
                        found,
                        expected,
                        "The virtual bundle is refused: fetch it again or make it again.",
                        Hint.NONE));
    }

    @Override
    public SourceShard found() {
        made.found();
        return stated;
    }

    @Override
    public void close() {
        made.close();
    }
}
