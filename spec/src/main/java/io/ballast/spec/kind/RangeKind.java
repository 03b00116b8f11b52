package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.UserType;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.distribution.Sizes;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.literal.TimeLiterals;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of PostgreSQL's own types.
 *
 * @param among what the ends are
 * @param from the least lower end, in numbers, days since 1970 or microseconds since then
 * @param to the end of the lower ends, exclusive
 * @param length in numbers, days or seconds
 * @param disjoint which ranges have no number, day or moment in common; their bounds are the default ones then
 */
public record RangeKind(Ends among, long from, long to, Distribution length, Disjoint disjoint, RangeBounds bounds)
        implements ValueKind {
    /** What a range lies among. */
    public enum Ends {
        NUMBERS,
        DAYS,
        MOMENTS,
        ZONED_MOMENTS
    }

    /** Among which rows a range has a part of the whole for itself, from {@code from} to {@code to}, by the place of its row. */
    public enum Disjoint {
        NONE,
        ROWS,
        /** The children of one parent. */
        SIBLINGS
    }

    private static final Map<String, Disjoint> DISJOINT =
            Keywords.of("false", Disjoint.NONE, "true", Disjoint.ROWS, "siblings", Disjoint.SIBLINGS);

    static final KindSyntax SYNTAX = new KindSyntax(
            "range",
            "ranges that begin from \"from\", included, to \"to\", excluded, of a length in numbers, days or seconds",
            KindSyntax.ARRAY_OR_COMPOSITE,
            type -> !type.array() && kindOf(type) != null,
            RangeKind::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "from": {"$ref": "#/$defs/text"},
                "to": {"$ref": "#/$defs/text"},
                "length": {"$ref": "#/$defs/distribution"},
                "disjoint": {"oneOf": [{"type": "boolean"}, {"const": "siblings"}]},
                "bounds": {"enum": ["[)", "[]", "(]", "()"], "description": "whether the ends are part of the range; [) by default"},
                "empty": {"$ref": "#/$defs/share"},
                "unboundedLower": {"$ref": "#/$defs/share"},
                "unboundedUpper": {"$ref": "#/$defs/share"}
              },
              "required": ["from", "to", "length"]
            }""");

    /** By the names of PostgreSQL's own ranges. */
    private static final Map<String, Ends> ENDS = Map.of(
            "int4range", Ends.NUMBERS,
            "int8range", Ends.NUMBERS,
            "numrange", Ends.NUMBERS,
            "daterange", Ends.DAYS,
            "tsrange", Ends.MOMENTS,
            "tstzrange", Ends.ZONED_MOMENTS);

    /** That of integer, and of all others whose ends are numbers. */
    private static final long MAX_INTEGER = Integer.MAX_VALUE;

    private static final long MAX_NUMBER = 1_000_000_000_000_000_000L;
    /** A thousand years in days, thirty in seconds. */
    private static final long MAX_LENGTH = 1_000_000_000;

    /** What ranges of the type lie among; null for what is no range. */
    public static @Nullable Ends kindOf(ColumnType type) {
        return type.userType() instanceof UserType.ExistingType there
                ? ENDS.get(there.name().name())
                : null;
    }

    /** With the lower end and without the upper one. */
    public RangeKind(Ends among, long from, long to, Distribution length, Disjoint disjoint) {
        this(among, from, to, length, disjoint, RangeBounds.DEFAULT);
    }

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        node.allow("from", "to", "length", "disjoint", "bounds", "empty", "unboundedLower", "unboundedUpper");
        Ends ends = kindOf(type);
        if (ends == null) {
            throw node.refused("there are no such ranges of " + type);
        }
        boolean isInteger =
                type.userType() != null && type.userType().name().name().equals("int4range");
        long most = isInteger ? MAX_INTEGER : MAX_NUMBER;
        SpecNode to = node.require("to");
        long first = word(node.require("from"), ends, most);
        long end = word(to, ends, most);
        if (end <= first) {
            throw to.expected("an end above \"from\", as \"to\" itself is not taken");
        }
        Distribution length = Sizes.read(
                node.require("length"), 1, ends == Ends.NUMBERS ? Math.min(MAX_LENGTH, most - end) : MAX_LENGTH);
        SpecNode disjoint = node.find("disjoint");
        Disjoint apart = disjoint == null ? Disjoint.NONE : disjoint.oneOf("way to be disjoint", DISJOINT);
        RangeBounds bounds = RangeBounds.read(node);
        if (apart != Disjoint.NONE && !bounds.equals(RangeBounds.DEFAULT)) {
            throw node.refused("expected no \"bounds\", \"empty\", \"unboundedLower\" or \"unboundedUpper\" beside"
                    + " \"disjoint\", as ranges with other bounds may touch");
        }
        return new RangeKind(ends, first, end, length, apart, bounds);
    }

    /** A number, a day, or a second, which is what the ends of a range lie apart at least. */
    public long unit() {
        return among == Ends.NUMBERS || among == Ends.DAYS ? 1 : EpochMicros.PER_SECOND;
    }

    /** The units of the part that each of this number of ranges has for itself. */
    public long room(long ranges) {
        return (to - from) / unit() / Math.max(1, ranges);
    }

    private static long word(SpecNode node, Ends ends, long most) {
        return switch (ends) {
            case NUMBERS -> node.wholeNumber(-most, most);
            case DAYS -> TimeLiterals.readDate(node).toEpochDay();
            case MOMENTS, ZONED_MOMENTS -> EpochMicros.of(TimeLiterals.readInstant(node));
        };
    }

    private Object text(long word) {
        return switch (among) {
            case NUMBERS -> (Object) word;
            case DAYS -> LocalDate.ofEpochDay(word).toString();
            case MOMENTS, ZONED_MOMENTS ->
                Instant.EPOCH.plus(word, ChronoUnit.MICROS).toString();
        };
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.range(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return bounds.write(new Parameters()
                        .with("from", text(from))
                        .with("to", text(to))
                        .with("length", length)
                        .with(
                                "disjoint",
                                switch (disjoint) {
                                    case NONE -> null;
                                    case ROWS -> true;
                                    case SIBLINGS -> "siblings";
                                }))
                .map();
    }

    @Override
    public TextLength length(Scope scope) {
        return TextLength.ANY;
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return true;
    }

    @Override
    public @Nullable BigInteger capacity() {
        return null;
    }

    /** Whether no two children of a parent have the same value. */
    public static boolean differsFromSiblings(@Nullable ValueKind kind) {
        return kind == OrdinalKind.NUMBER || (kind instanceof RangeKind range && range.disjoint == Disjoint.SIBLINGS);
    }

    @Override
    public boolean isUnique() {
        return disjoint == Disjoint.ROWS;
    }

    @Override
    public boolean needsFamily() {
        return disjoint == Disjoint.SIBLINGS;
    }

    @Override
    public void checkRoom(ColumnType type, Scope scope, SpecNode node) {
        if (disjoint == Disjoint.NONE) {
            return;
        }
        if (disjoint == Disjoint.SIBLINGS && scope.childrenPerParent().isEmpty()) {
            throw node.refused("the table has no parent, so that its rows have no siblings; expected disjoint: true");
        }
        long ranges = disjoint == Disjoint.ROWS
                ? scope.rows()
                : scope.childrenPerParent().orElseThrow();
        long longest = (long) length.support().max();
        if (room(ranges) < longest) {
            throw node.refused("up to " + ranges + " ranges, each up to " + longest + " " + unitName()
                    + " long, are to lie apart between \"from\" and \"to\", which are "
                    + (to - from) / unit() + " " + unitName() + " apart");
        }
    }

    private String unitName() {
        return switch (among) {
            case NUMBERS -> "numbers";
            case DAYS -> "days";
            case MOMENTS, ZONED_MOMENTS -> "seconds";
        };
    }

    @Override
    public Map<String, Double> shares() {
        return Map.of();
    }

    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        return List.of();
    }
}
