package io.ballast.spec.kind;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Lays JSON out for people: on one line what fits there, otherwise each member on a line of its own. */
final class JsonLayout {
    private static final int WIDTH = 140;
    private static final String STEP = "  ";

    private JsonLayout() {}

    /** The node as text, with a \n at its end. */
    static String of(JsonNode node) {
        return of(node, "", 0) + "\n";
    }

    /**
     * @param before the characters that stand before the value on its line
     */
    private static String of(JsonNode node, String indent, int before) {
        String line = onOneLine(node);
        if (!node.isContainer() || before + line.length() <= WIDTH) {
            return line;
        }
        String inner = indent + STEP;
        List<String> lines = new ArrayList<>();
        node.forEachEntry((name, member) -> {
            String start = inner + quoted(name) + ": ";
            lines.add(start + of(member, inner, start.length()));
        });
        if (node.isArray()) {
            node.forEach(item -> lines.add(inner + of(item, inner, inner.length())));
        }
        return between(node, "\n" + String.join(",\n", lines) + "\n" + indent);
    }

    private static String onOneLine(JsonNode node) {
        List<String> members = new ArrayList<>();
        if (node.isObject()) {
            node.forEachEntry((name, member) -> members.add(quoted(name) + ": " + onOneLine(member)));
        } else if (node.isArray()) {
            node.forEach(item -> members.add(onOneLine(item)));
        } else {
            return node.toString();
        }
        return between(node, String.join(", ", members));
    }

    private static String between(JsonNode node, String members) {
        return node.isArray() ? "[" + members + "]" : "{" + members + "}";
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
