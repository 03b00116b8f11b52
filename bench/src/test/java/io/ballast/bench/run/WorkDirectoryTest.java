package io.ballast.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkDirectoryTest {
    @TempDir
    private Path parent;

    @Test
    void goesWithAllThatIsInIt() throws IOException {
        WorkDirectory directory = WorkDirectory.make(parent);
        Files.writeString(
                Files.createDirectory(directory.path().resolve("sample")).resolve("a.csv"), "1\n");
        directory.close();

        assertThat(parent).isEmptyDirectory();
        directory.close();
    }

    @Test
    void removesThoseOfDeadProcessesAndNoOthers() throws IOException {
        Path dead = Files.createDirectory(parent.resolve("ballast-bench-1"));
        Files.writeString(dead.resolve("lock"), "");
        Files.writeString(dead.resolve("a.csv"), "1\n");
        Path withoutLock = Files.createDirectory(parent.resolve("ballast-bench-2"));
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("lock"), "");
        Path link = Files.createSymbolicLink(parent.resolve("ballast-bench-3"), elsewhere);

        try (WorkDirectory first = WorkDirectory.make(parent);
                WorkDirectory second = WorkDirectory.make(parent)) {
            assertThat(parent)
                    .isDirectoryContaining(path -> path.equals(first.path()))
                    .isDirectoryContaining(path -> path.equals(second.path()))
                    .isDirectoryNotContaining(path -> path.equals(dead))
                    .isDirectoryContaining(path -> path.equals(withoutLock))
                    .isDirectoryContaining(path -> path.equals(link));
        }
        assertThat(elsewhere.resolve("lock")).exists();
    }
}
