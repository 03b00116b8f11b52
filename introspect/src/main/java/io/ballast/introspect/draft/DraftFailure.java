package io.ballast.introspect.draft;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.yaml.SpecPath;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The refusal of a schema that the drafter should have coped with. It names the table or column, since the user can only work around
 * what is named, and asks for a report.
 */
public final class DraftFailure {
    /** {@code source:line: path: what is wrong}. */
    private static final Pattern OF_READER = Pattern.compile(":\\d+: (.*)", Pattern.DOTALL);

    private static final String TOGETHER = "its tables together";

    private DraftFailure() {}

    /**
     * The drafted spec is one that the reader refuses.
     *
     * @param source what the reader called the spec
     */
    public static BallastException ofReader(String schema, DatasetSpec spec, String source, BallastException cause) {
        String message = String.valueOf(cause.getMessage());
        String rest = message.startsWith(source) ? message.substring(source.length()) : message;
        Matcher matcher = OF_READER.matcher(rest);
        String fault = matcher.matches() ? matcher.group(1) : message;
        return of(schema, object(spec, fault), fault, cause);
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

    /** The column that the path of a fault leads to, or else the table. */
    private static String object(DatasetSpec spec, String fault) {
        for (TableSpec table : spec.tables()) {
            String path = SpecPath.member("tables", table.name());
            if (leadsTo(fault, path)) {
                String columns = SpecPath.member(path, "columns");
                return table.columns().stream()
                        .filter(column -> leadsTo(fault, SpecPath.member(columns, column.name())))
                        .map(column -> "column \"" + table.name() + "." + column.name() + "\"")
                        .findFirst()
                        .orElse("table \"" + table.name() + "\"");
            }
        }
        return TOGETHER;
    }

    private static boolean leadsTo(String fault, String path) {
        return fault.startsWith(path)
                && fault.length() > path.length()
                && ".[:".indexOf(fault.charAt(path.length())) >= 0;
    }
}
