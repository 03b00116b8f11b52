package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The n-th of the values in the n-th row, in PostgreSQL's text form: how rows that are there already are told to those that refer to them. */
public record ListedKind(List<String> values) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "listed",
            "the first of the values in the first row, and so on; as many as there are rows",
            KindSyntax.NOWHERE,
            type -> !type.array(),
            ListedKind::read,
            """
            {"$ref": "#/$defs/textList"}""");

    public ListedKind {
        values = List.copyOf(values);
    }

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        return new ListedKind(
                node.items().stream().map(item -> Literals.read(item, type)).toList());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.listed(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return values;
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
        return null;
    }

    /** Those of rows that are there are nobody's business. */
    @Override
    public Map<String, Double> shares() {
        return Map.of();
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
    public boolean differsWithoutCase() {
        return FoldedText.distinct(values).size() == values.size();
    }

    @Override
    public boolean isUnique() {
        return new HashSet<>(values).size() == values.size();
    }

    @Override
    public void checkRoom(ColumnType type, Scope scope, SpecNode node) {
        if (scope.rows() != values.size()) {
            throw node.refused(
                    "expected " + scope.rows() + " values, one for each row of the table, found " + values.size());
        }
    }

    /** Rows that are there are listed in the order of their values. */
    @Override
    public boolean isOrdered(ColumnType type) {
        return true;
    }
}
