package io.ballast.loader.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookalikeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PostgreSQL 11.2-YB-2.18.0.0-b0 on x86_64-pc-linux-gnu, compiled by clang version 15.0.3, 64-bit   | YugabyteDB
            PostgreSQL 15.12-YB-2025.1.0.0-b0 on x86_64-pc-linux-gnu, compiled by clang version 17.0.6, 64-bit | YugabyteDB
            CockroachDB CCL v23.1.11 (x86_64-pc-linux-gnu, built 2023/09/27 01:53:43, go1.19.10)             | CockroachDB
            PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2, Redshift 1.0.12103       | Amazon Redshift
            PostgreSQL 12.12 (Greenplum Database 7.0.0 build commit:0a7a3566) on x86_64-pc-linux-gnu, 64-bit  | Greenplum
            PostgreSQL 14.4 (Apache Cloudberry 2.0.0 build dev) on x86_64-pc-linux-gnu, compiled by gcc      | Apache Cloudberry
            PostgreSQL 9.5 on x86_64-unknown-linux-gnu (Materialize v0.99.0)                                 | Materialize
            PostgreSQL 13.14.0-RisingWave-2.0.1 (0d15632ac8d18fbd323982b53bc2d508dc7e148a)                   | RisingWave
            PostgreSQL 12.3, compiled by Visual C++ build 1914, 64-bit, QuestDB                              | QuestDB
            PostgreSQL 16.3 compatible CedarDB v2025-01-10                                                   | CedarDB
            (openGauss 5.0.0 build a07d57c3) compiled at 2023-03-29 03:07:56 commit 0 last mr                | openGauss
            """)
    void recognizesThemByWhatTheySayOfThemselves(String version, String title) {
        assertThat(Lookalike.refusal(version).orElse(""))
                .startsWith("The server is " + title + " (" + version + "), which ");
    }

    @Test
    void refusesWhatIsNoPostgresAtAll() {
        assertThat(Lookalike.refusal("CrateDB 5.5.0 (built 1a2b3c4/2023-11-02T10:00:00Z, Linux 5.15 amd64)"))
                .contains(
                        "The server calls itself \"CrateDB 5.5.0 (built 1a2b3c4/2023-11-02T10:00:00Z, Linux 5.15 amd64)\","
                                + " and Ballast loads into PostgreSQL. Load with that server's own tools: the bundle's shards are CSV.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PostgreSQL 18.0 on x86_64-pc-linux-gnu, compiled by gcc (GCC) 12.2.0, 64-bit",
                "PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on x86_64-pc-linux-gnu, compiled by gcc (Debian 12.2.0) 12.2.0, 64-bit",
                "PostgreSQL 16.1 - Percona Distribution on x86_64-pc-linux-gnu, compiled by gcc (GCC) 11.4.1, 64-bit",
                "PostgreSQL 15.4 (EnterpriseDB Advanced Server 15.4.0) on x86_64-pc-linux-gnu, compiled by gcc, 64-bit",
                "PostgreSQL 17beta1, compiled by Visual C++ build 1940, 64-bit"
            })
    void takesPostgresForPostgres(String version) {
        assertThat(Lookalike.refusal(version)).isEmpty();
    }
}
