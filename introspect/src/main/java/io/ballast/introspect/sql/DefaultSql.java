package io.ballast.introspect.sql;

import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.DefaultFunction;
import io.ballast.spec.literal.Literals;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads defaults in the form in which {@code pg_get_expr} writes them. */
public final class DefaultSql {
    private static final Map<String, DefaultFunction> FUNCTIONS =
            Stream.of(DefaultFunction.values()).collect(Collectors.toMap(DefaultFunction::sql, function -> function));
    /** What is said otherwise than a spec says it. */
    private static final Map<String, DefaultFunction> OTHER_WORDS = Map.of(
            "('now'::text)::date", DefaultFunction.CURRENT_DATE,
            "uuid_generate_v4()", DefaultFunction.GEN_RANDOM_UUID);

    private static final Pattern CAST = Pattern.compile("\\((.+)\\)::([a-z ]+(?:\\(\\d+\\))?)");
    private static final Pattern PRECISION = Pattern.compile("([A-Z_]+)\\(([0-6])\\)");
    private static final Pattern EMPTY_ARRAY = Pattern.compile("\\(*ARRAY\\[\\]\\)*(::[^']+\\[\\]\\)*)+");

    private DefaultSql() {}

    /** The default; empty where no spec can say it. */
    public static Optional<ColumnDefault> parse(String sql, ColumnType type) {
        Optional<ColumnDefault> call = call(sql, type);
        if (call.isPresent()) {
            return call;
        }
        @Nullable String literal = literal(sql, type);
        if (literal == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ColumnDefault.Literal(Literals.canonical(type, literal)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String literal(String sql, ColumnType type) {
        if (type.array() && EMPTY_ARRAY.matcher(sql).matches()) {
            return "{}";
        }
        SqlTokens tokens = new SqlTokens(sql);
        String literal = Operands.literal(tokens);
        return tokens.atEnd() ? literal : null;
    }

    private static Optional<ColumnDefault> call(String sql, ColumnType type) {
        Matcher cast = CAST.matcher(sql);
        DefaultFunction other = OTHER_WORDS.get(sql);
        if (other == null
                && cast.matches()
                && ColumnType.parse(cast.group(2)).filter(type::equals).isPresent()) {
            return called(cast.group(1), type, true);
        }
        return called(sql, type, false);
    }

    private static Optional<ColumnDefault> called(String sql, ColumnType type, boolean cast) {
        Matcher precise = PRECISION.matcher(sql);
        @Nullable Integer precision = precise.matches() ? Integer.valueOf(precise.group(2)) : null;
        @Nullable String name = precision == null ? sql : precise.group(1);
        @Nullable DefaultFunction function = FUNCTIONS.getOrDefault(name, OTHER_WORDS.get(name));
        return function == null || !function.canFill(type) || (precision != null && !function.takesPrecision())
                ? Optional.empty()
                : Optional.of(new ColumnDefault.Call(function, precision, cast));
    }
}
