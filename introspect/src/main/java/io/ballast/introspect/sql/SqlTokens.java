package io.ballast.introspect.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts SQL as the server writes it into pieces, and hands them out one by one. */
final class SqlTokens {
    private static final Pattern TOKEN = Pattern.compile("\\s+"
            + "|(?<string>E?'(?:[^']++|'')*+')"
            + "|(?<quoted>\"(?:[^\"]++|\"\")++\")"
            + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
            + "|(?<number>\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)"
            + "|(?<symbol>::|<=|>=|<>|!=|.)");

    private final List<SqlToken> tokens = new ArrayList<>();
    private int position;

    SqlTokens(String sql) {
        Matcher matcher = TOKEN.matcher(sql);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            add(matcher);
        }
        tokens.add(new SqlToken(end == sql.length() ? SqlToken.Kind.END : SqlToken.Kind.SYMBOL, ""));
    }

    private void add(Matcher matcher) {
        String string = matcher.group("string");
        if (string != null) {
            // E'' has backslashes in it, which mean more than themselves; no such text is taken.
            boolean plain = string.startsWith("'");
            String text = string.substring(1, string.length() - 1).replace("''", "'");
            tokens.add(new SqlToken(plain ? SqlToken.Kind.STRING : SqlToken.Kind.SYMBOL, text));
        } else if (matcher.group("quoted") != null) {
            String quoted = matcher.group("quoted");
            tokens.add(new SqlToken(
                    SqlToken.Kind.WORD, quoted.substring(1, quoted.length() - 1).replace("\"\"", "\""), true));
        } else if (matcher.group("word") != null) {
            tokens.add(new SqlToken(SqlToken.Kind.WORD, matcher.group("word")));
        } else if (matcher.group("number") != null) {
            tokens.add(new SqlToken(SqlToken.Kind.NUMBER, matcher.group("number")));
        } else if (matcher.group("symbol") != null) {
            tokens.add(new SqlToken(SqlToken.Kind.SYMBOL, matcher.group("symbol")));
        }
    }

    SqlToken peek() {
        return tokens.get(position);
    }

    SqlToken next() {
        SqlToken token = tokens.get(position);
        position = Math.min(position + 1, tokens.size() - 1);
        return token;
    }

    int position() {
        return position;
    }

    void back(int to) {
        position = to;
    }

    boolean takes(String symbol) {
        boolean found = peek().is(symbol);
        if (found) {
            next();
        }
        return found;
    }

    boolean takesWord(String keyword) {
        boolean found = peek().isWord(keyword);
        if (found) {
            next();
        }
        return found;
    }

    boolean atEnd() {
        return peek().kind() == SqlToken.Kind.END;
    }
}
