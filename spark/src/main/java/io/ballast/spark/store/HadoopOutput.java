package io.ballast.spark.store;

import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.ShardOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/** A file that is written under a name that no other attempt has, flushed and renamed; for one thread. */
final class HadoopOutput implements ShardOutput {
    private static final Pattern ATTEMPT =
            Pattern.compile("(.+)\\.\\p{XDigit}{32}" + Pattern.quote(BundleLayout.UNFINISHED));

    private final FileSystem files;
    private final Path file;
    private final Path attempt;
    private final FSDataOutputStream stream;
    private boolean closed;

    private HadoopOutput(FileSystem files, Path file, Path attempt, FSDataOutputStream stream) {
        this.files = files;
        this.file = file;
        this.attempt = attempt;
        this.stream = stream;
    }

    static HadoopOutput begin(FileSystem files, Path file) throws IOException {
        String own = UUID.randomUUID().toString().replace("-", "");
        Path attempt = file.suffix("." + own + BundleLayout.UNFINISHED);
        return new HadoopOutput(files, file, attempt, files.create(attempt, false));
    }

    /** Whether a file is what an attempt to write one of {@code files} has left. */
    static boolean isAttempt(Path left, Set<Path> files) {
        Matcher matcher = ATTEMPT.matcher(left.getName());
        return matcher.matches() && files.contains(new Path(left.getParent(), matcher.group(1)));
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        if (bytes.hasArray()) {
            stream.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            bytes.position(bytes.limit());
        } else {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            stream.write(copy);
        }
    }

    @Override
    public void finish() throws IOException {
        stream.hsync();
        closed = true;
        stream.close();
        // HDFS refuses a name that is taken, where local files are replaced.
        if (!files.rename(attempt, file)) {
            new Renaming(files).replace(attempt, file);
        }
    }

    @Override
    public void discard() throws IOException {
        try {
            if (!closed) {
                closed = true;
                stream.close();
            }
        } finally {
            files.delete(attempt, false);
        }
    }

    /** Hadoop lets only file systems call what replaces a file by another in one step. */
    private static final class Renaming extends FilterFileSystem {
        Renaming(FileSystem files) {
            super(files);
        }

        void replace(Path from, Path to) throws IOException {
            rename(from, to, Rename.OVERWRITE);
        }
    }
}
