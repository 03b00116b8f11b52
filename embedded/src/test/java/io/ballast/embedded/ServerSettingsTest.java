package io.ballast.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {
    private static final long GIB = 1L << 30;

    @Test
    void keepsDurabilityOnForEveryMachine() {
        for (long memory : new long[] {GIB / 2, GIB, 24 * GIB, 4096 * GIB}) {
            assertThat(ServerSettings.forMachine(memory, 1).values())
                    .containsEntry("fsync", "on")
                    .containsEntry("full_page_writes", "on")
                    .containsEntry("synchronous_commit", "on");
        }
    }

    @Test
    void listensOnLoopbackOnly() {
        assertThat(ServerSettings.forMachine(GIB, 1).values())
                .containsEntry("listen_addresses", "127.0.0.1")
                .containsEntry("unix_socket_directories", "");
    }

    @Test
    void takesFixedSharesOfAMachineOfMiddleSize() {
        assertThat(ServerSettings.forMachine(24 * GIB, 2).values())
                .containsEntry("shared_buffers", 3 * GIB / 1024 + "kB")
                .containsEntry("maintenance_work_mem", 64 * 1024 + "kB")
                .containsEntry("work_mem", 64 * 1024 + "kB")
                .containsEntry("effective_cache_size", 12 * GIB / 1024 + "kB")
                .containsEntry("max_wal_size", 6 * GIB / 1024 + "kB")
                .containsEntry("max_worker_processes", "10")
                .containsEntry("max_parallel_workers", "2")
                .containsEntry("max_parallel_maintenance_workers", "1");
    }

    @Test
    void staysWithinBoundsOnSmallAndOnHugeMachines() {
        Map<String, String> small = ServerSettings.forMachine(GIB / 2, 1).values();
        Map<String, String> huge = ServerSettings.forMachine(4096 * GIB, 256).values();
        assertThat(small)
                .containsEntry("shared_buffers", 128 * 1024 + "kB")
                .containsEntry("maintenance_work_mem", 64 * 1024 + "kB")
                .containsEntry("max_parallel_maintenance_workers", "0");
        assertThat(huge)
                .containsEntry("shared_buffers", 4 * GIB / 1024 + "kB")
                .containsEntry("maintenance_work_mem", 64 * 1024 + "kB")
                .containsEntry("max_wal_size", 8 * GIB / 1024 + "kB")
                .containsEntry("max_parallel_maintenance_workers", "4");
    }

    @Test
    void writesEachValueInQuotes() {
        ServerSettings settings =
                new ServerSettings(Map.of()).with("application_name", "it's").with("port", "5432");
        assertThat(settings.asConfigurationFile()).isEqualTo("application_name = 'it''s'\nport = '5432'\n");
    }
}
