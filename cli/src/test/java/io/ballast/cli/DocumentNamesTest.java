package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the names that ARCHITECTURE.md mentions against the code, and the packages of the code against ARCHITECTURE.md. */
class DocumentNamesTest {
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    /** {@code BundleLoader} or {@code BundleLoader.run}. */
    private static final Pattern TYPE = Pattern.compile("([A-Z][a-z]\\w*)(?:\\.([a-z]\\w*))?");
    /** {@code loader.copy}. */
    private static final Pattern PACKAGE =
            Pattern.compile("(?:common|spec|generator|loader|introspect|embedded|testkit|bench|cli|microbench|testdb)"
                    + "(?:\\.[a-z]+)+");
    /** {@code sql/analysis}, {@code docs/cli.md}. */
    private static final Pattern PATH = Pattern.compile("[.\\w-]+(?:/[.\\w-]+)+/?");

    private static final Map<String, Path> TYPES = new TreeMap<>();
    private static final Set<String> PACKAGES = new TreeSet<>();
    private static String architecture = "";

    @BeforeAll
    static void readTheCode() throws IOException {
        architecture = Files.readString(Repository.ROOT.resolve("ARCHITECTURE.md"));
        for (Path source : Repository.sources("src/main/java")) {
            PACKAGES.add(packageOf(source));
            TYPES.put(name(source), source);
        }
        for (Path source : Repository.sources("src/test/java")) {
            TYPES.put(name(source), source);
        }
    }

    @Test
    void everyTypeNamedThereExists() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (String name : named(TYPE)) {
            Matcher parts = TYPE.matcher(name);
            if (!parts.matches()) {
                throw new AssertionError(name);
            }
            Path source = TYPES.get(parts.group(1));
            String method = parts.group(2);
            if (source == null || (method != null && !Files.readString(source).contains(" " + method + "("))) {
                unknown.add(name);
            }
        }
        assertThat(unknown)
                .as("types and methods that ARCHITECTURE.md names and the code does not have")
                .isEmpty();
    }

    @Test
    void everyFileNamedThereExists() {
        assertThat(named(PATH))
                .allSatisfy(path -> assertThat(Repository.ROOT.resolve(path)).exists());
    }

    @Test
    void everyPackageNamedThereExists() {
        assertThat(PACKAGES).containsAll(named(PACKAGE));
    }

    @Test
    void namesEveryPackage() {
        assertThat(PACKAGES).allSatisfy(packageName -> assertThat(architecture).contains("`" + packageName + "`"));
    }

    private static String name(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    private static String packageOf(Path source) throws IOException {
        return Files.readString(source)
                .lines()
                .filter(line -> line.startsWith("package "))
                .findFirst()
                .orElseThrow()
                .replaceAll("package io\\.ballast\\.|;", "");
    }

    /** Names in code font that have this form. */
    private static Set<String> named(Pattern form) {
        Set<String> names = CODE.matcher(architecture)
                .results()
                .map(code -> code.group(1))
                .filter(code -> form.matcher(code).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names).as("names of the form " + form).isNotEmpty();
        return names;
    }
}
