package io.ballast.introspect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The comments of a spec: each above the key it is about, all others at its head. Not for several threads. */
final class Comments {
    /** What fits beside other lines on a screen. */
    private static final int WIDTH = 120;

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");

    private final Map<List<String>, List<String>> notes;
    private final Set<List<String>> written = new HashSet<>();

    /**
     * Comments that wait for their keys.
     *
     * @param notes lines by the path of keys they are about; without keys for the whole
     */
    Comments(Map<List<String>, List<String>> notes) {
        this.notes = notes;
    }

    /** No comments at all. */
    static Comments none() {
        return new Comments(Map.of());
    }

    /** The lines that stand above a key, each with its line break; empty where there are none. */
    String above(List<String> path, String indent) {
        List<String> lines = notes.get(path);
        if (lines == null) {
            return "";
        }
        written.add(path);
        return block(lines, indent);
    }

    /** The lines at the head of a text, those of the whole included, and then those whose key the text does not have. */
    String head(List<String> lines) {
        List<String> all = new ArrayList<>(lines);
        all.addAll(notes.getOrDefault(List.of(), List.of()));
        notes.forEach((path, about) -> {
            if (!path.isEmpty() && !written.contains(path)) {
                about.forEach(line -> all.add(String.join(".", path) + ": " + line));
            }
        });
        return block(all, "");
    }

    private static String block(List<String> lines, String indent) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> add(text, indent, line));
        return text.toString();
    }

    /** A comment, broken at spaces where it is long. */
    private static void add(StringBuilder text, String indent, String note) {
        StringBuilder line = new StringBuilder(indent).append('#');
        for (String word : SPACES.split(note, -1)) {
            if (line.length() + 1 + word.length() > WIDTH && line.length() > indent.length() + 1) {
                text.append(line).append('\n');
                line = new StringBuilder(indent).append("#  ");
            }
            line.append(' ').append(word);
        }
        text.append(line).append('\n');
    }
}
