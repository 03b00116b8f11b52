package io.ballast.dist;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs and libraries in the servers that are packed: of one platform, or of all. */
final class ServerFiles {
    private static final List<String> ARCHIVES = List.of(
            "postgres-linux-x86_64.txz",
            "postgres-linux-arm_64.txz",
            "postgres-darwin-x86_64.txz",
            "postgres-darwin-arm_64.txz",
            "postgres-windows-x86_64.txz");

    private ServerFiles() {}

    /** Their paths from the archives' roots. */
    static List<Path> programsAndLibraries() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String archive : ARCHIVES) {
            if (ServerFiles.class.getResource("/" + archive) != null) {
                list(archive, files);
            }
        }
        return files;
    }

    private static void list(String archive, List<Path> files) throws IOException {
        try (InputStream packed = Objects.requireNonNull(ServerFiles.class.getResourceAsStream("/" + archive));
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = Path.of(entry.getName()).normalize();
                if (entry.isFile() && isProgramOrLibrary(path)) {
                    files.add(path);
                }
            }
        }
    }

    private static boolean isProgramOrLibrary(Path path) {
        return path.startsWith("bin")
                || path.getFileName().toString().matches(".*\\.(so|dylib|dll|a|lib)(\\..*)?")
                || (path.startsWith("lib") && path.getNameCount() == 2);
    }
}
