package io.ballast.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** Two in this process, since a second one must not give up the lock of the first. */
    @Test
    void staysWhileItsProcessLivesAndGoesAfterIt() throws Exception {
        try (WorkDirectory first = WorkDirectory.make(parent);
                WorkDirectory second = WorkDirectory.make(parent)) {
            Process other = otherProcess();
            BufferedReader said = other.inputReader(StandardCharsets.UTF_8);
            Path ofOther = Path.of(said.readLine());
            assertThat(first.path()).exists();
            assertThat(second.path()).exists();
            WorkDirectory.make(parent).close();
            assertThat(ofOther).exists();

            other.destroyForcibly().waitFor();
            WorkDirectory.make(parent).close();
            assertThat(ofOther).doesNotExist();
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void leavesWhatIsNotItsOwn() throws IOException {
        Path withoutLock = Files.createDirectory(parent.resolve("ballast-bench-2"));
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("lock"), "");
        Path link = Files.createSymbolicLink(parent.resolve("ballast-bench-3"), elsewhere);

        WorkDirectory.make(parent).close();

        assertThat(withoutLock).exists();
        assertThat(link).exists();
        assertThat(elsewhere.resolve("lock")).exists();
    }

    private Process otherProcess() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Makes one, says where, and lives until it is killed, or the process that started it is gone. */
    static final class Other {
        private Other() {}

        @SuppressWarnings("SystemOut") // it is how the test hears of it
        public static void main(String[] arguments) throws IOException {
            try (WorkDirectory made = WorkDirectory.make(Path.of(arguments[0]))) {
                System.out.println(made.path());
                System.in.read();
            }
        }
    }
}
