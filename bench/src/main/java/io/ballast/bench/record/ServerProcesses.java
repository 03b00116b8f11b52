package io.ballast.bench.record;

import io.ballast.loader.postgres.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The processor time of a server that runs on this machine: of its first process, those it has waited for and those that live
 * (proc(5), {@code /proc/PID/stat}). Only Linux has it in this form.
 */
public final class ServerProcesses {
    private static final Path PROC = Path.of("/proc");
    private static final Sql BACKEND = new Sql("SELECT pg_backend_pid(), inet_client_port()");

    /** Linux counts processor time in hundredths for every program, whatever its kernel does (time(7), USER_HZ). */
    private static final double TICKS_PER_SECOND = 100;

    private record Backend(long pid, long clientPort) {}

    /** Places of the fields of stat behind the name in parentheses: state is 0. */
    private static final int PARENT = 1;

    private static final int OWN_USER_TIME = 11;
    private static final int CHILDREN_SYSTEM_TIME = 14;

    private final long postmaster;

    private ServerProcesses(long postmaster) {
        this.postmaster = postmaster;
    }

    /**
     * Finds the server's processes by those of a connection: the title of its process names the client's port, so that a
     * process of the same number in another container is not taken for it.
     */
    public static Optional<ServerProcesses> of(Connection connection) throws SQLException {
        Backend backend = BACKEND.one(connection, row -> new Backend(row.getLong(1), row.getLong(2)));
        String port = "(" + backend.clientPort + ")";
        try {
            Path title = PROC.resolve(backend.pid + "/cmdline");
            if (!Files.isReadable(title)
                    || !Files.readString(title, StandardCharsets.ISO_8859_1).contains(port)) {
                return Optional.empty();
            }
            return Optional.ofNullable(stat(backend.pid))
                    .map(stat -> new ServerProcesses(Long.parseLong(stat.get(PARENT))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Seconds of processor time, user and system, since the server started; null once it is gone. */
    @Nullable
    Double cpuSeconds() {
        long ticks = 0;
        try (Stream<Path> processes = Files.list(PROC)) {
            for (Path process : (Iterable<Path>) processes::iterator) {
                String name = process.getFileName().toString();
                if (Character.isDigit(name.charAt(0))) {
                    long pid = Long.parseLong(name);
                    List<String> stat = stat(pid);
                    if (stat != null && (pid == postmaster || Long.parseLong(stat.get(PARENT)) == postmaster)) {
                        ticks += ticks(stat);
                    }
                }
            }
            return stat(postmaster) == null ? null : ticks / TICKS_PER_SECOND;
        } catch (IOException e) {
            return null;
        }
    }

    private static long ticks(List<String> stat) {
        return stat.subList(OWN_USER_TIME, CHILDREN_SYSTEM_TIME + 1).stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    /** The fields behind the name, which may hold spaces and parentheses itself; null for a process that is gone. */
    private static @Nullable List<String> stat(long pid) {
        try {
            String line = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            return null;
        }
    }
}
