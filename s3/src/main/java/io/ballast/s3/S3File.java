package io.ballast.s3;

import io.ballast.common.system.Interrupted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object that is read from its first byte to its last. A transfer that breaks off goes on at the byte that was reached, as long as the object is
 * still the same. For one thread.
 */
final class S3File implements ReadableByteChannel {
    /** Transfers in a row that bring no byte. */
    private static final int ATTEMPTS = 7;

    private static final long FIRST_PAUSE_MILLIS = 100;

    private final Bucket bucket;
    private final String path;
    private final byte[] chunk = new byte[1 << 16];
    private @Nullable InputStream body;
    private String etag = "";
    private long length;
    private long position;
    private int failures;
    private boolean open = true;

    private S3File(Bucket bucket, String path) {
        this.bucket = bucket;
        this.path = path;
    }

    /** Opens an object; that it is missing shows here. */
    static S3File open(Bucket bucket, String path) {
        S3File file = new S3File(bucket, path);
        file.connected();
        return file;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        while (true) {
            try {
                int count = connected().read(chunk, 0, Math.min(chunk.length, target.remaining()));
                if (count > 0) {
                    target.put(chunk, 0, count);
                    position += count;
                    failures = 0;
                    return count;
                }
                if (position == length) {
                    return -1;
                }
                throw new IOException("the transfer ended after " + position + " of " + length + " bytes");
            } catch (IOException e) {
                drop();
                pause(e);
            }
        }
    }

    private InputStream connected() {
        InputStream now = body;
        return now == null ? connect() : now;
    }

    private InputStream connect() {
        GetObjectRequest.Builder request = GetObjectRequest.builder()
                .bucket(bucket.place().bucket())
                .key(bucket.place().key(path));
        if (position > 0) {
            request.range("bytes=" + position + "-").ifMatch(etag);
        }
        ResponseInputStream<GetObjectResponse> answer = bucket.ask("read", path, s3 -> s3.getObject(request.build()));
        if (position == 0) {
            etag = answer.response().eTag();
            length = answer.response().contentLength();
        }
        body = answer;
        return answer;
    }

    private void pause(IOException failure) {
        failures++;
        if (failures >= ATTEMPTS) {
            throw S3Errors.of(
                    "read",
                    bucket.place(),
                    path,
                    SdkClientException.create(String.valueOf(failure.getMessage()), failure));
        }
        try {
            Thread.sleep(FIRST_PAUSE_MILLIS << failures);
        } catch (InterruptedException e) {
            throw Interrupted.during("reading of " + bucket.place().name() + path, e);
        }
    }

    private void drop() {
        InputStream last = body;
        body = null;
        if (last instanceof ResponseInputStream<?> answer) {
            answer.abort(); // reading what is left would take as long as the rest of the object
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        drop();
    }
}
