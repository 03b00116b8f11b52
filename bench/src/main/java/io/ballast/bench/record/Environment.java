package io.ballast.bench.record;

import com.sun.management.OperatingSystemMXBean;
import io.ballast.loader.postgres.Sql;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The machine, the JVM and the server, as far as results made on others cannot be compared with these. */
public final class Environment {
    private static final double GIB = 1L << 30;
    private static final Path CPU = Path.of("/proc/cpuinfo");

    private Environment() {}

    /** Named facts; what cannot be found out says so. */
    public static Map<String, String> read(Connection connection) throws SQLException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("cpu", cpu());
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("memory", gibibytes(system.getTotalMemorySize()));
        facts.put(
                "kernel",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        facts.put("jvm", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("jvm heap", gibibytes(Runtime.getRuntime().maxMemory()));
        facts.put("server", text(connection, "SELECT version()"));
        boolean here = ServerProcesses.of(connection).isPresent();
        facts.put("server runs", here ? "on the client's machine" : "elsewhere, or in a container");
        facts.put("disk", here ? disk(connection) : "not known");
        return facts;
    }

    private static String disk(Connection connection) throws SQLException {
        try {
            Path data = Path.of(text(connection, "SHOW data_directory"));
            FileStore store = Files.getFileStore(data);
            return store.type() + ", " + gibibytes(store.getTotalSpace());
        } catch (SQLException | IOException e) {
            if (connection.isClosed()) {
                throw new SQLException(e);
            }
            return "not known";
        }
    }

    private static String cpu() {
        try (Stream<String> lines = Files.lines(CPU)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("not known");
        } catch (IOException e) {
            return "not known";
        }
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
    }

    private static String text(Connection connection, String sql) throws SQLException {
        return new Sql(sql).one(connection, row -> row.getString(1));
    }
}
