package io.ballast.loader.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which settings each kind of session of Ballast runs with, whatever the server, database or role have as their defaults. A session of
 * our own is given {@link #OF_SESSION} once, when it begins. Behind a pool, which hands out sessions transaction by transaction, only
 * what a transaction sets for itself counts, so that each kind of transaction sets all it needs: these are the other constants.
 */
public final class SessionSettings {
    private static final String SEARCH_PATH = "search_path";
    /** Nothing may slip in from a schema that somebody else can write to. Temporary objects, which a pool's session may have from
     * somebody else, come last; not named, they would come first. */
    private static final String SERVER_FIRST = "pg_catalog, pg_temp";

    private static final String NEVER = "0";
    private static final Map<String, String> COMMON = common();

    /** Of a session that is not a pool's, from its beginning on; those that its server does not know are omitted. */
    public static final Map<String, String> OF_SESSION = ofSession();

    /**
     * How often the server looks, in a long statement, whether its client is still there, so that a killed load leaves no backend behind
     * (PostgreSQL 14 and newer). Servers on systems without the needed call refuse it; nothing else depends on it.
     */
    public static final Map.Entry<String, String> CLIENT_CHECK = Map.entry("client_connection_check_interval", "2s");

    /**
     * Of a transaction that only looks; its first statement. Questions about the catalog are long, and quickly answered: compiling them takes
     * longer than that.
     */
    public static final TransactionSettings OF_INSPECTION = new TransactionSettings(COMMON).with("jit", "off");

    /** Of a transaction that compares a table's rows: rather an error than rows passed over. */
    public static final TransactionSettings OF_COMPARISON = new TransactionSettings(COMMON).with("row_security", "off");

    /** Of the transaction that holds a target's lock, together with {@link #TIMEOUTS_OF_LOCK}. */
    public static final TransactionSettings OF_LOCK = new TransactionSettings(Map.of(SEARCH_PATH, SERVER_FIRST));

    /** None of these may end the transaction that sits idle with the lock while others work; servers know different ones. */
    public static final List<String> TIMEOUTS_OF_LOCK =
            List.of("statement_timeout", "transaction_timeout", "idle_in_transaction_session_timeout");

    /** While the tables to publish are locked: every later session waits for one that waits for an exclusive lock. */
    public static final TransactionSettings OF_LOCKING_TABLES =
            new TransactionSettings(Map.of("lock_timeout", "200ms"));

    /**
     * Of the transaction that reads the catalog and the statistics of a live schema. A statement may take as long as an aggregate over a
     * large table, and has an end all the same; it waits only for sessions that change the table itself.
     */
    public static final TransactionSettings OF_CATALOG = OF_INSPECTION
            .only(Set.of(SEARCH_PATH, "DateStyle", "IntervalStyle", "TimeZone", "bytea_output", "jit"))
            .with("extra_float_digits", "1")
            .with("statement_timeout", "15min")
            .with("lock_timeout", "30s");

    private SessionSettings() {}

    /** Of each transaction of a load, as far as the server knows them. */
    static TransactionSettings ofLoad(ServerFacts server, SortMemory sortMemory) {
        Map<String, String> wanted = new LinkedHashMap<>(COMMON);
        wanted.put("client_min_messages", "warning");
        wanted.put("row_security", "off");
        wanted.put("transaction_timeout", NEVER);
        wanted.put(CLIENT_CHECK.getKey(), CLIENT_CHECK.getValue());
        wanted.put("synchronous_commit", "off");
        wanted.put("maintenance_work_mem", sortMemory.kib() + "kB");
        // Every job has an index of its own to build; a step that leaves others idle asks for workers itself.
        wanted.put("max_parallel_maintenance_workers", "0");
        wanted.put("jit", "off");
        wanted.keySet().removeIf(name -> !server.knows(name));
        return new TransactionSettings(wanted);
    }

    /** How names are found, how values are written, and how long to wait. Every server that is loaded into knows them all. */
    private static Map<String, String> common() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(SEARCH_PATH, SERVER_FIRST);
        values.put("DateStyle", "ISO, YMD");
        values.put("IntervalStyle", "postgres");
        values.put("TimeZone", "UTC");
        values.put("bytea_output", "hex");
        values.put("array_nulls", "on");
        values.put("standard_conforming_strings", "on");
        values.put("quote_all_identifiers", "off");
        // As the driver sets it, which a pool may not pass on: floating-point numbers without loss.
        values.put("extra_float_digits", "3");
        // Some statements are tried out and may fail; that must not end the session.
        values.put("exit_on_error", "off");
        // How long to wait for a lock that another session holds, unless a transaction sets its own limit.
        values.put("lock_timeout", "60s");
        // No timeout that was meant for short queries ends a load.
        values.put("statement_timeout", NEVER);
        values.put("idle_in_transaction_session_timeout", NEVER);
        return values;
    }

    private static Map<String, String> ofSession() {
        Map<String, String> values = new LinkedHashMap<>(COMMON);
        // The journal's rules rest on each statement seeing what others have committed.
        values.put("default_transaction_isolation", "read committed");
        values.put("transaction_timeout", NEVER);
        values.put("idle_session_timeout", NEVER);
        // A client that vanished without a word is noticed by the server after about two minutes.
        values.put("tcp_keepalives_idle", "60");
        values.put("tcp_keepalives_interval", "15");
        values.put("tcp_keepalives_count", "4");
        return Collections.unmodifiableMap(values);
    }
}
