package io.ballast.introspect.sql;

import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.literal.Literals;
import java.util.Map;
import java.util.Optional;

/** Reads defaults in the form in which {@code pg_get_expr} writes them. */
public final class DefaultSql {
    private static final Map<String, ColumnDefault.Function> FUNCTIONS = Map.of(
            "now()", ColumnDefault.Function.NOW,
            "CURRENT_TIMESTAMP", ColumnDefault.Function.NOW,
            "transaction_timestamp()", ColumnDefault.Function.NOW,
            "CURRENT_DATE", ColumnDefault.Function.CURRENT_DATE,
            "('now'::text)::date", ColumnDefault.Function.CURRENT_DATE,
            "gen_random_uuid()", ColumnDefault.Function.GEN_RANDOM_UUID,
            "uuid_generate_v4()", ColumnDefault.Function.GEN_RANDOM_UUID);

    private DefaultSql() {}

    /** The default; empty where no spec can say it. */
    public static Optional<ColumnDefault> parse(String sql, ColumnType type) {
        ColumnDefault.Function function = FUNCTIONS.get(sql);
        if (function != null) {
            return Optional.<ColumnDefault>of(function).filter(ignored -> function.canFill(type));
        }
        SqlTokens tokens = new SqlTokens(sql);
        String literal = Operands.literal(tokens);
        if (literal == null || !tokens.atEnd()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ColumnDefault.Literal(Literals.canonical(type, literal)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
