package io.ballast.introspect.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Functions of one column that give other values for other ones, so that rows which differ in the column differ in them. */
public final class DistinctFunctions {
    private static final Set<String> FUNCTIONS = Set.of(
            "md5", "sha224", "sha256", "sha384", "sha512", "digest", "encode", "decode", "reverse", "::text",
            "::bytea");

    private DistinctFunctions() {}

    /** The column that such functions are of, as in {@code md5(url)}; empty for anything else. */
    public static Optional<String> column(String sql) {
        return FormulaParser.parse(sql).flatMap(DistinctFunctions::column);
    }

    private static Optional<String> column(Formula formula) {
        if (formula instanceof Formula.Named named) {
            return Optional.of(named.column());
        }
        if (formula instanceof Formula.AsText text) {
            return column(text.part());
        }
        if (!(formula instanceof Formula.Opaque call) || !FUNCTIONS.contains(call.name())) {
            return Optional.empty();
        }
        List<Formula> others = call.parts()
                .subList(Math.min(1, call.parts().size()), call.parts().size());
        return !call.parts().isEmpty() && others.stream().allMatch(Formula.Literal.class::isInstance)
                ? column(call.parts().get(0))
                : Optional.empty();
    }
}
