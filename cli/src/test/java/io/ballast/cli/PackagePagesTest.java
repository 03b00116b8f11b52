package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares the pages of the packages, and the packages' lines in ARCHITECTURE.md, with the code. */
class PackagePagesTest {
    private static final String ROOT_PACKAGE = "io.ballast.";
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package io\\.ballast\\.([\\w.]+);");
    private static final Pattern LINK = Pattern.compile("\\{@link\\s+([\\w.]+)");
    private static final Pattern CODE = Pattern.compile("\\{@code\\s+([\\w.]+)}");
    private static final Pattern TYPE = Pattern.compile("[A-Z][a-z]\\w*");
    private static final Pattern WORD = Pattern.compile("[a-z]+");
    /** {@code | `page` | headings → … | `Page` |}. */
    private static final Pattern LINE =
            Pattern.compile("(?m)^\\| `([a-z0-9.]+)` \\| [^|\n]*[→⇄][^|\n]*\\| (`[^|\n]*`) \\|$");

    private static final String COMMAND = "ballast";

    /** Without the root package. */
    private static final Set<String> PACKAGES = new TreeSet<>();
    /** By the package that they describe. */
    private static final Map<String, String> PAGES = new TreeMap<>();
    /** With their packages. */
    private static final Set<String> TYPES = new TreeSet<>();

    @BeforeAll
    static void readTheCode() throws IOException {
        for (Path source : Repository.sources("src/main/java")) {
            String text = Files.readString(source);
            String in =
                    PACKAGE.matcher(text).results().findFirst().orElseThrow().group(1);
            String name = source.getFileName().toString().replace(".java", "");
            PACKAGES.add(in);
            TYPES.add(in + "." + name);
            if (name.equals("package-info")) {
                PAGES.put(in, text.substring(0, text.indexOf("package ")));
            }
        }
    }

    @Test
    void everyPackageHasAPage() {
        assertThat(PAGES.keySet()).isEqualTo(PACKAGES);
        assertThat(PAGES.values()).allSatisfy(page -> assertThat(page).matches("(?s)/\\*\\*.*\\w.*\\.\\s.*"));
    }

    @Test
    void everyTypeThatAPageNamesExists() {
        List<String> unknown = new ArrayList<>();
        PAGES.forEach((in, page) -> {
            found(LINK, page)
                    .filter(link -> !TYPES.contains(qualified(in, link)))
                    .forEach(unknown::add);
            found(CODE, page)
                    .filter(code -> TYPE.matcher(code).matches())
                    .filter(code -> TYPES.stream().noneMatch(type -> type.endsWith("." + code)))
                    .forEach(unknown::add);
        });
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyPackageThatAPageNamesExists() {
        List<String> unknown = new ArrayList<>();
        PAGES.forEach((in, page) -> found(CODE, page)
                .filter(code -> WORD.matcher(code).matches() && !code.equals(COMMAND))
                .filter(word -> !PACKAGES.contains(in + "." + word))
                .forEach(word -> unknown.add(in + ": " + word)));
        assertThat(unknown).isEmpty();
    }

    @Test
    void readingBeginsWithATypeOfThePackage() throws IOException {
        Map<String, String> lines = LINE.matcher(Files.readString(Repository.ROOT.resolve("ARCHITECTURE.md")))
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
        assertThat(lines).containsOnlyKeys(described());
        lines.forEach((in, types) -> assertThat(types.replace("`", "").split(", "))
                .as(in)
                .allSatisfy(type -> assertThat(TYPES).contains(in + "." + type.replaceFirst("\\.[a-z]\\w*$", ""))));
    }

    /** Packages of modules that are of no use to a reader of the code: they run at build time only, or are never released. */
    private static Set<String> described() {
        return PACKAGES.stream()
                .filter(in -> !Set.of("dist", "microbench").contains(in))
                .collect(Collectors.toSet());
    }

    private static String qualified(String in, String link) {
        return link.startsWith(ROOT_PACKAGE) ? link.substring(ROOT_PACKAGE.length()) : in + "." + link;
    }

    private static Stream<String> found(Pattern pattern, String page) {
        return pattern.matcher(page).results().map((MatchResult result) -> result.group(1));
    }
}
