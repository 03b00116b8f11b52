package io.ballast.spec.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes a template apart. A name in braces is a named part or a column of the same row, a table and a column with a point
 * between them a column of the parent; {@code |lower}, {@code |upper} or {@code |slug} before the closing brace changes the
 * value's form; a doubled brace is the brace itself.
 */
final class TemplateSyntax {
    private TemplateSyntax() {}

    /** Throws IllegalArgumentException that says what is wrong with the template. */
    static List<TemplateSegment> segments(String template, Set<String> parts) {
        List<TemplateSegment> segments = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int position = 0;
        while (position < template.length()) {
            char c = template.charAt(position);
            boolean doubled = position + 1 < template.length() && template.charAt(position + 1) == c;
            if (c != '{' && c != '}') {
                literal.append(c);
                position++;
            } else if (doubled) {
                literal.append(c);
                position += 2;
            } else if (c == '}') {
                throw new IllegalArgumentException(
                        "\"}\" at character " + (position + 1) + " closes nothing; a brace itself is written \"}}\"");
            } else {
                int end = template.indexOf('}', position);
                if (end < 0) {
                    throw new IllegalArgumentException("\"{\" at character " + (position + 1)
                            + " is never closed; a brace itself is written \"{{\"");
                }
                flush(literal, segments);
                segments.add(placeholder(template.substring(position + 1, end), parts));
                position = end + 1;
            }
        }
        flush(literal, segments);
        return List.copyOf(segments);
    }

    private static void flush(StringBuilder literal, List<TemplateSegment> segments) {
        if (!literal.isEmpty()) {
            segments.add(new TemplateSegment.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private static TemplateSegment placeholder(String text, Set<String> parts) {
        int bar = text.indexOf('|');
        String name = bar < 0 ? text : text.substring(0, bar);
        TemplateSegment.Form form = bar < 0 ? TemplateSegment.Form.AS_IS : form(text.substring(bar + 1));
        int dot = name.lastIndexOf('.');
        if (name.isEmpty() || dot == 0 || dot == name.length() - 1) {
            throw new IllegalArgumentException("placeholder \"{" + text + "}\" names nothing");
        }
        if (dot > 0) {
            return new TemplateSegment.ParentColumn(name.substring(0, dot), name.substring(dot + 1), form);
        }
        return parts.contains(name) ? new TemplateSegment.Part(name, form) : new TemplateSegment.Column(name, form);
    }

    private static TemplateSegment.Form form(String name) {
        return switch (name) {
            case "lower" -> TemplateSegment.Form.LOWER;
            case "upper" -> TemplateSegment.Form.UPPER;
            case "slug" -> TemplateSegment.Form.SLUG;
            default ->
                throw new IllegalArgumentException(
                        "\"|" + name + "\" is no form of a placeholder; allowed: |lower, |upper, |slug");
        };
    }
}
