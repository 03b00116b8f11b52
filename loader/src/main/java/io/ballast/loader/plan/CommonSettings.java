package io.ballast.loader.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What Ballast's own SQL always runs with, whatever the server, database or role have as their defaults: set once in a session of
 * our own, and in each transaction, which is what counts behind a pool. Every server that is loaded into knows them all.
 */
public final class CommonSettings {
    /** For a transaction that only looks; its first statement. */
    public static final TransactionSettings IN_TRANSACTION = new TransactionSettings(values());

    private CommonSettings() {}

    /** By name, in the order in which they are set. */
    public static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        // Nothing may slip in from a schema that somebody else can write to. Temporary objects, which a pool's session
        // may have
        // from somebody else, come last; not named, they would come first.
        values.put("search_path", "pg_catalog, pg_temp");
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
        values.put("statement_timeout", "0");
        values.put("idle_in_transaction_session_timeout", "0");
        return Collections.unmodifiableMap(values);
    }
}
