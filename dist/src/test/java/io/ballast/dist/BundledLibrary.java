package io.ballast.dist;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A library inside the jar, as Maven lists it.
 *
 * @param licences as its pom names them
 * @param coordinates {@code group:artifact}
 */
record BundledLibrary(String licences, String coordinates, String version) {
    /** {@code (Licence) (Another) Name (group:artifact:version - address)}. */
    private static final Pattern LINE = Pattern.compile(" *(\\(.*\\)) .* \\(([^\\s():]+:[^\\s():]+):(\\S+) - .*\\)");

    static List<BundledLibrary> of(String list) {
        return list.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new BundledLibrary(line.group(1), line.group(2), line.group(3)))
                .toList();
    }

    /** Whether the text that goes with Ballast itself is its licence too. */
    boolean isUnderApache() {
        return licences.matches(".*\\bApache\\b.*\\b2(\\.0)?\\b.*");
    }

    /** The folder that Maven unpacks what the library brings along into. */
    String folder() {
        return coordinates.substring(coordinates.indexOf(':') + 1) + "-" + version + "-jar";
    }
}
