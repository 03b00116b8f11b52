package io.ballast.spark.store;

import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardNotes;
import io.ballast.common.bundle.ShardOutput;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A directory of a Hadoop file system, to write to. Each attempt writes under a name of its own, so that two attempts of one file, on two
 * machines, never meet before both are complete.
 */
record HadoopSink(HadoopPlace place) implements ShardSink {
    @Override
    public String name() {
        return place.name();
    }

    @Override
    public ShardInput files() {
        return place.input();
    }

    @Override
    public void create() {
        try {
            if (place.files().exists(place.root())
                    && place.files().getFileStatus(place.root()).isFile()) {
                throw new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        name()
                                + " is a file; a bundle needs a directory that is missing or empty. Choose another one.");
            }
        } catch (IOException e) {
            throw HadoopPlace.failed("read", place.root(), e);
        }
        createDirectory(place.root());
    }

    @Override
    public void createFolders(Collection<String> paths) {
        folders(paths).forEach(this::createDirectory);
    }

    private Set<Path> folders(Collection<String> paths) {
        return paths.stream().map(path -> place.path(path).getParent()).collect(Collectors.toSet());
    }

    private void createDirectory(Path directory) {
        try {
            if (!place.files().mkdirs(directory)) {
                throw new IOException("the file system refused");
            }
        } catch (IOException e) {
            throw HadoopPlace.failed("create", directory, e);
        }
    }

    @Override
    public ShardOutput begin(String path) throws IOException {
        return HadoopOutput.begin(place.files(), place.path(path));
    }

    @Override
    public void write(String path, byte[] bytes) {
        try {
            ShardOutput output = begin(path);
            try {
                output.write(ByteBuffer.wrap(bytes));
                output.finish();
            } catch (IOException e) {
                output.discard();
                throw e;
            }
        } catch (IOException e) {
            throw HadoopPlace.failed("write", place.path(path), e);
        }
    }

    @Override
    public ShardNotes append(String path) throws IOException {
        return HadoopNotes.open(this, path);
    }

    @Override
    public void remove(String path) {
        delete(place.path(path));
    }

    private void delete(Path file) {
        try {
            place.files().delete(file, false);
        } catch (IOException e) {
            throw HadoopPlace.failed("remove", file, e);
        }
    }

    /** Directories of local disks have to be flushed; other file systems keep a name once it is there. */
    @Override
    public void settle(Collection<String> paths) {
        if (place.root().toUri().getScheme().equals("file")) {
            ShardSink.of(java.nio.file.Path.of(place.root().toUri().getPath())).settle(paths);
        }
    }

    /** Lists each folder once, however many attempts have left something there. */
    @Override
    public void sweep(Collection<String> paths) {
        Set<Path> files = new HashSet<>();
        paths.forEach(path -> files.add(place.path(path)));
        for (Path folder : folders(paths)) {
            for (FileStatus status : list(folder)) {
                Path left = status.getPath();
                if (status.isFile() && HadoopOutput.isAttempt(left, files)) {
                    delete(left);
                }
            }
        }
    }

    private FileStatus[] list(Path folder) {
        try {
            return place.files().listStatus(folder);
        } catch (FileNotFoundException e) {
            return new FileStatus[0];
        } catch (IOException e) {
            throw HadoopPlace.failed("read", folder, e);
        }
    }
}
