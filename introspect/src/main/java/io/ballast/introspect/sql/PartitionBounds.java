package io.ballast.introspect.sql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The range of one partition.
 *
 * @param from first value; null for MINVALUE
 * @param to first value of the next partition; null for MAXVALUE
 */
public record PartitionBounds(
        @Nullable String from, @Nullable String to) {
    private static final Pattern MODULUS =
            Pattern.compile("FOR VALUES WITH \\(modulus (\\d{1,9}), remainder \\d{1,9}\\)");

    /** Reads {@code FOR VALUES FROM ('1') TO (MAXVALUE)} of one column; empty for anything else. */
    public static Optional<PartitionBounds> range(String sql) {
        SqlTokens tokens = new SqlTokens(sql);
        if (!tokens.takesWord("for") || !tokens.takesWord("values") || !tokens.takesWord("from")) {
            return Optional.empty();
        }
        Optional<Optional<String>> from = end(tokens, "minvalue");
        if (from.isEmpty() || !tokens.takesWord("to")) {
            return Optional.empty();
        }
        Optional<Optional<String>> to = end(tokens, "maxvalue");
        return to.isPresent() && tokens.atEnd()
                ? Optional.of(
                        new PartitionBounds(from.get().orElse(null), to.get().orElse(null)))
                : Optional.empty();
    }

    /** The modulus of a partition by hash; empty for anything else. */
    public static Optional<Integer> modulus(String sql) {
        Matcher matcher = MODULUS.matcher(sql);
        return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }

    /** An end in parentheses: empty inside for the open one, empty outside for what is none. */
    private static Optional<Optional<String>> end(SqlTokens tokens, String open) {
        if (!tokens.takes("(")) {
            return Optional.empty();
        }
        boolean isOpen = tokens.takesWord(open);
        String literal = isOpen ? null : Operands.literal(tokens);
        return (isOpen || literal != null) && tokens.takes(")")
                ? Optional.of(Optional.ofNullable(literal))
                : Optional.empty();
    }
}
