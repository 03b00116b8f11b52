package io.ballast.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void refusesADirectoryWithOtherThings() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "Dear");
        assertThatThrownBy(() -> ServerDirectory.open(folder))
                .hasMessage("Directory " + folder + " is not empty and holds no embedded server of Ballast's."
                        + " Name an empty or a new directory.");
        assertThat(folder.resolve("lock")).doesNotExist();
    }

    @Test
    void refusesABareClusterOfSomebodyElse() throws IOException {
        Files.writeString(folder.resolve("PG_VERSION"), "18\n");
        assertThatThrownBy(() -> ServerDirectory.open(folder)).hasMessageContaining("holds no embedded server");
    }

    @Test
    void refusesAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> ServerDirectory.open(file))
                .hasMessage(file + " is not a directory. Name an empty or a new directory for the embedded server.");
    }

    @Test
    void takesADirectoryWhereAnEarlierStartWasCutOff() throws IOException {
        Files.createDirectory(folder.resolve("data.part"));
        Files.writeString(folder.resolve("pgpass"), "");
        try (ServerDirectory directory = ServerDirectory.open(folder)) {
            assertThat(directory.hasCluster()).isFalse();
        }
    }

    @Test
    void refusesAClusterOfAnotherMajorVersion() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data/PG_VERSION"), "17\n");
        Files.writeString(folder.resolve("pgpass"), "");
        ServerBinaries binaries = ServerBinaries.ofClassPath(io.ballast.common.report.Progress.silent());
        try (ServerDirectory directory = ServerDirectory.open(folder)) {
            assertThatThrownBy(() -> directory.refuseUnfit(binaries))
                    .hasMessage("Directory " + folder + " holds a cluster of PostgreSQL 17, but this Ballast brings"
                            + " PostgreSQL 18. Name another directory, or use the Ballast that made it.");
        }
    }
}
