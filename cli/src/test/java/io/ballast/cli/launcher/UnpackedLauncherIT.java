package io.ballast.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.cli.launcher.LaunchFolder.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as bin/ballast beside lib/ballast.jar, as people unpack it. */
class UnpackedLauncherIT {
    private static final String PREPARING = "Preparing Ballast for Java 17 (once, some seconds) ...\n";
    private static final String NOBODY = "65534";

    @TempDir
    private Path folder;

    private LaunchFolder launch;
    private Path launcher;
    private Path lib;

    @BeforeEach
    void unpack() throws IOException {
        launch = new LaunchFolder(folder);
        Path bin = Files.createDirectories(folder.resolve("un packed/bin"));
        launcher = Files.copy(launch.launcher(), bin.resolve("ballast"), StandardCopyOption.COPY_ATTRIBUTES);
        lib = Files.createDirectory(folder.resolve("un packed/lib"));
        Path jar = Files.writeString(lib.resolve("ballast.jar"), "jar");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void letItBeRemoved() throws IOException {
        Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void startsThePackedJarWithoutBuildingAnything() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), launcher);
        Result result = launch.run(link, folder, "demo");
        assertThat(result.err()).isEqualTo(PREPARING);
        assertThat(result.out())
                .contains("[-jar]\n[" + launcher.toRealPath().getParent() + "/../lib/ballast.jar]\n[demo]\n");
        assertThat(launch.builds()).isZero();
    }

    @Test
    void archivesItsClassesOnceBesideTheJar() throws Exception {
        String archive = "[-XX:SharedArchiveFile=" + launcher.toRealPath().getParent()
                + "/../lib/ballast-java-17.archive]\n[-Xlog:cds*=off]\n";

        assertThat(run().out()).contains(archive);

        Result again = run();
        assertThat(again.err()).isEmpty();
        assertThat(again.out()).contains(archive);
        assertThat(in(lib)).containsExactly("ballast-java-17.archive", "ballast-java-17.archive.of", "ballast.jar");
    }

    @Test
    void archivesThemAgainForAnotherJavaOrJar() throws Exception {
        run();
        launch.write("jdk/release", "JAVA_VERSION=\"17.0.16\"\n");
        assertThat(run().err()).isEqualTo(PREPARING);
        assertThat(run().err()).isEmpty();

        FileTime before = Files.getLastModifiedTime(lib.resolve("ballast.jar"));
        Files.writeString(lib.resolve("ballast.jar"), "another");
        Files.setLastModifiedTime(lib.resolve("ballast.jar"), before);
        assertThat(run().err()).isEqualTo(PREPARING);

        Files.setLastModifiedTime(lib.resolve("ballast.jar"), FileTime.fromMillis(before.toMillis() - 5000));
        assertThat(run().err()).isEqualTo(PREPARING);

        for (String companion : List.of("ballast-s3.jar", "ballast-parquet.jar")) {
            Files.writeString(lib.resolve(companion), "beside it");
            assertThat(run().err()).isEqualTo(PREPARING);
            assertThat(run().err()).isEmpty();
        }
    }

    @Test
    void archivesThemInTheUsersCacheWhereTheFolderIsNotItsOwn() throws Exception {
        Path cache = makeFolderOfNobody("cache");
        launch.with("XDG_CACHE_HOME", cache.toString());
        closeLib();

        Result result = runAsNobody();

        assertThat(result.err()).isEqualTo(PREPARING);
        assertThat(result.out()).contains("[-XX:SharedArchiveFile=" + cache + "/ballast/classes-");
        assertThat(runAsNobody().err()).isEmpty();
        assertThat(in(cache.resolve("ballast")))
                .hasSize(2)
                .allMatch(name -> name.matches("classes-\\d+-java-17\\.archive(\\.of)?"));
        assertThat(in(lib)).containsExactly("ballast.jar");
    }

    @Test
    void takesTheArchiveOfTheFolderThoughItMayNotWriteThere() throws Exception {
        run();
        closeLib();

        Result result = runAsNobody();

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("/../lib/ballast-java-17.archive]\n");
    }

    @Test
    void removesArchivesOfJarsThatAreGone() throws Exception {
        Path cache = makeFolderOfNobody("cache");
        launch.with("XDG_CACHE_HOME", cache.toString());
        closeLib();
        runAsNobody();
        Path moved = folder.resolve("moved");
        Files.move(folder.resolve("un packed"), moved);
        lib = moved.resolve("lib");
        launcher = moved.resolve("bin/ballast");

        assertThat(runAsNobody().err()).isEqualTo(PREPARING);

        assertThat(in(cache.resolve("ballast"))).hasSize(2);
    }

    @Test
    void startsWithoutWhereNothingCanBeWritten() throws Exception {
        closeLib();

        Result homeless = runAsNobody();
        assertThat(homeless.err()).isEmpty();
        assertThat(homeless.exitCode()).isZero();
        assertThat(homeless.out()).contains("[demo]\n").doesNotContain("SharedArchiveFile");

        launch.with("HOME", lib.toString());
        assertThat(runAsNobody()).isEqualTo(homeless);
        assertThat(in(lib)).containsExactly("ballast.jar");
    }

    @Test
    void triesOnceWhereNoneCanBeMade() throws Exception {
        launch.with("ARCHIVE_FAILS", "yes");
        assertThat(run().exitCode()).isZero();
        assertThat(lib.resolve("ballast-java-17.archive")).isEmptyFile();
        Result again = run();
        assertThat(again.err()).isEmpty();
        assertThat(again.out()).doesNotContain("SharedArchiveFile");
    }

    @Test
    void doesNotWaitForAnotherThatArchivesThem() throws Exception {
        launch.with("ARCHIVE_SECONDS", "3");
        Process first = launch.start(launcher, folder, "demo");
        awaitLock(first);

        Result second = run();

        assertThat(first.isAlive()).isTrue();
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).doesNotContain("SharedArchiveFile");
        Result waited = LaunchFolder.result(first);
        assertThat(waited.err()).isEqualTo(PREPARING);
        assertThat(waited.out()).contains("SharedArchiveFile");
        assertThat(in(lib)).containsExactly("ballast-java-17.archive", "ballast-java-17.archive.of", "ballast.jar");
    }

    @Test
    void leavesNothingWhenItIsStoppedMeanwhile() throws Exception {
        launch.with("ARCHIVE_SECONDS", "30");
        Process stopped = launch.start(launcher, folder, "demo");
        awaitLock(stopped);
        stopped.destroy();

        assertThat(stopped.waitFor()).isEqualTo(143);
        assertThat(in(lib)).containsExactly("ballast.jar");
    }

    @Test
    void takesOverFromOneThatIsNoMore() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createSymbolicLink(lib.resolve("ballast-java-17.archive.lock"), Path.of(Long.toString(gone.pid())));
        Files.createDirectory(lib.resolve("ballast-java-17.archive.work-" + gone.pid()));

        assertThat(run().err()).isEqualTo(PREPARING);

        assertThat(in(lib)).containsExactly("ballast-java-17.archive", "ballast-java-17.archive.of", "ballast.jar");
    }

    private Result run() throws IOException, InterruptedException {
        return launch.run(launcher, folder, "demo");
    }

    /** As a user for whom a folder can be closed; root writes everywhere. */
    private Result runAsNobody() throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        if (isRoot()) {
            line.addAll(List.of("--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", launcher.toString()));
        }
        line.add("demo");
        Path command = isRoot() ? LaunchFolder.find("setpriv") : launcher;
        return launch.run(command, folder, line.toArray(String[]::new));
    }

    private Path makeFolderOfNobody(String name) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name));
        if (isRoot()) {
            Files.setAttribute(made, "unix:uid", Integer.parseInt(NOBODY));
        }
        return made;
    }

    private void closeLib() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                Set<PosixFilePermission> open = EnumSet.copyOf(Files.getPosixFilePermissions(file));
                open.addAll(PosixFilePermissions.fromString(
                        open.contains(PosixFilePermission.OWNER_EXECUTE) ? "r-xr-xr-x" : "r--r--r--"));
                Files.setPosixFilePermissions(file, open);
            }
        }
        Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("r-xr-xr-x"));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void awaitLock(Process process) throws InterruptedException {
        Path lock = lib.resolve("ballast-java-17.archive.lock");
        while (!Files.isSymbolicLink(lock) || in(lib).stream().noneMatch(name -> name.contains(".work-"))) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(20);
        }
    }

    private static List<String> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
