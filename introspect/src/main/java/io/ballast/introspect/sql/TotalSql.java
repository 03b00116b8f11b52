package io.ballast.introspect.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An expression that has a value whatever its columns hold, but for numbers that grow too large: it neither divides nor reads texts as
 * something else.
 *
 * @param columns that stand in it, one as often as it does
 * @param numbers that stand in it
 * @param arithmetic whether it adds, subtracts or multiplies
 */
public record TotalSql(List<String> columns, List<BigDecimal> numbers, boolean arithmetic) {
    private static final Set<String> FUNCTIONS = Set.of(
            "lower",
            "upper",
            "initcap",
            "btrim",
            "ltrim",
            "rtrim",
            "md5",
            "length",
            "char_length",
            "octet_length",
            "coalesce",
            "least",
            "greatest",
            "to_tsvector",
            "setweight");

    private static final Set<String> WORDS = Set.of(
            "case",
            "when",
            "then",
            "else",
            "end",
            "is",
            "not",
            "null",
            "true",
            "false",
            "and",
            "or",
            "distinct",
            "from");

    private static final Set<String> TYPES =
            Set.of("text", "character", "regconfig", "bigint", "integer", "numeric", "double", "char");

    private static final Set<String> NUMBERS = Set.of("bigint", "integer", "numeric", "double");

    private static final Set<String> SYMBOLS = Set.of("(", ")", ",", "|", "=", "<>", "!=", "<", ">", "<=", ">=");

    public TotalSql {
        columns = List.copyOf(columns);
        numbers = List.copyOf(numbers);
    }

    /**
     * Reads an expression as the server writes it; empty for one that may have no value.
     *
     * @param known names of columns
     */
    public static Optional<TotalSql> of(String sql, Set<String> known) {
        SqlTokens tokens = new SqlTokens(sql);
        List<String> columns = new ArrayList<>();
        List<BigDecimal> numbers = new ArrayList<>();
        boolean arithmetic = false;
        boolean toNumber = false;
        while (!tokens.atEnd()) {
            if (tokens.takes("::")) {
                String type = tokens.next().text();
                boolean taken = tokens.takesWord("varying") || tokens.takesWord("precision");
                if (!TYPES.contains(type)
                        || tokens.peek().is("(")
                        || tokens.peek().is("[")
                        || (taken && type.equals("text"))) {
                    return Optional.empty();
                }
                toNumber |= NUMBERS.contains(type);
                continue;
            }
            SqlToken token = tokens.next();
            if (token.kind() == SqlToken.Kind.NUMBER) {
                numbers.add(new BigDecimal(token.text()));
            } else if (token.kind() == SqlToken.Kind.WORD) {
                String word = token.text().toLowerCase(Locale.ROOT);
                boolean call = tokens.peek().is("(") && FUNCTIONS.contains(word);
                boolean column = !tokens.peek().is("(") && known.contains(token.text());
                if (column) {
                    columns.add(token.text());
                } else if (!call && !WORDS.contains(word)) {
                    return Optional.empty();
                }
            } else if (token.is("-") && tokens.takes(">")) {
                tokens.takes(">"); // a member of a JSON document
            } else if (token.is("+") || token.is("-") || token.is("*")) {
                arithmetic = true;
            } else if (token.kind() != SqlToken.Kind.STRING && !SYMBOLS.contains(token.text())) {
                return Optional.empty();
            }
        }
        return Optional.of(new TotalSql(columns, numbers, arithmetic || toNumber));
    }
}
