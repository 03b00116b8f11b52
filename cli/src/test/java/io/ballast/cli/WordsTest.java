package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds code, messages and pages to the words of the field: one word per thing, and no phrase of our own where there is a usual one. */
class WordsTest {
    /** A phrase that nobody in the field would write, and what they would. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("go(es|ne)? on with", "resume, continue with"),
            Map.entry("beg[iu]ns? again", "start over"),
            Map.entry("mend(s|ed|ing)?", "fix, repair"),
            Map.entry("straight[ -]through", "direct load"),
            Map.entry("h(eld|old|olds) against", "checked against, compared with"),
            Map.entry("hangs from", "belongs to"),
            Map.entry("stands twice", "is a duplicate"),
            Map.entry("left (away|out)", "omitted"),
            Map.entry("parted by", "separated by"),
            Map.entry("is no (mapping|part of)", "is not a mapping, is not part of"),
            Map.entry("in the midst of", "in the middle of, during"),
            Map.entry("all alike", "uniformly distributed, equally likely"),
            Map.entry("counts up", "is incremented"),
            Map.entry("a bug of ballast", "internal error; please report it"),
            Map.entry("promised, but not checked", "declared, not enforced"),
            Map.entry("side by side", "in parallel, compared in one run"),
            Map.entry("rehearsal", "warm-up"),
            Map.entry("crew", "workers"),
            Map.entry("(?<!power-)laws?", "distribution"),
            Map.entry("(data )?packages? of others", "external Data Package"),
            Map.entry("(bundles|files) of others", "external Data Packages, external files"),
            Map.entry("is whole", "is complete"),
            Map.entry("ask whoever made it", "ask its author"),
            Map.entry("knobs?|gauges?", "options, probes"),
            Map.entry("keeper|sendHome", "reaper, disarm"),
            Map.entry("dealt out", "distributed"),
            Map.entry("how hard to pack", "compression level"),
            Map.entry("whoever", "the caller, the user, anyone who"),
            Map.entry("for those who", "what they do, or who they are"),
            Map.entry("swallow(s|ed|ing)?", "stall"),
            Map.entry("(descriptor|manifest|catalog|package|spec|bundle)s? tells?", "states, lists, specifies"),
            Map.entry("original (plans?|project)", "what it is, without its past"),
            Map.entry("asked for", "requested"),
            Map.entry("so many", "N, the given number of"),
            Map.entry("shards? (are|is) packed|packed shards?", "compressed"),
            Map.entry("hang from", "belong to"),
            Map.entry("(?-i:(LEAST|MOST|LONGEST)_\\w+)", "MIN_, MAX_"));

    private static final List<String> ENDINGS = List.of(".java", ".md", ".sql", ".yaml", ".json");
    private static final List<String> SKIPPED = List.of("target", "node_modules", ".git", "licenses");
    /** Strings that are put together over several lines, escaped ends of lines, comments, and any other break. */
    private static final Pattern BREAK = Pattern.compile("\"\\s*\\+\\s*\"|\\\\n|\\s+(\\*\\s+|//\\s+|#\\s+)?");

    @Test
    void usesTheWordsOfTheField() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Repository.ROOT)) {
            for (Path file : (Iterable<Path>) files.filter(WordsTest::isRead)::iterator) {
                String text =
                        BREAK.matcher(Files.readString(file)).replaceAll(" ").replace("  ", " ");
                INSTEAD.forEach((phrase, better) -> find(file, text, phrase, better, found));
            }
        }
        assertThat(found).as("phrases, and what to write instead").isEmpty();
    }

    private static void find(Path file, String text, String phrase, String better, Map<String, String> found) {
        Pattern.compile("\\b(" + phrase + ")\\b", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .results()
                .forEach(hit -> found.put(
                        Repository.ROOT.relativize(file) + ": …"
                                + text.substring(
                                        Math.max(0, hit.start() - 20), Math.min(text.length(), hit.end() + 20)),
                        better));
    }

    private static boolean isRead(Path file) {
        Path path = Repository.ROOT.relativize(file);
        return !path.endsWith("WordsTest.java")
                && ENDINGS.stream().anyMatch(file.toString()::endsWith)
                && Stream.of(path.toString().split("/", -1)).noneMatch(SKIPPED::contains)
                && Files.isRegularFile(file);
    }
}
