package io.ballast.loader;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.report.Fact;
import io.ballast.common.report.RunReport;
import io.ballast.loader.journal.JournalReader;
import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.plan.JournalFacts;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.postgres.Sql;
import io.ballast.loader.postgres.TrustedOwner;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A load that was begun and not finished, and what it has left in its staging schema.
 *
 * @param hasStaging whether that schema is still there
 * @param tables in it
 * @param bytes that these take on the server's disk, indexes included
 */
public record UnfinishedLoad(
        EarlierLoad load, String journalSchema, boolean hasStaging, List<String> tables, long bytes) {
    private static final int MIN_DIGITS = 4;
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{" + MIN_DIGITS + ",36}");

    private static final Sql STAGING = new Sql("""
            SELECT pg_get_userbyid(n.nspowner), %s FROM pg_catalog.pg_namespace AS n WHERE n.nspname = ?""".formatted(TrustedOwner.sql("n.nspowner")));

    private static final Sql TABLES = new Sql("""
            SELECT c.relname, pg_total_relation_size(c.oid), c.relispartition
              FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relkind IN ('r', 'p') ORDER BY c.relname""");

    public UnfinishedLoad {
        tables = List.copyOf(tables);
    }

    /** @throws BallastException when no load, or several, begin with these digits, or it cannot be given up by dropping its staging */
    static UnfinishedLoad find(Connection connection, String digits) throws SQLException {
        JournalFacts journal = JournalReader.find(connection);
        EarlierLoad load = choose(JournalReader.loads(connection, journal), digits.toLowerCase(Locale.ROOT));
        if (load.state() != EarlierLoad.State.OPEN) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "Load " + load.name() + " of dataset \"" + load.dataset() + "\" is not unfinished: it was "
                            + load.state().name().toLowerCase(Locale.ROOT) + ". There is nothing to give up.");
        }
        if (load.mode() == LoadMode.FILL) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "Load " + load.name() + " fills the tables of "
                            + load.schemas().inWords() + " in place, and has taken keys and indexes away from them.",
                    Hint.choose("bring the schema back", Setting.RESTORE, load.schema()));
        }
        Optional<Boolean> trusted = owner(connection, load);
        List<Staged> staged = TABLES.rows(
                connection,
                row -> new Staged(row.getString(1), row.getLong(2), row.getBoolean(3)),
                load.stagingSchema());
        return new UnfinishedLoad(
                load,
                journal.schema(),
                trusted.isPresent(),
                staged.stream()
                        .filter(table -> !table.partition())
                        .map(Staged::name)
                        .toList(),
                staged.stream().mapToLong(Staged::bytes).sum());
    }

    private record Staged(String name, long bytes, boolean partition) {}

    private static EarlierLoad choose(List<EarlierLoad> loads, String digits) {
        if (!ID.matcher(digits).matches()) {
            throw new BallastException(
                    ErrorCategory.USAGE,
                    "\"" + digits + "\" is not the id of a load: at least its first " + MIN_DIGITS
                            + " hexadecimal digits are expected, as ballast status shows them");
        }
        List<EarlierLoad> found = loads.stream()
                .filter(load -> load.id().toString().startsWith(digits))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        String known = loads.stream()
                .filter(load -> load.state() == EarlierLoad.State.OPEN)
                .map(EarlierLoad::name)
                .collect(Collectors.joining(", "));
        throw new BallastException(
                ErrorCategory.TARGET_REFUSED,
                found.isEmpty()
                        ? "The journal of this database knows no load " + digits + "; unfinished: "
                                + (known.isEmpty() ? "none" : known) + "."
                        : "Several loads begin with " + digits + ": "
                                + found.stream()
                                        .map(load -> load.id().toString())
                                        .collect(Collectors.joining(", "))
                                + ". Give more digits.");
    }

    /** Empty where the schema is gone. What others own is not dropped. */
    private static Optional<Boolean> owner(Connection connection, EarlierLoad load) throws SQLException {
        return STAGING.optional(
                connection,
                row -> {
                    if (!row.getBoolean(2)) {
                        throw new BallastException(
                                ErrorCategory.TARGET_REFUSED,
                                "Staging schema \"" + load.stagingSchema() + "\" of load " + load.name()
                                        + " belongs to role \"" + row.getString(1)
                                        + "\", which is neither yours nor the database's owner nor a superuser. Give the load up as that role.");
                    }
                    return true;
                },
                load.stagingSchema());
    }

    RunReport report(Duration wall) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        facts.put("load", Fact.named(load.name(), load.id().toString()));
        facts.put("dataset", Fact.text(load.dataset()));
        facts.put("schema", Fact.text(load.schema()));
        facts.put(
                "staging schema",
                Fact.named(
                        load.stagingSchema() + (hasStaging ? "" : ", which was gone already"), load.stagingSchema()));
        facts.put("tables removed", Fact.list(tables));
        facts.put(
                "rows removed", Fact.number(hasStaging ? load.standing().rows().done() : 0));
        facts.put("bytes freed", Fact.number(bytes));
        facts.put(
                "note",
                Fact.text(
                        "the load is closed; nothing of it was published, and the tables of the schema are as they were"));
        return new RunReport("drop", load.name(), List.of(), facts, wall);
    }
}
