package io.ballast.common.bundle;

import io.ballast.s3.ObjectStore;
import io.ballast.s3.S3Store;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;

/** The rules of every sink, in an object store. */
class S3SinkIT extends ShardSinkContract {
    private static final String BUCKET = "sink-" + UUID.randomUUID();

    private static ObjectStore store;

    private final String prefix = UUID.randomUUID().toString();

    @BeforeAll
    static void startStore() throws Exception {
        store = ObjectStore.shared();
        store.client().createBucket(bucket -> bucket.bucket(BUCKET));
    }

    @Override
    ShardSink open() {
        return new S3Store().sink("s3://" + BUCKET + "/" + prefix, Optional.of(store.endpoint()));
    }
}
