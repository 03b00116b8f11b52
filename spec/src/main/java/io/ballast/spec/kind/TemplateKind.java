package io.ballast.spec.kind;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.literal.NameRules;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Text with placeholders in it; {@link #segments()} lists them.
 *
 * @param parts the named parts, in the order of their names
 */
public record TemplateKind(String template, SortedMap<String, ValueKind> parts) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "template",
            "text with {column}, {parent.column} and {part} in it",
            KindSyntax.NOWHERE,
            KindSyntax.TEXT,
            TemplateKind::read,
            """
            {
              "oneOf": [
                {"$ref": "#/$defs/text"},
                {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    "text": {"$ref": "#/$defs/text"},
                    "parts": {
                      "type": "object",
                      "propertyNames": {"$ref": "#/$defs/columnName"},
                      "additionalProperties": {"$ref": "#/$defs/partKind"}
                    }
                  },
                  "required": ["text"]
                }
              ]
            }""");

    public TemplateKind(String template, Map<String, ValueKind> parts) {
        this(template, new TreeMap<>(parts));
    }

    public TemplateKind {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /** {@code template: "text"}, or with named parts {@code template: { text: …, parts: { … } }}. */
    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        if (node.isScalar()) {
            return read(node, Map.of());
        }
        node.allow("text", "parts");
        SpecNode parts = node.find("parts");
        return read(node.require("text"), parts == null ? Map.of() : parts(parts, values));
    }

    private static Map<String, ValueKind> parts(SpecNode node, ValueReader values) {
        Map<String, ValueKind> parts = new TreeMap<>();
        for (String name : node.keys()) {
            SpecNode part = node.require(name);
            NameRules.checkColumn(part, name);
            parts.put(name, values.part(part));
        }
        return parts;
    }

    private static ValueKind read(SpecNode text, Map<String, ValueKind> parts) {
        TemplateKind template = new TemplateKind(text.text(), parts);
        List<TemplateSegment> segments;
        try {
            segments = template.segments();
        } catch (IllegalArgumentException e) {
            throw text.refused(e);
        }
        for (String name : parts.keySet()) {
            boolean used = segments.stream()
                    .anyMatch(segment -> segment instanceof TemplateSegment.Part part
                            && part.name().equals(name));
            if (!used) {
                throw text.refused("part \"" + name + "\" is never used; write it as {" + name + "} in the text");
            }
        }
        return template;
    }

    /** The template taken apart: literal text, named parts, columns of the row, columns of the parent's row. */
    public List<TemplateSegment> segments() {
        return TemplateSyntax.segments(template, parts.keySet());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.template(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        Map<String, Object> written = new LinkedHashMap<>();
        parts.forEach((name, part) -> written.put(name, part.tree()));
        return new Parameters().with("text", template).with("parts", written).map();
    }

    @Override
    public TextLength length(Scope scope) {
        return segments().stream()
                .map(segment -> length(segment, scope))
                .reduce(TextLength.exactly(0), TextLength::plus);
    }

    /** How long the text can be that a segment of the template becomes. */
    public TextLength length(TemplateSegment segment, Scope scope) {
        if (segment instanceof TemplateSegment.Literal literal) {
            return TextLength.of(List.of(literal.text()));
        }
        Scope.Placeholder placeholder = scope.placeholder(this, segment);
        TextLength length = placeholder.kind().length(placeholder.scope());
        boolean mayLoseAll =
                placeholder.form() == TemplateSegment.Form.SLUG && !(placeholder.kind() instanceof FakerKind);
        return mayLoseAll ? new TextLength(0, length.max()) : length;
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return segments().stream().anyMatch(segment -> mayContain(c, segment, scope));
    }

    /** False only if no text that a segment of the template becomes has the character in it. */
    public boolean mayContain(char c, TemplateSegment segment, Scope scope) {
        if (segment instanceof TemplateSegment.Literal literal) {
            return literal.text().indexOf(c) >= 0;
        }
        Scope.Placeholder placeholder = scope.placeholder(this, segment);
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return switch (placeholder.form()) {
            case AS_IS -> placeholder.kind().mayContain(c, placeholder.scope());
            case LOWER, UPPER -> letter || placeholder.kind().mayContain(c, placeholder.scope());
            case SLUG -> letter || (c >= '0' && c <= '9');
        };
    }

    @Override
    public @Nullable BigInteger capacity() {
        return null;
    }

    @Override
    public Map<String, Double> shares() {
        return Map.of();
    }

    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        return List.of();
    }

    @Override
    public List<ValueKind> inner() {
        return List.copyOf(parts.values());
    }

    @Override
    public List<ColumnUse> uses() {
        return Stream.concat(
                        segments().stream().flatMap(segment -> segment.use().stream()),
                        parts.values().stream().flatMap(part -> part.uses().stream()))
                .toList();
    }

    /** It has a text for every row. */
    @Override
    public boolean isNeverNull() {
        return true;
    }

    /** It may name a column that does. */
    @Override
    public boolean needsFamily() {
        return true;
    }

    /** The parts have room as text; a template that is too long for its column is refused for its length. */
    @Override
    public void checkRoom(ColumnType type, Scope scope, SpecNode node) {
        parts.values().forEach(part -> part.checkRoom(ColumnType.of(BaseType.TEXT), scope, node));
    }
}
