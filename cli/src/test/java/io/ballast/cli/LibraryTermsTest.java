package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds libraries to plain terms: they are also used from Java and from tests, so that only the command may name its options. What the
 * reader can do about a failure is a {@link io.ballast.common.error.Hint}, which each tool puts into its own words.
 */
class LibraryTermsTest {
    private static final Set<String> LIBRARIES =
            Set.of("common", "spec", "datapackage", "generator", "loader", "introspect", "embedded", "testkit");

    /** Files that name options all the same, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "BundleReadme.java", "a bundle's README tells its reader which commands to run",
            "BundleScripts.java", "options of sha256sum",
            "Pooler.java", "options of setpriv",
            "ServerAccount.java", "options of unshare and setpriv",
            "ServerBinaries.java", "options of postgres",
            "ServerCluster.java", "options of initdb");

    /** Text blocks, strings, characters and comments, whichever begins first. */
    private static final Pattern LITERAL = Pattern.compile(
            "\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])+'|//[^\\n]*|(?s:/\\*.*?\\*/)");

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

    @Test
    void noLibraryNamesAnOption() throws IOException {
        List<String> found = new ArrayList<>();
        Set<String> needless = new TreeSet<>(EXCEPTIONS.keySet());
        for (Path file : Repository.sources("src/main/java")) {
            Path path = Repository.ROOT.relativize(file);
            if (LIBRARIES.contains(path.getName(0).toString())) {
                List<String> options = options(Files.readString(file));
                String name = String.valueOf(file.getFileName());
                if (!options.isEmpty() && !needless.remove(name) && !EXCEPTIONS.containsKey(name)) {
                    found.add(path + ": " + String.join(", ", options));
                }
            }
        }
        assertThat(found)
                .as("options in string literals; give the exception a hint")
                .isEmpty();
        assertThat(needless).as("exceptions that are none any more").isEmpty();
    }

    @Test
    void looksIntoLiteralsAlone() {
        assertThat(options(
                        "call(\"run it with --resume\"); // not --mode\n char c = '\"'; \"\"\"\n\"--set\" --x\"\"\""))
                .containsExactly("--resume", "--set", "--x");
        assertThat(options("/* \"--db\" */ \"a---rwx\"")).isEmpty();
    }

    private static List<String> options(String source) {
        List<String> options = new ArrayList<>();
        Matcher literal = LITERAL.matcher(source);
        while (literal.find()) {
            if (literal.group().startsWith("\"")) {
                OPTION.matcher(literal.group()).results().forEach(hit -> options.add(hit.group()));
            }
        }
        return options;
    }
}
