package io.ballast.loader.plan;

import java.util.LinkedHashMap;
import java.util.Map;

/** The session settings of a load, by what the server knows. */
final class TransactionRules {
    private TransactionRules() {}

    static TransactionSettings of(ServerFacts server, SortMemory sortMemory) {
        Map<String, String> wanted = new LinkedHashMap<>(CommonSettings.values());
        wanted.put("client_min_messages", "warning");
        wanted.put("row_security", "off");
        wanted.put("transaction_timeout", "0");
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
