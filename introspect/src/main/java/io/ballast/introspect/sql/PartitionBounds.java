package io.ballast.introspect.sql;

import io.ballast.common.schema.PartitionBound;
import io.ballast.common.schema.PartitionEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the server says of which rows go to a partition; literals stay as they stand there. */
public final class PartitionBounds {
    private static final Pattern HASH =
            Pattern.compile("FOR VALUES WITH \\(modulus (\\d{1,9}), remainder (\\d{1,9})\\)");

    private PartitionBounds() {}

    /** Empty for a text that has another form. */
    public static Optional<PartitionBound> parse(String sql) {
        if (sql.equals("DEFAULT")) {
            return Optional.of(new PartitionBound.OfRest());
        }
        Matcher hash = HASH.matcher(sql);
        if (hash.matches()) {
            return Optional.of(
                    new PartitionBound.OfHash(Integer.parseInt(hash.group(1)), Integer.parseInt(hash.group(2))));
        }
        SqlTokens tokens = new SqlTokens(sql);
        if (!tokens.takesWord("for") || !tokens.takesWord("values")) {
            return Optional.empty();
        }
        PartitionBound bound = tokens.takesWord("in") ? list(tokens) : range(tokens);
        return tokens.atEnd() ? Optional.ofNullable(bound) : Optional.empty();
    }

    private static @Nullable PartitionBound list(SqlTokens tokens) {
        List<String> values = new ArrayList<>();
        boolean nulls = false;
        if (!tokens.takes("(")) {
            return null;
        }
        do {
            if (tokens.takesWord("null")) {
                nulls = true;
            } else {
                String literal = Operands.literal(tokens);
                if (literal == null) {
                    return null;
                }
                values.add(literal);
            }
        } while (tokens.takes(","));
        return tokens.takes(")") ? new PartitionBound.OfList(values, nulls) : null;
    }

    private static @Nullable PartitionBound range(SqlTokens tokens) {
        List<PartitionEnd> from = tokens.takesWord("from") ? ends(tokens) : List.of();
        List<PartitionEnd> to = tokens.takesWord("to") ? ends(tokens) : List.of();
        return from.isEmpty() || from.size() != to.size() ? null : new PartitionBound.OfRange(from, to);
    }

    /** Ends in parentheses; none for what is no such thing. */
    private static List<PartitionEnd> ends(SqlTokens tokens) {
        List<PartitionEnd> ends = new ArrayList<>();
        if (!tokens.takes("(")) {
            return List.of();
        }
        do {
            if (tokens.takesWord("minvalue")) {
                ends.add(PartitionEnd.MIN);
            } else if (tokens.takesWord("maxvalue")) {
                ends.add(PartitionEnd.MAX);
            } else {
                String literal = Operands.literal(tokens);
                if (literal == null) {
                    return List.of();
                }
                ends.add(PartitionEnd.of(literal));
            }
        } while (tokens.takes(","));
        return tokens.takes(")") ? ends : List.of();
    }
}
