package io.ballast.common.bundle;

import io.ballast.s3.ObjectStore;
import io.ballast.s3.S3Store;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;

/** What every place of bundles keeps to, in an object store. */
class S3InputIT extends ShardInputContract {
    private static final String BUCKET = "input-" + UUID.randomUUID();

    private static ObjectStore store;

    @BeforeAll
    static void startStore() throws Exception {
        store = ObjectStore.shared();
        store.client().createBucket(bucket -> bucket.bucket(BUCKET));
    }

    @Override
    ShardInput with(Map<String, String> files) {
        String place = place();
        ShardSink sink = new S3Store().sink(place, Optional.of(store.endpoint()));
        files.forEach((path, text) -> sink.write(path, text.getBytes(StandardCharsets.UTF_8)));
        return new S3Store().input(place, Optional.of(store.endpoint()));
    }

    @Override
    ShardInput missing() {
        return new S3Store().input(place(), Optional.of(store.endpoint()));
    }

    private static String place() {
        return "s3://" + BUCKET + "/" + UUID.randomUUID() + "/";
    }
}
