package io.ballast.introspect.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands on either side of an operator: a column or a literal, in parentheses and casts as the server likes them. */
final class Operands {
    /** Words that are values or syntax, and no names unless quoted. */
    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "not",
            "and",
            "or",
            "any",
            "all",
            "array",
            "case",
            "is",
            "in",
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "current_user",
            "session_user");

    private Operands() {}

    /** A column's name; null, with some tokens taken, for anything else. */
    static @Nullable String column(SqlTokens tokens) {
        String name;
        if (tokens.takes("(")) {
            name = column(tokens);
            if (name == null || !tokens.takes(")")) {
                return null;
            }
        } else {
            SqlToken token = tokens.next();
            boolean isName = token.kind() == SqlToken.Kind.WORD
                    && !isReserved(token)
                    && !tokens.peek().is("(")
                    && !tokens.peek().is(".");
            if (!isName) {
                return null;
            }
            name = token.text();
        }
        return casts(tokens) ? name : null;
    }

    /** A literal's text; null, with some tokens taken, for anything else, NULL included. */
    static @Nullable String literal(SqlTokens tokens) {
        String text;
        if (tokens.takes("(")) {
            text = literal(tokens);
            if (text == null || !tokens.takes(")")) {
                return null;
            }
        } else {
            String sign = tokens.takes("-") ? "-" : "";
            SqlToken token = tokens.next();
            if (token.kind() == SqlToken.Kind.NUMBER) {
                text = sign + token.text();
            } else if (sign.isEmpty() && token.kind() == SqlToken.Kind.STRING) {
                text = token.text();
            } else if (sign.isEmpty() && (token.isWord("true") || token.isWord("false"))) {
                text = token.text().toLowerCase(Locale.ROOT);
            } else {
                return null;
            }
        }
        return casts(tokens) ? text : null;
    }

    /** The literals of {@code (ARRAY['a'::text, 'b'::text])::text[]}; empty for anything else. */
    static List<String> array(SqlTokens tokens) {
        int open = 0;
        while (tokens.takes("(")) {
            open++;
        }
        if (open <= 1 && tokens.peek().kind() == SqlToken.Kind.STRING) {
            List<String> listed = listed(tokens.next().text());
            boolean ends = casts(tokens) && (open == 0 || (tokens.takes(")") && casts(tokens)));
            return ends ? listed : List.of();
        }
        if (!tokens.takesWord("array") || !tokens.takes("[")) {
            return List.of();
        }
        List<String> literals = new ArrayList<>();
        do {
            String literal = literal(tokens);
            if (literal == null) {
                return List.of();
            }
            literals.add(literal);
        } while (tokens.takes(","));
        boolean closed = tokens.takes("]") && casts(tokens);
        for (; closed && open > 0; open--) {
            closed = tokens.takes(")") && casts(tokens);
        }
        return closed ? literals : List.of();
    }

    /** The elements of {@code {a,b}}; empty where one of them is in quotes or null. */
    private static List<String> listed(String array) {
        String elements = array.startsWith("{") && array.endsWith("}") ? array.substring(1, array.length() - 1) : "";
        boolean plain = elements.matches("[^\"\\\\{},]+(,[^\"\\\\{},]+)*") && !elements.matches("(?i)(.*,)?null(,.*)?");
        return plain ? List.of(elements.split(",", -1)) : List.of();
    }

    /** The comparison with its sides exchanged. */
    static String turned(String operator) {
        return switch (operator) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> operator;
        };
    }

    /** The comparison that is false where this one is true. */
    static String opposite(String operator) {
        return switch (operator) {
            case "=" -> "<>";
            case "<>" -> "=";
            case "<" -> ">=";
            case "<=" -> ">";
            case ">" -> "<=";
            default -> "<";
        };
    }

    /** Whether it is a value or syntax, and no column. */
    static boolean isReserved(SqlToken token) {
        return !token.quoted() && RESERVED.contains(token.text().toLowerCase(Locale.ROOT));
    }

    /** Takes any number of {@code ::type}; false where a type is not written as the server writes one. */
    private static boolean casts(SqlTokens tokens) {
        while (tokens.peek().is("::")) {
            if (!takesCast(tokens)) {
                return false;
            }
        }
        return true;
    }

    /** Takes {@code ::type}, which comes next; false where the type is not written as the server writes one. */
    static boolean takesCast(SqlTokens tokens) {
        tokens.next();
        if (tokens.next().kind() != SqlToken.Kind.WORD) {
            return false;
        }
        // Types of several words, such as "timestamp with time zone" and schema.type.
        while (tokens.takes(".") || isPartOfType(tokens.peek())) {
            tokens.next();
        }
        if (tokens.takes("(")) {
            while (!tokens.takes(")")) {
                if (tokens.atEnd()) {
                    return false;
                }
                tokens.next();
            }
            while (isPartOfType(tokens.peek())) {
                tokens.next();
            }
        }
        while (tokens.takes("[")) {
            if (!tokens.takes("]")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPartOfType(SqlToken token) {
        return token.isWord("varying")
                || token.isWord("precision")
                || token.isWord("with")
                || token.isWord("without")
                || token.isWord("time")
                || token.isWord("zone");
    }
}
