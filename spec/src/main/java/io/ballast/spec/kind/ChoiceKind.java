package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.distribution.Weights;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of the values, by weight; values in PostgreSQL's text form. */
public record ChoiceKind(List<String> values, List<Double> weights) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "choice",
            "one of the values listed, of the lines of a file, or of an enum's labels",
            KindSyntax.EVERYWHERE,
            type -> !type.array(),
            ChoiceKind::read,
            """
            {
              "oneOf": [
                {"$ref": "#/$defs/textList"},
                {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {"values": {"$ref": "#/$defs/textList"}, "weights": {"$ref": "#/$defs/weights"}},
                  "required": ["values"]
                },
                {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    "file": {"$ref": "#/$defs/text", "description": "a text file beside the spec, one value on each line"}
                  },
                  "required": ["file"]
                },
                {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    "weights": {
                      "anyOf": [
                        {"$ref": "#/$defs/weights"},
                        {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/$defs/number"}}
                      ]
                    }
                  },
                  "description": "of an enum's labels; a label without a weight does not come"
                }
              ]
            }""");

    public ChoiceKind {
        values = List.copyOf(values);
        weights = List.copyOf(weights);
    }

    /** A list of values, one with weights, or a text file beside the spec with a value on each line; of an enum also its labels. */
    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        if (LabelChoice.isOne(node, type.labels())) {
            return LabelChoice.read(node, type.labels());
        }
        if (node.isList()) {
            return equallyLikely(listed(node, type));
        }
        node.allow("values", "weights", "file");
        SpecNode file = node.find("file");
        if (file == null) {
            List<String> listed = listed(node.require("values"), type);
            SpecNode weights = node.find("weights");
            return weights == null ? equallyLikely(listed) : new ChoiceKind(listed, weights(weights, listed.size()));
        }
        if (node.keys().size() > 1) {
            throw node.refused("expected either \"file\" or \"values\", found both");
        }
        return equallyLikely(lines(file, values.lines(file), type));
    }

    static ChoiceKind equallyLikely(List<String> values) {
        return new ChoiceKind(values, Collections.nCopies(values.size(), 1.0));
    }

    private static List<String> listed(SpecNode node, ColumnType type) {
        List<String> values = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (SpecNode item : node.items()) {
            String value = Literals.read(item, type);
            if (!seen.add(value)) {
                throw item.refused("value \"" + value + "\" is a duplicate; weights make a value likelier");
            }
            values.add(value);
        }
        return values;
    }

    static List<Double> weights(SpecNode node, int count) {
        List<SpecNode> items = node.items();
        if (items.size() != count) {
            throw node.refused("expected " + count + " weights, one for each value, found " + items.size());
        }
        List<Double> weights = items.stream().map(Weights::weight).toList();
        Weights.checkSum(node, weights.stream().mapToDouble(Double::doubleValue).sum());
        return weights;
    }

    private static List<String> lines(SpecNode node, List<String> lines, ColumnType type) {
        List<String> values = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String line : lines) {
            String value;
            try {
                value = Literals.canonical(type, line);
            } catch (IllegalArgumentException e) {
                throw node.refused(
                        "line " + (values.size() + 1) + " is \"" + line + "\", expected " + e.getMessage(), e);
            }
            if (line.indexOf('\0') >= 0 || !seen.add(value)) {
                throw node.refused(
                        "line " + (values.size() + 1) + " holds a NUL character or a value that stood before: " + line);
            }
            values.add(value);
        }
        if (values.isEmpty()) {
            throw node.refused("the file is empty, expected one value on each line");
        }
        return values;
    }

    /** Of even values that are the same without case it takes the first. */
    @Override
    public ChoiceKind ignoringCase() {
        List<String> distinct = FoldedText.distinct(values);
        return distinct.size() == values.size() || !isEven() ? this : equallyLikely(distinct);
    }

    @Override
    public boolean differsWithoutCase() {
        return FoldedText.distinct(values).size() == values.size();
    }

    /** Whether each value is as likely as every other. */
    public boolean isEven() {
        return weights.stream().distinct().count() == 1;
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.choice(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters().with("values", values).with("weights", weights).map();
    }

    @Override
    public TextLength length(Scope scope) {
        return TextLength.of(values);
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return values.stream().anyMatch(value -> value.indexOf(c) >= 0);
    }

    @Override
    public @Nullable BigInteger capacity() {
        return isEven() ? BigInteger.valueOf(values.size()) : null;
    }

    @Override
    public Map<String, Double> shares() {
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            shares.merge(values.get(i), weights.get(i) / sum, Double::sum);
        }
        return shares;
    }

    @Override
    public boolean isNumbered() {
        return capacity() != null;
    }

    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        return values;
    }

    @Override
    public List<String> listed() {
        return values;
    }

    @Override
    public boolean takesForm() {
        return true;
    }
}
