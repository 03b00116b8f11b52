package io.ballast.s3;

import io.ballast.common.bundle.ShardOutput;
import io.ballast.common.system.Interrupted;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * An attempt to write one object. What fits one part is put at once; anything longer is uploaded in parts, and appears when the last is there. For
 * one thread.
 */
final class S3Upload implements ShardOutput {
    /** Of each of the first parts; a part but the last has at least 5 MiB, and there are at most 10,000 (Amazon's limits). */
    private static final int PART_BYTES = 8 << 20;

    private static final int PARTS_OF_A_SIZE = 2000;

    /** The object's metadata name the attempt that made it. */
    private static final String ATTEMPT = "ballast-attempt";

    /** What a store calls parts that it has joined already. */
    private static final String GONE_PARTS = "InvalidPart";

    private static final int MAX_LOOKS = 60;
    private static final long PAUSE_MILLIS = 500;

    private final Bucket bucket;
    private final String path;
    private final String attempt = UUID.randomUUID().toString();
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer = new byte[PART_BYTES];
    private int size;
    private @Nullable String uploadId;

    S3Upload(Bucket bucket, String path) {
        this.bucket = bucket;
        this.path = path;
    }

    @Override
    public void write(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (size == buffer.length) {
                uploadPart();
            }
            int count = Math.min(bytes.remaining(), buffer.length - size);
            bytes.get(buffer, size, count);
            size += count;
        }
    }

    @Override
    public void finish() {
        String id = uploadId;
        if (id == null) {
            PutObjectRequest request =
                    PutObjectRequest.builder().bucket(name()).key(key()).build();
            bucket.ask("write", path, s3 -> s3.putObject(request, body()));
            return;
        }
        uploadPart();
        CompleteMultipartUploadRequest request = CompleteMultipartUploadRequest.builder()
                .bucket(name())
                .key(key())
                .uploadId(id)
                .multipartUpload(all -> all.parts(parts))
                .build();
        bucket.ask("write", path, s3 -> complete(s3, request));
        uploadId = null;
    }

    /**
     * An answer that gets lost on its way makes the SDK complete the upload again, and the store then says that there is none, or not these parts
     * of it: it has become the object, or is about to, which bears the mark of this attempt.
     */
    private boolean complete(S3Client s3, CompleteMultipartUploadRequest request) {
        try {
            s3.completeMultipartUpload(request);
        } catch (S3Exception e) {
            boolean used = e instanceof NoSuchUploadException
                    || (e.awsErrorDetails() != null
                            && GONE_PARTS.equals(e.awsErrorDetails().errorCode()));
            boolean done = used && becomesOurs();
            if (!done) {
                throw e;
            }
        }
        return true;
    }

    /** A store begins its answer while it still joins the parts: what is asked meanwhile finds neither upload nor object. */
    private boolean becomesOurs() {
        for (int look = 1; look <= MAX_LOOKS; look++) {
            if (bucket.head(path)
                    .filter(object -> attempt.equals(object.metadata().get(ATTEMPT)))
                    .isPresent()) {
                return true;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                throw Interrupted.during("writing of " + bucket.place().name() + path, e);
            }
        }
        return false;
    }

    @Override
    public void discard() {
        String id = uploadId;
        if (id != null) {
            uploadId = null;
            abort(bucket, key(), id);
        }
    }

    /** Removes the parts of an upload; one that is gone already is no failure. */
    static void abort(Bucket bucket, String key, String uploadId) {
        AbortMultipartUploadRequest request = AbortMultipartUploadRequest.builder()
                .bucket(bucket.place().bucket())
                .key(key)
                .uploadId(uploadId)
                .build();
        bucket.find(
                "remove the parts of",
                key.substring(bucket.place().prefix().length()),
                s3 -> s3.abortMultipartUpload(request));
    }

    private void uploadPart() {
        String id = uploadId == null ? begin() : uploadId;
        int number = parts.size() + 1;
        UploadPartRequest request = UploadPartRequest.builder()
                .bucket(name())
                .key(key())
                .uploadId(id)
                .partNumber(number)
                .build();
        String etag =
                bucket.ask("write", path, s3 -> s3.uploadPart(request, body())).eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
        size = 0;
        if (parts.size() % PARTS_OF_A_SIZE == 0) {
            buffer = new byte[buffer.length * 2];
        }
    }

    private String begin() {
        CreateMultipartUploadRequest request = CreateMultipartUploadRequest.builder()
                .bucket(name())
                .key(key())
                .metadata(Map.of(ATTEMPT, attempt))
                .build();
        String id = bucket.ask("write", path, s3 -> s3.createMultipartUpload(request))
                .uploadId();
        uploadId = id;
        return id;
    }

    private RequestBody body() {
        return RequestBody.fromBytes(size == buffer.length ? buffer : Arrays.copyOf(buffer, size));
    }

    private String name() {
        return bucket.place().bucket();
    }

    private String key() {
        return bucket.place().key(path);
    }
}
