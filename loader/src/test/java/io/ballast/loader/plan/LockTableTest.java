package io.ballast.loader.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LockTableTest {
    private static final LoadOptions REPLACE = LoadOptions.of(Path.of("big")).withMode(LoadMode.REPLACE);
    private static final Map<String, String> SETTINGS = Map.of(
            "max_locks_per_transaction", "10",
            "max_connections", "2",
            "max_prepared_transactions", "1",
            "max_worker_processes", "0",
            "max_wal_senders", "1",
            "autovacuum_max_workers", "1",
            "autovacuum_worker_slots", "2");
    /** Three tables, two of them with texts of any length. */
    private static final long NEW = 5;

    @Test
    void countsTablesPartitionsAndToast() {
        assertThat(LockTable.newObjects(PlanFixture.USERS)).isEqualTo(NEW);
    }

    @Test
    void takesWhatJustFits() {
        assertThatCode(() -> check(REPLACE, SETTINGS, 60 - NEW)).doesNotThrowAnyException();
    }

    @Test
    void refusesOneMoreWithFoundAndNeeded() {
        assertThatThrownBy(() -> check(REPLACE, SETTINGS, 61 - NEW))
                .isInstanceOf(BallastException.class)
                .hasMessage(
                        "PUBLISH would lock 61 objects in one transaction (56 that are replaced: tables, partitions,"
                                + " indexes, keys, types, TOAST tables and sequences; 5 new ones), and the server's lock table has"
                                + " room for 60: max_locks_per_transaction is 10, for each of 6 processes and prepared"
                                + " transactions. Set max_locks_per_transaction to 11 or more and restart the server.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.TARGET_REFUSED);
    }

    @Test
    void leavesAppendsAlone() {
        assertThatCode(() -> check(REPLACE.withMode(LoadMode.APPEND), SETTINGS, 1_000))
                .doesNotThrowAnyException();
    }

    @Test
    void leavesServersAloneThatDoNotTell() {
        Map<String, String> silent = new HashMap<>(SETTINGS);
        silent.remove("max_locks_per_transaction");
        assertThatCode(() -> check(REPLACE, silent, 1_000)).doesNotThrowAnyException();
    }

    private static void check(LoadOptions options, Map<String, String> settings, long objects) {
        ServerFacts server = new ServerFacts(180_000, "18.0", "db", "me", settings, false, true);
        ExistingTable users = new ExistingTable(
                "users", Map.of(), List.of(), List.of(), List.of(), Map.of(), TableRights.all("me"), objects);
        TargetFacts facts = new TargetFacts(
                server,
                JournalFacts.NONE,
                new TargetSchema(true, true, Map.of(), Map.of("users", users)),
                List.of(),
                null,
                null,
                Map.of());
        new LockTable(PlanFixture.USERS, options, facts).check();
    }
}
