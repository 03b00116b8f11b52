package io.ballast.spec.kind;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Text with placeholders in it; {@link #segments()} tells what they are.
 *
 * @param parts the named parts, in the order of their names
 */
public record TemplateKind(String template, SortedMap<String, ValueKind> parts) implements ValueKind {
    public TemplateKind(String template, Map<String, ValueKind> parts) {
        this(template, new TreeMap<>(parts));
    }

    public TemplateKind {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /** The template taken apart: literal text, named parts, columns of the row, columns of the parent's row. */
    public List<TemplateSegment> segments() {
        return TemplateSyntax.segments(template, parts.keySet());
    }
}
