package io.ballast.spec.draft;

import io.ballast.common.schema.ColumnType;
import io.ballast.spec.distribution.Sizes;
import io.ballast.spec.kind.FakerKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TemplateSegment;
import io.ballast.spec.kind.TextKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.Fitting;
import io.ballast.spec.yaml.SpecNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the kinds that make text: text, pattern, template, faker. */
final class TextKinds {
    private static final int MAX_WORDS = 100_000;
    private static final int MAX_CHARACTERS = 1_000_000;
    private static final int MAX_PATTERN_LENGTH = 1_000;
    private static final int DEFAULT_POOL = 10_000;
    private static final int MAX_POOL = 1_000_000;
    /** {@code name.firstName}, or with arguments {@code number.number_between '1','9'}. */
    private static final Pattern EXPRESSION = Pattern.compile("[A-Za-z]\\w*(\\.[A-Za-z]\\w*)*( '[^{}]*')?");

    private final ValueReader values;

    TextKinds(ValueReader values) {
        this.values = values;
    }

    /** The length of a column limits that of its text. */
    ValueKind text(SpecNode node, ColumnType type) {
        String unit = node.onlyKey("unit of a text's length", List.of("words", "characters"));
        SpecNode size = node.require(unit);
        return unit.equals("words")
                ? new TextKind.Words(Sizes.read(size, 1, MAX_WORDS))
                : new TextKind.Characters(Sizes.read(size, 0, Math.min(MAX_CHARACTERS, Fitting.length(type))));
    }

    ValueKind pattern(SpecNode node) {
        PatternKind pattern = new PatternKind(node.text());
        if (node.text().length() > MAX_PATTERN_LENGTH) {
            throw node.refused("expected a pattern of at most " + MAX_PATTERN_LENGTH + " characters, found "
                    + node.text().length());
        }
        try {
            pattern.positions();
        } catch (IllegalArgumentException e) {
            throw node.refused(e);
        }
        return pattern;
    }

    /** {@code template: "text"}, or with named parts {@code template: { text: …, parts: { … } }}. */
    ValueKind template(SpecNode node) {
        if (node.isScalar()) {
            return template(node, Map.of());
        }
        node.allow("text", "parts");
        SpecNode parts = node.find("parts");
        return template(node.require("text"), parts == null ? Map.of() : parts(parts));
    }

    private Map<String, ValueKind> parts(SpecNode node) {
        Map<String, ValueKind> parts = new TreeMap<>();
        for (String name : node.keys()) {
            SpecNode part = node.require(name);
            NameRules.checkColumn(part, name);
            parts.put(name, values.part(part));
        }
        return parts;
    }

    private static ValueKind template(SpecNode text, Map<String, ValueKind> parts) {
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

    /** A column of limited length limits its values too. */
    ValueKind faker(SpecNode node, ColumnType type) {
        SpecNode expression = node.isScalar()
                ? node
                : node.allow("expression", "pool", "maxLength").require("expression");
        if (!EXPRESSION.matcher(expression.text()).matches()) {
            throw expression.expected("a Datafaker expression, such as name.firstName");
        }
        SpecNode pool = node.isScalar() ? null : node.find("pool");
        SpecNode maxLength = node.isScalar() ? null : node.find("maxLength");
        return new FakerKind(
                expression.text(),
                pool == null ? DEFAULT_POOL : pool.wholeNumber(1, MAX_POOL),
                maxLength == null ? defaultLength(type) : maxLength.wholeNumber(1, MAX_CHARACTERS));
    }

    private static int defaultLength(ColumnType type) {
        return Math.min(FakerKind.DEFAULT_MAX_LENGTH, Fitting.length(type));
    }
}
