package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.literal.LiteralUnits;
import io.ballast.spec.literal.TableColumn;
import io.ballast.spec.literal.UnitChange;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a child table that belong to the row come to together, made anew from their own numbers.
 *
 * @param column empty for {@link Summary#COUNT}
 */
public record ChildrenKind(Summary summary, String table, String column) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "children",
            "the count of the rows that belong to the row, or the sum, min or max of a column of theirs",
            KindSyntax.NOWHERE,
            LiteralUnits::has,
            ChildrenKind::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "count": {"$ref": "#/$defs/text", "description": "a table"},
                "sum": {"$ref": "#/$defs/target"},
                "min": {"$ref": "#/$defs/target"},
                "max": {"$ref": "#/$defs/target"}
              },
              "minProperties": 1,
              "maxProperties": 1
            }""");

    /** What is made of the children. */
    public enum Summary {
        COUNT("count"),
        /** 0 without children; nulls do not add. */
        SUM("sum"),
        /** Null where no child has a value. */
        MIN("min"),
        MAX("max");

        private final String word;

        Summary(String word) {
            this.word = word;
        }

        private static Summary of(String word) {
            for (Summary summary : values()) {
                if (summary.word.equals(word)) {
                    return summary;
                }
            }
            throw new IllegalArgumentException(word);
        }
    }

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        String word = node.onlyKey("summary of the children", List.of("count", "sum", "min", "max"));
        Summary summary = Summary.of(word);
        SpecNode of = node.require(word);
        boolean isTime = type.is(TypeFamily.DATE) || type.is(TypeFamily.TIMESTAMP);
        if (isTime && (summary == Summary.COUNT || summary == Summary.SUM)) {
            throw of.refused(word + " is a number, and the column " + type);
        }
        if (summary == Summary.COUNT) {
            return new ChildrenKind(summary, of.text(), "");
        }
        TableColumn target = TableColumn.parse(of.text())
                .orElseThrow(() ->
                        of.expected("a table that belongs to this one and its column, such as order_items.price"));
        return new ChildrenKind(summary, target.table(), target.column());
    }

    /** The column of the children, or their table. */
    public ColumnUse use() {
        return new ColumnUse(ColumnUse.Row.CHILDREN, table, column);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.children(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters()
                .with(summary.word, column.isEmpty() ? table : table + "." + column)
                .map();
    }

    @Override
    public TextLength length(Scope scope) {
        return TextLength.ANY;
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return DateKind.timesContain(c);
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
        return span(type, scope)
                .filter(span -> fits(type, span))
                .map(span -> span.literals(type))
                .orElse(List.of());
    }

    /** Empty where the types do not fit. */
    private Optional<ValueSpan> span(ColumnType type, Scope scope) {
        Scope.ChildRange children = scope.children(table);
        BigInteger fewest = BigInteger.valueOf(children.min());
        BigInteger most = BigInteger.valueOf(children.max());
        if (summary == Summary.COUNT) {
            BigInteger one = BigInteger.TEN.pow(LiteralUnits.digits(type));
            return Optional.of(new ValueSpan(fewest.multiply(one), most.multiply(one)));
        }
        Scope.Used used = scope.used(use());
        Optional<ValueSpan> one = UnitChange.between(used.type(), type).map(change -> ValueSpan.of(used)
                .orElseGet(() -> new ValueSpan(LiteralUnits.smallest(used.type()), LiteralUnits.largest(used.type())))
                .changed(change));
        return summary == Summary.SUM
                ? one.map(value -> new ValueSpan(
                        value.min().multiply(value.min().signum() < 0 ? most : fewest),
                        value.max().multiply(value.max().signum() > 0 ? most : fewest)))
                : one;
    }

    private static boolean fits(ColumnType type, ValueSpan span) {
        return span.min().compareTo(LiteralUnits.smallest(type)) >= 0
                && span.max().compareTo(LiteralUnits.largest(type)) <= 0;
    }

    @Override
    public List<ColumnUse> uses() {
        return List.of(use());
    }

    @Override
    public boolean mayBeNull(Scope scope) {
        return (summary == Summary.MIN || summary == Summary.MAX)
                && (scope.children(table).min() == 0 || scope.used(use()).nullable());
    }

    /** A moment that the column would round is no child's. */
    private void checkKept(ColumnType children, ColumnType type, SpecNode node) {
        if (children.is(TypeFamily.TIMESTAMP) && LiteralUnits.grain(type) > LiteralUnits.grain(children)) {
            throw node.refused("column \"" + use() + "\" is " + children + ", and this column " + type
                    + "; expected as many digits after the point of a second");
        }
    }

    @Override
    public void checkRoom(ColumnType type, Scope scope, SpecNode node) {
        if (summary != Summary.COUNT) {
            Scope.Used used = scope.used(use());
            used.checkCanPrecede("column \"" + use() + "\"", type, node);
            checkKept(used.type(), type, node);
        }
        span(type, scope).filter(span -> !fits(type, span)).ifPresent(span -> {
            throw node.refused("the " + summary.word + " of up to "
                    + scope.children(table).max() + " children can come to "
                    + LiteralUnits.literal(type, span.max()) + ", which " + type + " cannot hold");
        });
    }
}
