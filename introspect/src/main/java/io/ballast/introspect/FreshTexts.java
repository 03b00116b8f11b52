package io.ballast.introspect;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.introspect.draft.FreshColumn;
import io.ballast.introspect.draft.PatternTexts;
import io.ballast.introspect.facts.TakenTexts;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.ValueKind;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Texts for a column of a key that no row has there: those of its pools are looked up, in an order that goes all over a pool. */
final class FreshTexts {
    /** Few enough to be listed. */
    private static final int MAX_TEXTS = 100_000;
    /** Texts of one question. */
    private static final int BATCH = 10_000;
    /** Of a pool, no more are looked up than this. */
    private static final long MAX_LOOKED_UP = 2_000_000;

    private FreshTexts() {}

    /** As many as are wanted, or all that were found. */
    static List<String> find(Connection connection, FreshColumn fresh, String from) throws SQLException {
        TakenTexts taken = new TakenTexts(from, fresh.column(), fresh.ignoresCase());
        int wanted = (int) Math.min(MAX_TEXTS, fresh.wanted());
        Set<String> found = new LinkedHashSet<>();
        for (ValueKind pool : fresh.pools()) {
            if (pool instanceof ChoiceKind choice) {
                found.addAll(taken.without(connection, choice.values()));
            } else {
                look(connection, taken, new PatternTexts((PatternKind) pool), wanted, found);
            }
        }
        return found.stream().limit(wanted).toList();
    }

    private static void look(Connection connection, TakenTexts taken, PatternTexts pool, int wanted, Set<String> found)
            throws SQLException {
        long last = pool.count().min(BigInteger.valueOf(MAX_LOOKED_UP)).longValueExact();
        for (long first = 0; first < last && found.size() < wanted; first += BATCH) {
            List<String> texts = LongStream.range(first, Math.min(last, first + BATCH))
                    .mapToObj(pool::text)
                    .toList();
            found.addAll(taken.without(connection, texts));
        }
    }

    /** Where there is none, or too few of them. */
    static BallastException none(FreshColumn fresh, int found) {
        return new BallastException(
                ErrorCategory.TARGET_REFUSED,
                "table \"" + fresh.table() + "\": new rows need " + fresh.wanted() + " values of column \""
                        + fresh.column() + "\" that no row has, and "
                        + (found == 0 ? "there is none left" : "only " + found + " are left")
                        + ". Leave out the table, "
                        + (found == 0 ? "or empty it first." : "empty it first, or ask for fewer rows of it."));
    }
}
