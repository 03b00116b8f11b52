package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.literal.TimeLiterals;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From {@code from} to {@code to}, both inclusive; whole seconds. */
public record TimeKind(LocalTime from, LocalTime to) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "time",
            "whole seconds of a day, both ends included; the whole day by default",
            KindSyntax.EVERYWHERE,
            KindSyntax.types(TypeFamily.TIME),
            TimeKind::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {"from": {"$ref": "#/$defs/text"}, "to": {"$ref": "#/$defs/text"}}
            }""");

    private static final LocalTime FIRST_SECOND = LocalTime.MIDNIGHT;
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    /** {@code 12:30:00}. */
    private static final TextLength LENGTH = TextLength.exactly(8);

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        node.allow("from", "to");
        SpecNode start = node.find("from");
        SpecNode end = node.find("to");
        LocalTime from = start == null ? FIRST_SECOND : TimeLiterals.readTime(start);
        LocalTime to = end == null ? LAST_SECOND : TimeLiterals.readTime(end);
        if (to.isBefore(from)) {
            throw node.refused("expected \"to\" at " + from + " or later, found " + to);
        }
        return new TimeKind(from, to);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.time(this);
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
                .map();
    }

    @Override
    public TextLength length(Scope scope) {
        return LENGTH;
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return DateKind.timesContain(c);
    }

    @Override
    public @Nullable BigInteger capacity() {
        return BigInteger.valueOf(ChronoUnit.SECONDS.between(from, to) + 1);
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
        return List.of(Literals.canonical(type, from.toString()), Literals.canonical(type, to.toString()));
    }
}
