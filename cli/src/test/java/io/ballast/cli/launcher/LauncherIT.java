package io.ballast.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.cli.launcher.LaunchFolder.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherIT {
    private static final String FIRST_BUILD = "Building Ballast (first run, about a minute) ...\n";
    private static final String PREPARING = "Preparing Ballast for Java %d (once, some seconds) ...\n";
    private static final String BUILD_ANEW = "Building Ballast anew, its sources have changed ...\n";

    @TempDir
    private Path folder;

    private LaunchFolder launch;

    @BeforeEach
    void layOutFolder() throws IOException {
        launch = new LaunchFolder(folder);
    }

    @Test
    void buildsOnceAndSaysSoInOneLine() throws Exception {
        assertThat(launch.run().err()).isEqualTo(FIRST_BUILD);
        assertThat(launch.run().err()).isEmpty();
        assertThat(launch.builds()).isEqualTo(1);
        assertThat(launch.lock()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "cli/pom.xml", "cli/src/main/java/A.java", "sql/a.sql"})
    void buildsAnewWhenASourceIsNewerThanTheJar(String source) throws Exception {
        launch.run();
        touchAfterJar(launch.root().resolve(source));
        assertThat(launch.run().err()).isEqualTo(BUILD_ANEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli/src/test/java/ATest.java", "testdb/src/main/java/B.java"})
    void runsTheJarThoughWhatIsNotInItIsNewer(String source) throws Exception {
        launch.run();
        touchAfterJar(launch.root().resolve(source));
        assertThat(launch.run().err()).isEmpty();
    }

    @Test
    void givesTheJarTheTimeOfTheBuildsStart() throws Exception {
        FileTime before = Files.getLastModifiedTime(launch.write("now", ""));
        launch.with("BUILD_SECONDS", "1");
        launch.run();
        FileTime madeAt = Files.getLastModifiedTime(launch.jar());
        assertThat(madeAt).isGreaterThanOrEqualTo(before);
        assertThat(madeAt.toMillis())
                .isLessThan(Files.getLastModifiedTime(launch.write("later", "")).toMillis() - 900);
    }

    @Test
    void handsArgumentsOverUntouched() throws Exception {
        List<String> odd = List.of("", "a b", "it's", "say \"hi\"", "*", "$HOME", "a\\nb", "-x", "--", "a\nb");
        Result result = launch.run(odd.toArray(String[]::new));
        StringBuilder expected = new StringBuilder("[-jar]\n[" + launch.jar() + "]\n");
        odd.forEach(argument -> expected.append('[').append(argument).append("]\n"));
        assertThat(result.out()).contains(expected.append('<').toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 130, 143})
    void endsWithTheExitCodeOfTheCommand(int code) throws Exception {
        launch.with("EXIT", Integer.toString(code));
        assertThat(launch.run().exitCode()).isEqualTo(code);
    }

    @Test
    void handsJvmOptionsOver() throws Exception {
        launch.with("JAVA_OPTS", "-Xmx64m -Da=*");
        launch.with("BALLAST_JAVA_OPTS", "-Db=c");
        assertThat(launch.run("demo").out()).contains("[-Xmx64m]\n[-Da=*]\n[-Db=c]\n[-jar]\n");
    }

    @Test
    void startsWithTheClassesArchivedAfterTheBuild() throws Exception {
        assertThat(launch.run().out()).contains("[-XX:SharedArchiveFile=" + launch.archive() + "]\n[-Xlog:cds*=off]\n");
        assertThat(launch.archive()).hasContent("classes");
    }

    @Test
    void archivesThemAgainWhereTheyAreGoneOrOlderThanTheJar() throws Exception {
        launch.run();
        Files.delete(launch.archive());
        assertThat(launch.run().err()).isEqualTo(PREPARING.formatted(17));
        touchAfterJar(launch.archive());
        assertThat(launch.run().err()).isEmpty();
        Files.setLastModifiedTime(launch.archive(), FileTime.fromMillis(0));
        assertThat(launch.run().err()).isEqualTo(PREPARING.formatted(17));
        assertThat(launch.builds()).isEqualTo(1);
    }

    @Test
    void keepsProfilesTooFromJava25On() throws Exception {
        launch.run();
        launch.write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
        Result result = launch.run("demo");
        assertThat(result.err()).isEqualTo(PREPARING.formatted(25));
        assertThat(result.out())
                .contains("[-XX:AOTCache=" + launch.archive().resolveSibling("ballast-java-25.archive") + "]\n")
                .doesNotContain("SharedArchiveFile");
        assertThat(launch.run().err()).isEmpty();
    }

    @Test
    void goesOnWhereNoClassesCouldBeArchived() throws Exception {
        launch.with("ARCHIVE_FAILS", "yes");
        Result result = launch.run("demo");
        assertThat(result.err()).isEqualTo(FIRST_BUILD);
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("[demo]\n").doesNotContain("SharedArchiveFile");
        assertThat(launch.archive()).isEmptyFile();
        assertThat(launch.run().err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', <C.UTF-8>", "C, <C.UTF-8>", "POSIX, <C.UTF-8>", "de_DE.UTF-8, <>"})
    void readsFileNamesAsUtf8WhereNoLocaleIsSet(String locale, String handedOver) throws Exception {
        launch.with("LANG", locale);
        assertThat(launch.run().out()).endsWith(handedOver + "\n");
    }

    @Test
    void worksThroughSymbolicLinksFromAnyFolder() throws Exception {
        Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), launch.launcher());
        Path relative = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("bin")).resolve("ballast"), Path.of("..", "absolute"));
        for (Path command : List.of(absolute, relative)) {
            Result result = launch.run(command, Path.of("/"), "demo");
            assertThat(result.out()).contains("[" + launch.jar() + "]\n[demo]\n");
            assertThat(result.exitCode()).isZero();
        }
        assertThat(launch.builds()).isEqualTo(1);
    }

    @Test
    void showsWhyABuildFailedAndBuildsAgainTheNextTime() throws Exception {
        launch.with("BUILD_FAILS", "yes");
        Result failed = launch.run();
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err())
                .isEqualTo(FIRST_BUILD + "[ERROR] cannot find symbol\nballast: the build failed; its whole log is "
                        + launch.root().resolve("cli/target/ballast-build.log") + "\n");
        assertThat(launch.lock()).doesNotExist();
        launch.without("BUILD_FAILS");
        assertThat(launch.run().exitCode()).isZero();
    }

    @Test
    void buildsOnceWhenTwoLaunchersStartTogether() throws Exception {
        launch.with("BUILD_SECONDS", "2");
        Process first = launch.start(launch.launcher(), launch.root());
        Process second = launch.start(launch.launcher(), launch.root());
        List<Result> results = List.of(LaunchFolder.result(first), LaunchFolder.result(second));
        assertThat(results).allSatisfy(result -> assertThat(result.exitCode()).isZero());
        assertThat(results.stream().map(Result::err)).contains(FIRST_BUILD);
        assertThat(launch.builds()).isEqualTo(1);
    }

    @Test
    void takesOverFromABuilderThatIsNoMore() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectories(launch.lock().resolveSibling("."));
        Files.createSymbolicLink(launch.lock(), Path.of(Long.toString(gone.pid())));
        assertThat(launch.run().err()).isEqualTo(FIRST_BUILD);
    }

    @Test
    void leavesNoLockWhenItIsStoppedWhileBuilding() throws Exception {
        launch.with("BUILD_SECONDS", "30");
        Process launcher = launch.start(launch.launcher(), launch.root());
        while (launch.builds() == 0) {
            Thread.sleep(20);
        }
        launcher.destroy();
        assertThat(launcher.waitFor()).isEqualTo(143);
        assertThat(launch.lock()).doesNotExist();
        assertThat(launch.jar()).doesNotExist();
    }

    @Test
    void namesMissingJava() throws Exception {
        launch.without("JAVA_HOME");
        assertRefused("there is no java on the path. Install a JDK 17 or newer (Debian: openjdk-17-jdk-headless), or"
                + " point JAVA_HOME to one.");
    }

    @Test
    void namesAJavaHomeWithoutJava() throws Exception {
        launch.with("JAVA_HOME", "/nowhere");
        assertRefused("JAVA_HOME is /nowhere, but there is no bin/java in it. Point it to a JDK 17 or newer.");
    }

    @Test
    void namesAnOldJava() throws Exception {
        launch.write("jdk/release", "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"1.8.0_392\"\n");
        assertRefused(launch.root() + "/jdk/bin/java is Java 8; a JDK 17 or newer is needed. Point JAVA_HOME to one.");
    }

    @Test
    void asksAJavaWithoutAReleaseFileForItsVersion() throws Exception {
        Files.delete(launch.root().resolve("jdk/release"));
        launch.script("jdk/bin/java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
        assertRefused(launch.root() + "/jdk/bin/java is Java 11; a JDK 17 or newer is needed. Point JAVA_HOME to one.");
        launch.script("jdk/bin/java", "echo 'openjdk version \"25\" 2025-09-16' >&2");
        assertThat(launch.run().exitCode()).isZero();
    }

    @Test
    void namesMissingJavac() throws Exception {
        Files.delete(launch.root().resolve("jdk/bin/javac"));
        assertRefused(launch.root() + "/jdk/bin/java has no javac beside it: a JDK is needed to build Ballast, not only"
                + " a Java runtime (Debian: openjdk-17-jdk-headless).");
    }

    @Test
    void namesMissingMaven() throws Exception {
        Files.delete(launch.root().resolve("maven/mvn"));
        assertRefused("Ballast must be built, and there is no mvn on the path. Install Maven 3.8 or newer (Debian:"
                + " maven).");
    }

    @Test
    void runsAJarThatIsThereWithoutMavenOrJavac() throws Exception {
        launch.run();
        Files.delete(launch.root().resolve("maven/mvn"));
        Files.delete(launch.root().resolve("jdk/bin/javac"));
        assertThat(launch.run().exitCode()).isZero();
    }

    private void assertRefused(String message) throws IOException, InterruptedException {
        Result result = launch.run("demo");
        assertThat(result.err()).isEqualTo("ballast: " + message + "\n");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(launch.builds()).isZero();
    }

    private void touchAfterJar(Path source) throws IOException {
        FileTime jar = Files.getLastModifiedTime(launch.jar());
        Files.setLastModifiedTime(source, FileTime.fromMillis(jar.toMillis() + 2000));
    }
}
