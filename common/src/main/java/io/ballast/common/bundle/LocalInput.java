package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of one bundle on disk: plain files that lie inside its directory, links followed; anything else is refused. */
final class LocalInput implements ShardInput {
    private final Path directory;
    /** The directory, links followed; null before it was first needed. */
    private volatile @Nullable Path realDirectory;

    LocalInput(Path directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return directory.toString();
    }

    @Override
    public String nameOf(String path) {
        return directory.resolve(path).toString();
    }

    @Override
    public void checkPresent() {
        if (!Files.isDirectory(directory)) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    directory + (Files.exists(directory) ? " is no directory" : " does not exist")
                            + "; a bundle is a directory with a " + BundleLayout.DESCRIPTOR + ". Check the path.");
        }
    }

    @Override
    public boolean exists(String path) {
        return Files.exists(directory.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public long length(String path) {
        Path file = directory.resolve(path);
        try {
            BasicFileAttributes link = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!file.toRealPath().startsWith(realDirectory())) {
                throw BundleErrors.refuse(file.toString(), "a link that leads out of the bundle", "a file inside it");
            }
            BasicFileAttributes attributes =
                    link.isSymbolicLink() ? Files.readAttributes(file, BasicFileAttributes.class) : link;
            if (!attributes.isRegularFile()) {
                throw BundleErrors.refuse(
                        file.toString(),
                        attributes.isDirectory() ? "a directory" : "a device or another special file",
                        "a plain file");
            }
            return attributes.size();
        } catch (NoSuchFileException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    file + " is missing. The bundle is refused: fetch it again or make it again.",
                    e);
        } catch (IOException e) {
            throw BundleErrors.unreadable(file.toString(), e);
        }
    }

    private Path realDirectory() {
        Path real = realDirectory;
        if (real == null) {
            try {
                real = directory.toRealPath();
            } catch (IOException e) {
                throw BundleErrors.unreadable(name(), e);
            }
            realDirectory = real;
        }
        return real;
    }

    @Override
    public ReadableByteChannel open(String path) {
        Path file = directory.resolve(path);
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw BundleErrors.unreadable(file.toString(), e);
        }
    }

    @Override
    public List<String> files() {
        Path root = realDirectory(); // a link to the bundle stands for it
        List<String> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(root.relativize(file).toString().replace('\\', '/'));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw BundleErrors.unreadable(name(), e);
        }
        return files;
    }

    @Override
    public List<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw BundleErrors.unreadable(name(), e);
        }
    }
}
