package io.ballast.introspect.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds, in a condition of several alternatives, a column that satisfies it by not being null, whatever the others say. */
public final class NullAlternatives {
    private final SqlTokens tokens;

    private NullAlternatives(SqlTokens tokens) {
        this.tokens = tokens;
    }

    /** The last such column; empty where there is none. */
    public static Optional<String> of(String sql) {
        NullAlternatives alternatives = new NullAlternatives(new SqlTokens(sql));
        List<String> found = alternatives.tokens.takes("(") ? alternatives.columns() : List.of();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    /** Those of alternatives in parentheses, with OR between them and nothing else. */
    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        do {
            int start = tokens.position();
            String column = tokens.takes("(") ? Operands.column(tokens) : null;
            boolean tested = column != null
                    && tokens.takesWord("is")
                    && tokens.takesWord("not")
                    && tokens.takesWord("null")
                    && tokens.takes(")");
            if (tested) {
                columns.add(column);
            } else {
                tokens.back(start);
                skip();
            }
        } while (tokens.takesWord("or"));
        return tokens.takes(")") && tokens.atEnd() ? columns : List.of();
    }

    /** Passes over one alternative in parentheses. */
    private void skip() {
        int open = 0;
        do {
            open += tokens.peek().is("(") ? 1 : tokens.peek().is(")") ? -1 : 0;
            tokens.next();
        } while (open > 0 && !tokens.atEnd());
    }
}
