package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.distribution.Weights;
import io.ballast.spec.literal.TimeLiterals;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From {@code from}, inclusive, to {@code to}, exclusive.
 *
 * @param weights those of equally long parts of the range, in their order; none where all values are alike
 */
public record DateKind(LocalDate from, LocalDate to, List<Double> weights) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "date",
            "days from \"from\", included, to \"to\", excluded",
            KindSyntax.EVERYWHERE,
            KindSyntax.types(TypeFamily.DATE),
            DateKind::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "from": {"$ref": "#/$defs/text"},
                "to": {"$ref": "#/$defs/text"},
                "weights": {"$ref": "#/$defs/weights"}
              },
              "required": ["from", "to"]
            }""");

    /** {@code 2020-12-31}. */
    static final TextLength LENGTH = TextLength.exactly(10);

    public DateKind {
        weights = List.copyOf(weights);
    }

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        node.allow("from", "to", "weights");
        LocalDate from = TimeLiterals.readDate(node.require("from"));
        SpecNode end = node.require("to");
        LocalDate to = TimeLiterals.readDate(end);
        if (!to.isAfter(from)) {
            throw end.expected("a date after " + from + ", as \"to\" itself is not taken");
        }
        return new DateKind(from, to, weights(node));
    }

    /** The weights at a node that may have some. */
    static List<Double> weights(SpecNode node) {
        SpecNode weights = node.find("weights");
        return weights == null ? List.of() : Weights.list(weights);
    }

    /** Whether texts of dates and times have the character in them. */
    static boolean timesContain(char c) {
        return (c >= '0' && c <= '9') || " -:.+".indexOf(c) >= 0;
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.date(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters()
                .with("from", from.toString())
                .with("to", to.toString())
                .with("weights", weights)
                .map();
    }

    @Override
    public TextLength length(Scope scope) {
        return LENGTH;
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return timesContain(c);
    }

    @Override
    public @Nullable BigInteger capacity() {
        return weights.isEmpty() ? BigInteger.valueOf(ChronoUnit.DAYS.between(from, to)) : null;
    }

    @Override
    public Map<String, Double> shares() {
        return Map.of();
    }

    @Override
    public boolean isNumbered() {
        return capacity() != null;
    }

    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        return List.of(from.toString(), to.minusDays(1).toString());
    }
}
