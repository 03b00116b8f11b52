package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.distribution.ZipfMean;
import io.ballast.spec.literal.TableColumn;
import io.ballast.spec.yaml.NumberText;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of some row of another table; columns of one composite reference share {@code group} and so pick the same row.
 *
 * @param pick uniform over the target's rows, or a skewed distribution of the target's row number (1 first)
 * @param within the rows that may be picked; null for all of the table
 * @param except a column of the same row that holds a row of the same table, which is not picked; for the row itself, where it refers to its
 *     own table, the column that is referred to; null for none
 * @param above whether of the two rows the one with the greater value is picked here, and the other one there
 */
public record ReferenceKind(
        String table,
        String column,
        @Nullable Distribution pick,
        String group,
        @Nullable Within within,
        @Nullable String except,
        boolean above)
        implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "reference",
            "the value of a column of some row of a table, without a foreign key",
            KindSyntax.NOWHERE,
            KindSyntax.types(TypeFamily.BOOLEAN, TypeFamily.JSON).negate().and(type -> !type.array()),
            ReferenceKind::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "to": {"$ref": "#/$defs/target"},
                "pick": {"$ref": "#/$defs/pick"},
                "except": {"$ref": "#/$defs/columnName", "description": "a column that refers to another row of the table"},
                "above": {"$ref": "#/$defs/columnName", "description": "a column that refers to the one of two rows with the lesser value"}
              },
              "required": ["to"]
            }""");

    private static final List<String> PICKS = List.of("uniform", "zipf");
    /** The group of what belongs to no group. */
    private static final String OWN_PICK = "";

    public ReferenceKind(String table, String column, @Nullable Distribution pick, String group) {
        this(table, column, pick, group, null, null, false);
    }

    /**
     * Rows that agree with what a row refers to already: all that descend from one row, and so are neighbours.
     *
     * @param group the reference of the same row whose picked row leads to the ancestor; null for the row's own parent
     * @param up how many generations above that row the ancestor is
     * @param down how many generations below the ancestor the rows are; 0 for the ancestor itself
     */
    public record Within(@Nullable String group, int up, int down) {
        /** Whether the row's own parent is one of the rows, if it is of their table. */
        public boolean hasParent() {
            return group == null && up == down;
        }

        /** Whether the row that another reference of the same row picks is one of the rows, if it is of their table. */
        public boolean hasPick(ReferenceKind other) {
            return equals(other.within()) || (other.group().equals(group) && up == down);
        }
    }

    /**
     * A pick of its own, as one of several values of a column; what a column refers to as a whole is read with the references of its
     * table. How many rows there are to pick from is not known yet; the generator knows it.
     */
    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        node.allow("to", "pick");
        SpecNode to = node.require("to");
        TableColumn target =
                TableColumn.parse(to.text()).orElseThrow(() -> to.expected("a table and its column, such as users.id"));
        SpecNode pick = node.find("pick");
        Double exponent = pick == null ? null : exponent(pick);
        return new ReferenceKind(
                target.table(), target.column(), exponent == null ? null : new Zipf(1, exponent), OWN_PICK);
    }

    /** The exponent of the Zipf distribution over the rows to pick from; null where they are equally likely. */
    public static @Nullable Double exponent(SpecNode pick) {
        if (pick.isScalar()) {
            if (!PICKS.contains(pick.text())) {
                throw pick.unknown("pick", pick.text(), PICKS);
            }
            return pick.text().equals("zipf") ? (Double) 1.0 : null;
        }
        pick.onlyKey("pick", List.of("zipf"));
        SpecNode zipf = pick.require("zipf").allow("exponent");
        return zipf.require("exponent").number(0, ZipfMean.MAX_EXPONENT);
    }

    /** Whether it picks any row of its own table but the row at hand. */
    public boolean exceptsItself(String table) {
        return table.equals(this.table) && column.equals(except);
    }

    /** The same reference, picked otherwise. */
    public ReferenceKind with(@Nullable Distribution otherPick) {
        return new ReferenceKind(table, column, otherPick, group, within, except, above);
    }

    /** How many of the rows there are to pick from so that no two rows pick the same pair, or else one less than all. */
    public long choices(long rows) {
        return above ? Math.max(0, (rows - 1) / 2) : except != null ? rows - 1 : rows;
    }

    /** Whether it picks for itself, whatever other columns pick. */
    public boolean isOwnPick() {
        return group.equals(OWN_PICK);
    }

    /** How the row is picked, as it is written. */
    public Object writtenPick() {
        return pick instanceof Zipf zipf
                ? Map.of("zipf", Map.of("exponent", NumberText.decimal(zipf.exponent())))
                : "uniform";
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.reference(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters()
                .with("to", table + "." + column)
                .with("pick", writtenPick())
                .with(above ? "above" : "except", except)
                .map();
    }

    @Override
    public TextLength length(Scope scope) {
        return scope.used(use()).length();
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return true;
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
        return scope.used(use()).ends(check);
    }

    private ColumnUse use() {
        return new ColumnUse(ColumnUse.Row.PICKED, table, column);
    }

    @Override
    public List<ColumnUse> uses() {
        return List.of(use());
    }

    @Override
    public ColumnUse copied() {
        return use();
    }

    @Override
    public boolean mayBeNull(Scope scope) {
        return scope.used(use()).nullable();
    }

    @Override
    public void checkRoom(ColumnType type, Scope scope, SpecNode node) {
        scope.used(use()).checkSameType(table + "." + column, type, node);
    }
}
