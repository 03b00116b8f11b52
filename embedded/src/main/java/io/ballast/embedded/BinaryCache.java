package io.ballast.embedded;

import io.ballast.common.bundle.Sha256;
import io.ballast.common.report.Progress;
import io.ballast.common.system.SystemUser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where unpacked server programs stay between runs: a directory per archive, named by its hash, below the user's own cache
 * directory, because what lies in a shared one could be another user's program.
 */
final class BinaryCache {
    private final Path root;

    BinaryCache(ServerAccount account) {
        this.root = account.owner() == null ? ofUser() : ofMachine();
    }

    private static Path ofUser() {
        String explicit = System.getenv("XDG_CACHE_HOME");
        String local = System.getenv("LOCALAPPDATA");
        if (explicit != null && Path.of(explicit).isAbsolute()) {
            return Path.of(explicit, "ballast");
        }
        if (local != null) {
            return Path.of(local, "ballast", "cache");
        }
        return SystemUser.home().resolve(".cache").resolve("ballast");
    }

    /** For root whose server runs as another user, which cannot look into root's home: only root may write here. */
    private static Path ofMachine() {
        return Path.of("/var/cache/ballast");
    }

    /** The directory with the archive's content; unpacked next to it and renamed, so that it is never seen half-done. */
    Path unpacked(InputStream archive, Progress progress) throws IOException {
        byte[] bytes = archive.readAllBytes();
        Path home = root.resolve("postgresql-" + Sha256.hex(bytes).substring(0, 16));
        if (Files.isDirectory(home)) {
            return home;
        }
        progress.note("Unpacking the PostgreSQL server into " + home);
        createRoot();
        Path unfinished = Files.createTempDirectory(root, "unpacking-");
        try {
            TarXz.unpack(new ByteArrayInputStream(bytes), unfinished);
            openToTheServersAccount(unfinished);
            moveUnlessThere(unfinished, home);
        } finally {
            Directories.deleteIfExists(unfinished);
        }
        return home;
    }

    private void createRoot() throws IOException {
        Files.createDirectories(root);
    }

    private static void openToTheServersAccount(Path directory) throws IOException {
        if (Directories.isPosix(directory)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Another process may have been faster; its copy is as good. */
    private static void moveUnlessThere(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }
}
