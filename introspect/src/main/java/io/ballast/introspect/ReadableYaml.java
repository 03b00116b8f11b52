package io.ballast.introspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a tree as YAML for people: what fits on a line stands on one, {@code { type: text, value: { constant: x } }}; what does not
 * gets lines for its keys. An emitter of a library, such as writes the canonical form of {@link io.ballast.spec.reader.SpecWriter}, is
 * told the layout of each mapping beforehand; here it follows from the length of the line, and by then the line is written.
 */
final class ReadableYaml {
    private static final int WIDTH = 120;
    private static final int INDENT = 2;
    /** A mapping of more numbers than this is a table. */
    private static final int MANY = 8;
    /** Text that YAML takes for text, within braces too. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_$/-]*(\\([0-9]+\\))?([ .][A-Za-z0-9_$/-]+(\\([0-9]+\\))?)*");
    /** Text that YAML 1.1 or 1.2 takes for something else. */
    private static final Pattern WORDS = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n");

    private static final JsonMapper JSON = new JsonMapper();

    /** Shorter texts are likely to come again, as keys and types do. */
    private static final int MAX_WORD = 40;

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> words = new HashMap<>();
    private final Predicate<List<String>> opened;
    private final Comments comments;

    private ReadableYaml(Predicate<List<String>> opened, Comments comments) {
        this.opened = opened;
        this.comments = comments;
    }

    /**
     * The text of the tree.
     *
     * @param opened whether the mapping at a path of keys has lines for its keys even where it fits on one
     * @param comments written above the keys that have lines of their own
     */
    static String write(Map<?, ?> tree, Predicate<List<String>> opened, Comments comments) {
        ReadableYaml yaml = new ReadableYaml(opened, comments);
        yaml.block(tree, 0, List.of());
        return yaml.text.toString();
    }

    private void block(Map<?, ?> tree, int indent, List<String> path) {
        for (Map.Entry<?, ?> entry : tree.entrySet()) {
            String key = String.valueOf(entry.getKey());
            List<String> below = new ArrayList<>(path);
            below.add(key);
            String spaces = " ".repeat(indent);
            String name = scalar(key);
            text.append(comments.above(below, spaces))
                    .append(spaces)
                    .append(name)
                    .append(':');
            value(entry.getValue(), indent, below, indent + name.length() + 2);
        }
    }

    private void value(Object value, int indent, List<String> path, int column) {
        boolean mapping = value instanceof Map<?, ?> map && !map.isEmpty();
        if (mapping && opened.test(path)) {
            opened((Map<?, ?>) value, indent, path);
            return;
        }
        String line = flow(value);
        boolean tooLong = column + line.length() > WIDTH;
        if (mapping && tooLong && isLongTable((Map<?, ?>) value)) {
            List<String> items = ((Map<?, ?>) value)
                    .entrySet().stream()
                            .map(entry -> scalar(entry.getKey()) + ": " + flow(entry.getValue()))
                            .toList();
            wrapped(" { ", items, " }", indent + INDENT, column);
        } else if (mapping && tooLong) {
            opened((Map<?, ?>) value, indent, path);
        } else if (value instanceof List<?> list && tooLong) {
            list(list, indent + INDENT, column);
        } else {
            text.append(' ').append(line).append('\n');
        }
    }

    private void opened(Map<?, ?> map, int indent, List<String> path) {
        text.append('\n');
        block(map, indent + INDENT, path);
    }

    /** Whether a mapping is a table of numbers rather than parameters. */
    private static boolean isLongTable(Map<?, ?> map) {
        return map.size() > MANY && map.values().stream().allMatch(Number.class::isInstance);
    }

    /** Mappings on a line each, scalars as many as fit on a line. */
    private void list(List<?> list, int indent, int column) {
        boolean scalars = list.stream().noneMatch(item -> item instanceof Map || item instanceof List);
        if (scalars) {
            wrapped(" [", list.stream().map(this::flow).toList(), "]", indent, column);
        } else {
            text.append('\n');
            list.forEach(item -> text.append(" ".repeat(indent))
                    .append("- ")
                    .append(flow(item))
                    .append('\n'));
        }
    }

    /** Items with commas, as many on a line as fit. */
    private void wrapped(String open, List<String> items, String close, int indent, int column) {
        text.append(open);
        int at = column + open.length() - 1;
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i) + (i + 1 < items.size() ? "," : close);
            if (at + 1 + item.length() > WIDTH) {
                text.append('\n').append(" ".repeat(indent));
                at = indent;
            } else if (i > 0) {
                text.append(' ');
                at++;
            }
            text.append(item);
            at += item.length();
        }
        text.append('\n');
    }

    private String flow(Object value) {
        StringBuilder line = new StringBuilder();
        flow(value, line);
        return line.toString();
    }

    private void flow(Object value, StringBuilder line) {
        if (value instanceof Map<?, ?> map) {
            String before = "{ ";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                line.append(before).append(scalar(entry.getKey())).append(": ");
                flow(entry.getValue(), line);
                before = ", ";
            }
            line.append(map.isEmpty() ? "{}" : " }");
        } else if (value instanceof List<?> list) {
            String before = "[";
            for (Object item : list) {
                line.append(before);
                flow(item, line);
                before = ", ";
            }
            line.append(list.isEmpty() ? "[]" : "]");
        } else {
            line.append(scalar(value));
        }
    }

    private String scalar(Object value) {
        if (!(value instanceof String string)) {
            return String.valueOf(value);
        }
        return string.length() > MAX_WORD
                ? quotedUnlessPlain(string)
                : words.computeIfAbsent(string, ReadableYaml::quotedUnlessPlain);
    }

    private static String quotedUnlessPlain(String string) {
        boolean plain =
                PLAIN.matcher(string).matches() && !WORDS.matcher(string).matches();
        return plain ? string : JSON.writeValueAsString(string);
    }
}
