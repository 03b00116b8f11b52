package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What in a server slows a load down, takes its durability away or makes it another one, and what to do about it. */
final class ServerAdvice {
    private static final long MIB = 1 << 20;
    /** Rows and indexes reach the write-ahead log at about this many times the size of the CSV. */
    private static final long LOG_BYTES_PER_RAW_BYTE = 3;
    /** Below this, reading back what was just copied goes to the disk again and again. */
    private static final long SMALL_BUFFERS_PAGES = 32_768;

    private ServerAdvice() {}

    static List<String> of(ServerFacts server, Manifest manifest) {
        List<String> findings = new ArrayList<>();
        server.kin().forEach(kin -> findings.add(kin.advice()));
        long logMib = manifest.rawBytes() * LOG_BYTES_PER_RAW_BYTE / MIB;
        if (number(server, "max_wal_size") < logMib) {
            findings.add(
                    "max_wal_size is " + number(server, "max_wal_size") + " MB and this load writes about " + logMib
                            + " MB of write-ahead log: checkpoints will interrupt it. Set max_wal_size above that while loading.");
        }
        if (number(server, "shared_buffers") < SMALL_BUFFERS_PAGES) {
            findings.add("shared_buffers is only " + number(server, "shared_buffers") / 128
                    + " MB. A quarter of the machine's memory is the usual choice.");
        }
        if ("off".equals(server.setting("fsync"))) {
            findings.add("fsync is off: after a crash of the machine this server's data is lost.");
        }
        if ("off".equals(server.setting("full_page_writes"))) {
            findings.add("full_page_writes is off: a crash of the machine may leave torn pages.");
        }
        @Nullable String standbys = server.setting("synchronous_standby_names");
        if (standbys != null && !standbys.isEmpty()) {
            findings.add("synchronous_standby_names is set: only the last commit of the load waits for the standbys.");
        }
        if ("all".equals(server.setting("log_statement"))) {
            findings.add("log_statement is all: every statement of the load goes into the server's log.");
        }
        if ("on".equals(server.setting("log_statement_stats"))) {
            findings.add("log_statement_stats is on: figures of every statement of the load go into the server's log.");
        }
        return findings;
    }

    private static long number(ServerFacts server, String setting) {
        @Nullable String value = server.setting(setting);
        return value == null ? Long.MAX_VALUE : Long.parseLong(value);
    }
}
