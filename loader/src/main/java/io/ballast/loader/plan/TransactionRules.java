package io.ballast.loader.plan;

import java.util.LinkedHashMap;
import java.util.Map;

/** The session settings of a load, by what the server knows. */
final class TransactionRules {
    private TransactionRules() {}

    static TransactionSettings of(ServerFacts server, SortMemory sortMemory) {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("search_path", "pg_catalog, pg_temp");
        wanted.put("DateStyle", "ISO, YMD");
        wanted.put("IntervalStyle", "postgres");
        wanted.put("TimeZone", "UTC");
        wanted.put("array_nulls", "on");
        wanted.put("standard_conforming_strings", "on");
        wanted.put("quote_all_identifiers", "off");
        wanted.put("exit_on_error", "off");
        wanted.put("client_min_messages", "warning");
        wanted.put("row_security", "off");
        wanted.put("statement_timeout", "0");
        wanted.put("transaction_timeout", "0");
        wanted.put("idle_in_transaction_session_timeout", "0");
        wanted.put("lock_timeout", "60s");
        wanted.put("client_connection_check_interval", "2s");
        wanted.put("synchronous_commit", "off");
        wanted.put("maintenance_work_mem", sortMemory.kib() + "kB");
        // Every job has an index of its own to build; a step that leaves others idle asks for workers itself.
        wanted.put("max_parallel_maintenance_workers", "0");
        wanted.put("jit", "off");
        wanted.keySet().removeIf(name -> !server.knows(name));
        return new TransactionSettings(wanted);
    }
}
