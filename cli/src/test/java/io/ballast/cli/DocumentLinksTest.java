package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the links of the documents against the files and headings that are there. */
class DocumentLinksTest {
    private static final Pattern FENCED = Pattern.compile("(?ms)^\\s*```.*?^\\s*```");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?)\\s*$");

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path document : Repository.documents()) {
            for (String target : targets(Files.readString(document))) {
                links++;
                if (!leadsSomewhere(document, target)) {
                    broken.add(Repository.ROOT.relativize(document) + " → " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).as("links found").isGreaterThan(10);
    }

    @Test
    void headingsBecomeTheAnchorsThatRepositoryHostsMake() {
        assertThat(anchors("# Bad input, from day 1\n## `ballast load`: how?\n```\n# no heading\n```"))
                .containsExactly("bad-input-from-day-1", "ballast-load-how");
    }

    private static List<String> targets(String markdown) {
        String prose = CODE.matcher(FENCED.matcher(markdown).replaceAll("")).replaceAll("``");
        return LINK.matcher(prose)
                .results()
                .map(link -> link.group(1))
                .filter(target -> !URI.create(target).isAbsolute())
                .toList();
    }

    private static boolean leadsSomewhere(Path document, String target) throws IOException {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path path = file.isEmpty() ? document : document.resolveSibling(file).normalize();
        if (!path.startsWith(Repository.ROOT) || !Files.exists(path)) {
            return false;
        }
        return hash < 0 || anchors(Files.readString(path)).contains(target.substring(hash + 1));
    }

    private static List<String> anchors(String markdown) {
        return HEADING.matcher(FENCED.matcher(markdown).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .map(heading -> heading.replaceFirst("^#+ +", "")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toList());
    }
}
