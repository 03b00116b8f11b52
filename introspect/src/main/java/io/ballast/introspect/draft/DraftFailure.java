package io.ballast.introspect.draft;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.error.Subject;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The refusal of a schema that the drafter should have coped with. It names the table or column, since the user can only work around
 * what is named, and asks for a report.
 */
public final class DraftFailure {
    private static final String TOGETHER = "its tables together";

    private DraftFailure() {}

    /** The drafted spec is one that the reader refuses. */
    public static BallastException ofReader(String schema, BallastException refusal) {
        Finding finding = refusal.findings().get(0);
        return finding.subject() instanceof Subject.Value value
                ? of(schema, object(value.keys()), atPath(value.path(), finding.text()), refusal)
                : of(schema, TOGETHER, String.valueOf(refusal.getMessage()), refusal);
    }

    /** Takes a step for each table; a failure that is no refusal names the table. */
    static void forEach(String schema, List<DraftTable> tables, Consumer<DraftTable> step) {
        for (DraftTable table : tables) {
            at(schema, table.name(), () -> step.accept(table));
        }
    }

    /** Takes a step that is about a table; a failure that is no refusal names it. The innermost table is named where steps nest. */
    static void at(String schema, String table, Runnable step) {
        try {
            step.run();
        } catch (BallastException e) {
            throw e;
        } catch (RuntimeException e) {
            throw of(schema, "table \"" + table + "\"", e.toString(), e);
        }
    }

    /** As {@link #at(String, String, Runnable)}, and names the column. */
    static void at(String schema, String table, String column, Runnable step) {
        try {
            step.run();
        } catch (BallastException e) {
            throw e;
        } catch (RuntimeException e) {
            throw of(schema, "column \"" + table + "." + column + "\"", e.toString(), e);
        }
    }

    /** What a step makes of all tables; a failure that names none of them ends as a refusal all the same. */
    static <T> T ofTablesTogether(String schema, Supplier<T> step) {
        try {
            return step.get();
        } catch (BallastException e) {
            throw e;
        } catch (RuntimeException e) {
            throw of(schema, TOGETHER, e.toString(), e);
        }
    }

    private static BallastException of(String schema, String object, String fault, Throwable cause) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "from-db cannot write a spec of schema \"" + schema + "\" because of " + object + ": " + fault
                        + ". This is a shortcoming of from-db. Until it is fixed, change or drop this in a copy of the"
                        + " schema, and run again.",
                Hint.choose(
                        "please report it with the definition of the table, and with what is printed", Setting.VERBOSE),
                cause);
    }

    /** The column that a value of the spec belongs to, or else the table. */
    private static String object(List<String> keys) {
        if (keys.size() < 2 || !keys.get(0).equals("tables")) {
            return TOGETHER;
        }
        return keys.size() > 3 && keys.get(2).equals("columns")
                ? "column \"" + keys.get(1) + "." + keys.get(3) + "\""
                : "table \"" + keys.get(1) + "\"";
    }

    private static String atPath(String path, String what) {
        return path.isEmpty() ? what : path + ": " + what;
    }
}
