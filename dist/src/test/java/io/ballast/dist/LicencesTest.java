package io.ballast.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is packed goes with the texts of its licences. Runs whenever archives are built, tests skipped or not. */
class LicencesTest {
    private static final Path TEXTS = Path.of("src/licenses");
    private static final Path UNPACKED = Path.of("target/licenses");
    private static final Path ECHARTS = Path.of("../page/target/classes/io/ballast/page/echarts/LICENSE");

    @Test
    void everyLibraryHasATextOrBringsOneOrIsUnderTheApacheLicence() throws IOException {
        List<BundledLibrary> libraries = BundledLibrary.of(Files.readString(UNPACKED.resolve("THIRD-PARTY.txt")));

        assertThat(libraries)
                .extracting(BundledLibrary::coordinates)
                .contains("com.github.luben:zstd-jni", "org.postgresql:postgresql", "info.picocli:picocli");
        assertThat(withoutText(libraries)).isEmpty();
    }

    @Test
    void aLibraryOfAnotherLicenceThatBringsNoTextIsMissed() throws IOException {
        List<BundledLibrary> added = BundledLibrary.of("""
                Lists of 3 third-party dependencies.
                     (MIT License) Shiny (org.example:shiny:1.0 - https://example.org/shiny)
                     (BSD-2-Clause) (EPL 2.0) Two (org.example:two:2.0-M1 - no url defined)
                     (Apache-2.0) Fine (org.example:fine:1.0 - https://example.org/fine)
                """);

        assertThat(added).hasSize(3);
        assertThat(withoutText(added)).containsExactly("org.example:shiny", "org.example:two");
    }

    @Test
    void everyTextIsOfALibraryThatIsPackedOrOfAServer() throws IOException {
        List<String> packed = BundledLibrary.of(Files.readString(UNPACKED.resolve("THIRD-PARTY.txt"))).stream()
                .map(BundledLibrary::coordinates)
                .toList();

        assertThat(LicenceText.all(TEXTS)).isNotEmpty().allSatisfy(text -> {
            assertThat(text.text()).as(text.file()).hasSizeGreaterThan(50);
            assertThat(text.covers()).as(text.file()).isNotEmpty();
            assertThat(packed)
                    .as(text.file())
                    .containsAll(text.covers().stream()
                            .filter(covered -> covered.contains(":"))
                            .toList());
        });
    }

    @Test
    void everyFileBesideTheServerHasAText() throws IOException {
        List<LicenceText> texts = LicenceText.all(TEXTS);
        List<Path> files = ServerFiles.programsAndLibraries();

        assertThat(files).isNotEmpty();
        assertThat(files.stream()
                        .filter(file -> texts.stream().noneMatch(text -> text.coversFile(file)))
                        .toList())
                .isEmpty();
    }

    private static List<String> withoutText(List<BundledLibrary> libraries) throws IOException {
        List<LicenceText> texts = LicenceText.all(TEXTS);
        return libraries.stream()
                .filter(library -> !library.isUnderApache())
                .filter(library -> texts.stream().noneMatch(text -> text.coversLibrary(library.coordinates())))
                .filter(library -> !bringsText(library))
                .map(BundledLibrary::coordinates)
                .toList();
    }

    /** The charts' library is one file of ours: its licence lies beside it. */
    private static boolean bringsText(BundledLibrary library) {
        if (library.coordinates().equals("org.webjars.npm:echarts")) {
            return Files.isRegularFile(ECHARTS);
        }
        try (Stream<Path> files = Files.walk(UNPACKED.resolve(library.folder()))) {
            return files.anyMatch(file ->
                    Files.isRegularFile(file) && file.getFileName().toString().contains("LICENSE"));
        } catch (IOException nothingUnpacked) {
            return false;
        }
    }
}
