package io.ballast.loader.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAdviceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shared_buffers            | 16384 | shared_buffers is only 128 MB. A quarter of the machine's memory is the usual choice.
            fsync                     | off   | fsync is off: after a crash of the machine this server's data is lost.
            full_page_writes          | off   | full_page_writes is off: a crash of the machine may leave torn pages.
            synchronous_standby_names | one   | synchronous_standby_names is set: only the last commit of the load waits for the standbys.
            log_statement             | all   | log_statement is all: every statement of the load goes into the server's log.
            log_statement_stats       | on    | log_statement_stats is on: figures of every statement of the load go into the server's log.
            """)
    void saysWhatASettingCosts(String setting, String value, String advice) {
        assertThat(ServerAdvice.of(server(setting, value), PlanFixture.USERS)).containsExactly(advice);
    }

    /** Index builds of a load sort in memory of its own choosing. */
    @ParameterizedTest
    @CsvSource({
        "maintenance_work_mem, 1024",
        "maintenance_work_mem, 2097152",
        "shared_buffers, 32768",
        "log_statement, ddl",
        "fsync, on"
    })
    void saysNothingOfWhatCostsNothing(String setting, String value) {
        assertThat(ServerAdvice.of(server(setting, value), PlanFixture.USERS)).isEmpty();
    }

    private static ServerFacts server(String setting, String value) {
        return new ServerFacts(180_000, "18.0", "db", "me", Map.of(setting, value), false, true);
    }
}
