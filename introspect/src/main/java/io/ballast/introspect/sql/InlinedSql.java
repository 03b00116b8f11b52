package io.ballast.introspect.sql;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conditions in which expressions stand in the places of the columns that the server computes by them. */
public final class InlinedSql {
    private static final Pattern PIECE = Pattern.compile("E?'(?:[^']++|'')*+'"
            + "|(?<quoted>\"(?:[^\"]++|\"\")++\")(?![.(])"
            + "|(?<![\\p{L}\\p{N}_$.:])(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*+)(?![\\p{L}\\p{N}_$.(])");

    private InlinedSql() {}

    /**
     * The condition without the columns.
     *
     * @param sql as the server writes it
     * @param expressions by the names of columns
     */
    public static String of(String sql, Map<String, String> expressions) {
        Matcher piece = PIECE.matcher(sql);
        StringBuilder inlined = new StringBuilder();
        while (piece.find()) {
            @Nullable String expression = expressions.get(name(piece));
            piece.appendReplacement(
                    inlined, Matcher.quoteReplacement(expression == null ? piece.group() : "(" + expression + ")"));
        }
        return piece.appendTail(inlined).toString();
    }

    /** The name that the piece is; empty for a text. */
    private static String name(Matcher piece) {
        String quoted = piece.group("quoted");
        String word = piece.group("word");
        return quoted != null
                ? quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"")
                : word == null ? "" : word;
    }
}
