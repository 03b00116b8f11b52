package io.ballast.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings an embedded server runs with: durable, reachable over loopback only, and sized for a bulk load. Names and
 * meanings are those of the PostgreSQL manual, chapter 20; memory values are in kB, PostgreSQL's finest memory unit.
 *
 * @param values in the order of the configuration file
 */
public record ServerSettings(Map<String, String> values) {
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    /** Runs of this size fit the processor's caches; more memory makes index builds slower ("Sort memory" in docs/benchmarks.md). */
    private static final long SORT_MEMORY = 64 * MIB;

    /** That {@link #small} leaves to the server, however much the machine has. */
    private static final long SMALL_MEMORY = GIB;

    public ServerSettings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The settings for the machine, or the container, that this process runs on. */
    public static ServerSettings forThisMachine() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return forMachine(system.getTotalMemorySize(), Runtime.getRuntime().availableProcessors());
    }

    /** The settings for one of several servers on this machine, each small beside the tests that use it. */
    public static ServerSettings small() {
        return forMachine(SMALL_MEMORY, Runtime.getRuntime().availableProcessors());
    }

    /**
     * The settings for a machine that the server shares with the generator and the loader: an eighth of the memory for
     * shared buffers (the page cache does the rest); for each index build what sorts fastest, however large the machine is. WAL may
     * grow to a quarter of the memory between checkpoints, because a checkpoint in the middle of a load writes pages that are
     * about to change again.
     *
     * @param memoryBytes of the machine, or of the container that limits it
     * @param cores 1 or more
     */
    public static ServerSettings forMachine(long memoryBytes, int cores) {
        Map<String, String> values = new LinkedHashMap<>();
        putDurability(values);
        putReach(values);
        putMemory(values, memoryBytes);
        putWriteAheadLog(values, memoryBytes);
        putWorkers(values, cores);
        return new ServerSettings(values);
    }

    private static void putDurability(Map<String, String> values) {
        values.put("fsync", "on");
        values.put("full_page_writes", "on");
        values.put("synchronous_commit", "on");
    }

    private static void putReach(Map<String, String> values) {
        values.put("listen_addresses", "127.0.0.1");
        values.put("unix_socket_directories", "");
        values.put("password_encryption", "scram-sha-256");
        values.put("timezone", "UTC");
        values.put("log_timezone", "UTC");
    }

    private static void putMemory(Map<String, String> values, long memoryBytes) {
        values.put("shared_buffers", kilobytes(memoryBytes / 8, 128 * MIB, 4 * GIB));
        values.put("maintenance_work_mem", SORT_MEMORY / KIB + "kB");
        values.put("work_mem", kilobytes(memoryBytes / 256, 4 * MIB, 64 * MIB));
        values.put("effective_cache_size", kilobytes(memoryBytes / 2, 256 * MIB, Long.MAX_VALUE));
    }

    /**
     * {@code wal_level=minimal} lets a transaction that makes a table, or an index, write its file to disk at commit instead
     * of logging it: as durable, and less to write. It rules out replication, which nobody wants of this server.
     */
    private static void putWriteAheadLog(Map<String, String> values, long memoryBytes) {
        values.put("wal_level", "minimal");
        values.put("max_wal_senders", "0");
        values.put("max_wal_size", kilobytes(memoryBytes / 4, GIB, 8 * GIB));
        values.put("wal_buffers", kilobytes(memoryBytes / 256, 4 * MIB, 64 * MIB));
        values.put("checkpoint_timeout", "30min");
    }

    /** Autovacuum stays on, but looks less often: a load analyzes its tables itself. */
    private static void putWorkers(Map<String, String> values, int cores) {
        values.put("max_worker_processes", Integer.toString(cores + 8));
        values.put("max_parallel_workers", Integer.toString(cores));
        values.put("max_parallel_workers_per_gather", Integer.toString(Math.min(cores / 2, 4)));
        values.put("max_parallel_maintenance_workers", Integer.toString(Math.min(cores / 2, 4)));
        values.put("autovacuum_naptime", "5min");
    }

    private static String kilobytes(long bytes, long atLeast, long atMost) {
        return Math.max(atLeast, Math.min(bytes, atMost)) / KIB + "kB";
    }

    /** The same settings with one more, or with another value for one of them. */
    public ServerSettings with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new ServerSettings(changed);
    }

    /** The text of a configuration file: a line per setting, each value quoted (manual, 20.1.2). */
    public String asConfigurationFile() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        return text.toString();
    }
}
