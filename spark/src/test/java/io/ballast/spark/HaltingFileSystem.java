package io.ballast.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * Local files, where the first attempt to write a certain file goes wrong after its first bytes, or to read it in its middle: the process ends at
 * once, or it stalls. Which file, and where the attempt is noted, stands in Hadoop's configuration. It knows no class of this project but itself, as
 * executors have it on their own class path.
 */
public class HaltingFileSystem extends RawLocalFileSystem {
    /** A part of the name of the file at which the process ends. */
    public static final String HALT = "faulty.halt";
    /** A part of the name of the file at which the writer stalls. */
    public static final String STALL = "faulty.stall";
    /** A part of the name of the file in whose middle the process that reads it ends. */
    public static final String HALT_READER = "faulty.reader.halt";
    /** A part of the name of the file in whose middle its reader stalls. */
    public static final String STALL_READER = "faulty.reader.stall";
    /** How long it does. */
    public static final String STALLED_MILLIS = "faulty.stalled";
    /** The directory where the first attempt notes its process, so that the second goes well. */
    public static final String MARKS = "faulty.marks";

    private static final int STALL_MILLIS = 600_000;

    @Override
    public URI getUri() {
        return URI.create("faulty:///");
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    /** Plain facts: those of local files ask the disk by a URI whose scheme they do not know. */
    @Override
    public FileStatus[] listStatus(Path directory) throws IOException {
        FileStatus[] found = super.listStatus(directory);
        for (int i = 0; i < found.length; i++) {
            FileStatus file = found[i];
            found[i] = new FileStatus(
                    file.getLen(),
                    file.isDirectory(),
                    1,
                    file.getBlockSize(),
                    file.getModificationTime(),
                    file.getPath());
        }
        return found;
    }

    @Override
    public FSDataOutputStream create(
            Path file,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        return faulty(file, super.create(file, permission, overwrite, bufferSize, replication, blockSize, progress));
    }

    @Override
    public FSDataOutputStream create(
            Path file, boolean overwrite, int bufferSize, short replication, long blockSize, Progressable progress)
            throws IOException {
        return faulty(file, super.create(file, overwrite, bufferSize, replication, blockSize, progress));
    }

    @Override
    public FSDataInputStream open(Path file, int bufferSize) throws IOException {
        FSDataInputStream stream = super.open(file, bufferSize);
        if (matches(file, HALT_READER)) {
            return new FSDataInputStream(new FaultyReading(stream, half(file), () -> halt(file)));
        }
        if (matches(file, STALL_READER)) {
            return new FSDataInputStream(new FaultyReading(stream, half(file), () -> stall(file)));
        }
        return stream;
    }

    private long half(Path file) throws IOException {
        return getFileStatus(file).getLen() / 2;
    }

    private FSDataOutputStream faulty(Path file, FSDataOutputStream stream) throws IOException {
        if (matches(file, HALT)) {
            return new FSDataOutputStream(new Faulty(stream, () -> halt(file)), null);
        }
        if (matches(file, STALL)) {
            return new FSDataOutputStream(new Faulty(stream, () -> stall(file)), null);
        }
        return stream;
    }

    private boolean matches(Path file, String key) {
        String part = getConf().get(key, "");
        return !part.isEmpty() && file.getName().contains(part);
    }

    private void halt(Path file) throws IOException {
        if (isFirst(file)) {
            Runtime.getRuntime().halt(9);
        }
    }

    private void stall(Path file) throws IOException {
        if (isFirst(file)) {
            try {
                Thread.sleep(getConf().getInt(STALLED_MILLIS, STALL_MILLIS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    /** Whether nobody has written to the file before; notes which process did. */
    private boolean isFirst(Path file) throws IOException {
        String name = file.getName().replaceFirst("\\.csv.*", "");
        try {
            Files.writeString(
                    java.nio.file.Path.of(getConf().get(MARKS), name),
                    Long.toString(ProcessHandle.current().pid()),
                    java.nio.file.StandardOpenOption.CREATE_NEW,
                    java.nio.file.StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private interface Fault {
        void happen() throws IOException;
    }

    private static final class FaultyReading extends FSInputStream {
        private final FSDataInputStream in;
        private final long at;
        private final Fault fault;
        private boolean happened;

        FaultyReading(FSDataInputStream in, long at, Fault fault) {
            this.in = in;
            this.at = at;
            this.fault = fault;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (!happened && in.getPos() >= at) {
                happened = true;
                fault.happen();
            }
            return in.read(bytes, offset, length);
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public void seek(long position) throws IOException {
            in.seek(position);
        }

        @Override
        public long getPos() throws IOException {
            return in.getPos();
        }

        @Override
        public boolean seekToNewSource(long target) throws IOException {
            return in.seekToNewSource(target);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static final class Faulty extends OutputStream {
        private final OutputStream out;
        private final Fault fault;

        Faulty(OutputStream out, Fault fault) {
            this.out = out;
            this.fault = fault;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            out.flush();
            fault.happen();
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
