package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.distribution.Zipf;
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
 */
public record ReferenceKind(
        String table,
        String column,
        @Nullable Distribution pick,
        String group,
        @Nullable Within within) implements ValueKind {
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
              "properties": {"to": {"$ref": "#/$defs/target"}, "pick": {"$ref": "#/$defs/pick"}},
              "required": ["to"]
            }""");

    public ReferenceKind(String table, String column, @Nullable Distribution pick, String group) {
        this(table, column, pick, group, null);
    }

    /**
     * Rows that agree with what a row refers to already: all that descend from one row, and so are neighbours.
     *
     * @param group the reference of the same row whose picked row leads to the ancestor; null for the row's own parent
     * @param up how many generations above that row the ancestor is
     * @param down how many generations below the ancestor the rows are; 0 for the ancestor itself
     */
    public record Within(@Nullable String group, int up, int down) {}

    /** What a reference picks from is known when all tables have been read. */
    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        throw new IllegalArgumentException("a reference is read with the references of its table");
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

    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        return List.of();
    }
}
