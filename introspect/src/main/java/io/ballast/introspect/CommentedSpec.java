package io.ballast.introspect;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Puts notes into the text of a spec, as comments above the keys they are about. */
final class CommentedSpec {
    /** What fits beside other lines on a screen. */
    private static final int WIDTH = 120;

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");

    private CommentedSpec() {}

    /**
     * The text with the notes in it.
     *
     * @param notes lines by the path of keys; without keys for the head of the text
     */
    static String write(String yaml, List<String> head, Map<List<String>, List<String>> notes) {
        if (notes.isEmpty() && head.isEmpty()) {
            return yaml;
        }
        Map<Integer, List<String>> byLine = byLine(yaml, notes);
        StringBuilder text = new StringBuilder();
        head.forEach(line -> comment(text, "", line));
        notes.getOrDefault(List.of(), List.of()).forEach(line -> comment(text, "", line));
        List<String> lines = yaml.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String indent =
                    line.substring(0, line.length() - line.stripLeading().length());
            byLine.getOrDefault(i + 1, List.of()).forEach(note -> comment(text, indent, note));
            text.append(line).append('\n');
        }
        return text.toString();
    }

    /** A comment, broken at spaces where it is long. */
    private static void comment(StringBuilder text, String indent, String note) {
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

    /** The line, counted from 1, on which each key with notes stands. */
    private static Map<Integer, List<String>> byLine(String yaml, Map<List<String>, List<String>> notes) {
        Map<String, List<String>> byPointer = new HashMap<>();
        Set<String> lastKeys = new HashSet<>();
        notes.forEach((path, lines) -> {
            byPointer.put("/" + String.join("/", path), lines);
            lastKeys.add(path.isEmpty() ? "" : path.get(path.size() - 1));
        });
        Map<Integer, List<String>> byLine = new HashMap<>();
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                List<String> found = token == JsonToken.PROPERTY_NAME && lastKeys.contains(parser.currentName())
                        ? byPointer.get(
                                parser.streamReadContext().pathAsPointer().toString())
                        : null;
                if (found != null) {
                    byLine.put(parser.currentTokenLocation().getLineNr(), found);
                }
            }
        }
        return byLine;
    }
}
