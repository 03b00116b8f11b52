package io.ballast.generator.shard;

import io.ballast.common.bundle.HashedFile;
import io.ballast.common.bundle.Shard;
import io.ballast.common.error.BallastException;
import java.io.IOException;

/**
 * A shard that is written whole under a temporary name, perhaps to memory only. To be {@linkplain #finish finished} or {@linkplain
 * #discard discarded}, by any one thread.
 */
public final class WrittenShard {
    private final HashedFile hashed;
    private final String file;
    private final Shard shard;

    /** @param file what messages call it */
    WrittenShard(HashedFile hashed, String file, Shard shard) {
        this.hashed = hashed;
        this.file = file;
        this.shard = shard;
    }

    /** What was written, before the file has its name. */
    public Shard shard() {
        return shard;
    }

    /** Removes the file, as it is not needed. */
    public void drop() {
        try {
            hashed.drop();
        } catch (IOException e) {
            throw ShardWriter.failed(file, e);
        }
    }

    /** Waits until the bytes are on the disk and gives the file its final name; when that fails, nothing of it is left. */
    public Shard finish() {
        try {
            hashed.finish();
            return shard;
        } catch (IOException e) {
            throw discard(ShardWriter.failed(file, e));
        } catch (BallastException e) {
            throw discard(e);
        }
    }

    /** Removes the file because of a failure, which is returned. */
    public BallastException discard(BallastException failure) {
        return hashed.discard(failure);
    }
}
