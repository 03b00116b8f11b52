package io.ballast.bench.record;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that can be read of one server and this process, found out once per benchmark. */
public final class Probes {
    private static final double NANOS_PER_SECOND = 1e9;

    private final CounterQuery query;
    private final Optional<ServerProcesses> processes;
    private final OperatingSystemMXBean self = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Probes(CounterQuery query, Optional<ServerProcesses> processes) {
        this.query = query;
        this.processes = processes;
    }

    /** Finds out what this server and this user allow to be read. */
    public static Probes probe(Connection connection) throws SQLException {
        return new Probes(CounterQuery.probe(connection), ServerProcesses.of(connection));
    }

    /** Where each figure of the results comes from, or why it is null. */
    public Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>(query.sources());
        sources.put("checkpoints", "of the timeline: " + sources.get("checkpoints"));
        sources.put(
                "clientCpuSeconds",
                "processor time of the benchmark's JVM, with its ten looks a second at the server's counters");
        sources.put(
                "serverCpuSeconds",
                processes.isPresent()
                        ? "/proc/PID/stat of all of the server's processes, in hundredths of a second"
                        : "not known: the server's processes are not to be seen from this machine");
        sources.put("waitEvents", "pg_stat_activity, ten looks a second at the sessions that load");
        sources.put("tableBytes", "pg_table_size of all tables, once usable");
        sources.put("indexBytes", "pg_indexes_size of all tables, once usable");
        sources.put(
                "rows",
                "of the timeline: rows handed to the server, counted by the client; of ballast by the bytes of"
                        + " CSV sent, of template-clone all at once");
        sources.put("seconds", "System.nanoTime() of the client; the looks at the counters between phases are in it");
        return sources;
    }

    Counters read(Connection connection) throws SQLException {
        Map<String, @Nullable Long> values = query.read(connection);
        return new Counters(
                values.get("walBytes"),
                values.get("fullPageImages"),
                values.get("requestedCheckpoints"),
                values.get("tempBytes"),
                self.getProcessCpuTime() / NANOS_PER_SECOND,
                processes.map(ServerProcesses::cpuSeconds).orElse(null));
    }

    String checkpoints() {
        return query.checkpoints();
    }
}
