package io.ballast.datapackage.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A plain file of this machine.
 *
 * @param inside the directory that it must not lead out of, links followed; null where the user named the file himself
 */
record LocalFile(Path path, @Nullable Path inside) implements FileOrigin {
    @Override
    public InputStream open() throws IOException {
        return Channels.newInputStream(FileChannel.open(path, StandardOpenOption.READ));
    }

    @Override
    public long length(ExternalFile file) throws IOException {
        if (inside != null && !path.toRealPath().startsWith(inside.toRealPath())) {
            throw file.refuse("a link that leads out of " + inside, "a file inside it");
        }
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw file.refuse(
                    attributes.isDirectory() ? "a directory" : "a device, a pipe or another special file",
                    "a plain file, since it is read twice");
        }
        return attributes.size();
    }

    /** The file that the path leads to, links followed; the path itself where there is none. */
    @Override
    public Object identity() {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize(); // opening it says what is wrong
        }
    }
}
