package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value of this kind or that, by the value of another column.
 *
 * @param cases of which at most one holds
 * @param otherwise where no case holds; null for null
 */
public record WhenKind(
        ColumnUse column, List<Case> cases, @Nullable ValueKind otherwise) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "when",
            "by the value of another column of the row or of its parent a value of one kind, of another, or null",
            KindSyntax.NOWHERE,
            type -> true,
            WhenReader::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "column": {"$ref": "#/$defs/text", "description": "a column of the row, or table.column of its parent"},
                "in": {"$ref": "#/$defs/textList"},
                "isNull": {"type": "boolean"},
                "value": {"$ref": "#/$defs/columnKind"},
                "cases": {"type": "object", "additionalProperties": {"$ref": "#/$defs/columnKind"}, "minProperties": 1},
                "otherwise": {"oneOf": [{"$ref": "#/$defs/columnKind"}, {"type": "null"}]}
              },
              "required": ["column"]
            }""");

    public WhenKind {
        cases = List.copyOf(cases);
    }

    /**
     * What the other column must be, and the kind of value then.
     *
     * @param values as they are written; empty where {@code isNull} says it
     * @param isNull true for null, false for anything else; null where {@code values} say it
     */
    public record Case(List<String> values, @Nullable Boolean isNull, ValueKind value) {
        public Case {
            values = List.copyOf(values);
        }
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.when(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return WhenReader.written(this);
    }

    @Override
    public List<ValueKind> inner() {
        List<ValueKind> kinds = new ArrayList<>();
        cases.forEach(one -> kinds.add(one.value()));
        Optional.ofNullable(otherwise).ifPresent(kinds::add);
        return kinds;
    }

    @Override
    public TextLength length(Scope scope) {
        return inner().stream()
                .map(kind -> kind.length(scope))
                .reduce(TextLength::or)
                .orElseThrow();
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return inner().stream().anyMatch(kind -> kind.mayContain(c, scope));
    }

    @Override
    public @Nullable BigInteger capacity() {
        return null;
    }

    @Override
    public Map<String, Double> shares() {
        return Map.of();
    }

    /** Known only where those of all kinds are. */
    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        List<List<String>> all =
                inner().stream().map(kind -> kind.ends(type, check, scope)).toList();
        return all.stream().anyMatch(List::isEmpty)
                ? List.of()
                : all.stream().flatMap(List::stream).toList();
    }

    /** Known only where those of all kinds are. */
    @Override
    public List<String> listed() {
        List<List<String>> all = inner().stream().map(ValueKind::listed).toList();
        return all.stream().anyMatch(List::isEmpty)
                ? List.of()
                : all.stream().flatMap(List::stream).distinct().toList();
    }

    @Override
    public List<ColumnUse> uses() {
        return Stream.concat(Stream.of(column), ValueKind.super.uses().stream())
                .distinct()
                .toList();
    }

    @Override
    public boolean needsFamily() {
        return true;
    }

    @Override
    public boolean mayBeNull(Scope scope) {
        return (otherwise == null && !WhenChecks.isExhaustive(this, scope.used(column)))
                || ValueKind.super.mayBeNull(scope);
    }

    @Override
    public void checkRoom(ColumnType type, Scope scope, SpecNode node) {
        WhenChecks.check(this, scope.used(column), node);
        inner().forEach(kind -> kind.checkRoom(type, scope, node));
    }
}
