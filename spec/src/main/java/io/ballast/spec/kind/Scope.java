package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.literal.LiteralUnits;
import io.ballast.spec.literal.UnitChange;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;

/** What a kind can ask of the table whose rows its values are for. */
public interface Scope {
    /** The most rows that there can be. */
    long rows();

    /** The most children that a parent can have; empty for a root table. */
    OptionalLong childrenPerParent();

    /** What a placeholder of a template stands for; not for literal text. */
    Placeholder placeholder(TemplateKind template, TemplateSegment segment);

    /** How many rows of a table can belong to one row of this one. */
    ChildRange children(String table);

    /** From the fewest to the most, both inclusive. */
    record ChildRange(long min, long max) {}

    /** A column that a kind uses. */
    Used used(ColumnUse use);

    /**
     * A column that a kind uses.
     *
     * @param kind the kind that its values come from
     * @param scope the table whose rows they come from
     */
    record Used(ColumnType type, boolean nullable, ValueKind kind, Scope scope) {
        TextLength length() {
            return kind.length(scope);
        }

        List<String> ends(Check check) {
            return kind.ends(type, check, scope);
        }

        /** Refuses types of which the other cannot hold all values and values that lie behind them. */
        void checkCanPrecede(String name, ColumnType other, SpecNode node) {
            if (UnitChange.between(type, other).isEmpty()) {
                throw node.refused(name + " is " + type + ", and this column " + other + "; expected "
                        + (other.is(TypeFamily.DATE) || other.is(TypeFamily.TIMESTAMP)
                                ? "a date or a timestamp"
                                : "a number with no more digits after the point"));
            }
            for (String literal : kind.listed()) {
                if (LiteralUnits.of(type, literal).isEmpty()) {
                    throw node.refused(name + " can be " + literal + ", which nothing lies behind");
                }
            }
        }

        /** Refuses another type than that of a column which is to hold the same values; whole numbers fit each other. */
        void checkSameType(String name, ColumnType other, SpecNode node) {
            boolean bothWhole = type.is(TypeFamily.WHOLE) && other.is(TypeFamily.WHOLE);
            if ((type.base() != other.base() && !bothWhole)
                    || type.array() != other.array()
                    || type.scale() != other.scale()) {
                throw node.refused(name + " is " + type + ", and this column " + other + "; expected the same type");
            }
            if (bothWhole) {
                checkHolds(name, other, node);
            }
        }

        /** Refuses a narrower column than the numbers need; where they are not known, a load does. */
        private void checkHolds(String name, ColumnType other, SpecNode node) {
            BigInteger most = LiteralUnits.largest(other);
            BigInteger least = most.negate().subtract(BigInteger.ONE);
            ValueSpan.of(this).ifPresent(span -> {
                boolean above = span.max().compareTo(most) > 0;
                if (above || span.min().compareTo(least) < 0) {
                    throw node.refused(name + " is " + type + " and can be " + (above ? span.max() : span.min())
                            + ", and this column " + other + ", which holds whole numbers from " + least + " to "
                            + most);
                }
            });
        }
    }

    /**
     * What a placeholder of a template stands for.
     *
     * @param kind the kind that its values come from
     * @param scope the table whose rows they come from
     * @param unique whether the values differ from row to row of the template's own table
     * @param uniqueWithoutCase whether they do where case is ignored
     */
    record Placeholder(
            ValueKind kind, Scope scope, TemplateSegment.Form form, boolean unique, boolean uniqueWithoutCase) {}
}
