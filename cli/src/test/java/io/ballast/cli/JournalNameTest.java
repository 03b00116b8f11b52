package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.embedded.EmbeddedServer;
import io.ballast.loader.plan.JournalSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A schema of a role's name is the first in its search path: what the role makes without naming a schema lands there. */
class JournalNameTest {
    @Test
    void noRoleThatIsMadeHereHasTheNameOfTheJournalsSchema() throws IOException {
        assertThat(EmbeddedServer.NAME).isNotEqualTo(JournalSql.SCHEMA);
        assertThat(Files.readString(Path.of("..", "docker-compose.yml")))
                .contains("POSTGRES_USER: ")
                .doesNotContain("POSTGRES_USER: " + JournalSql.SCHEMA);
    }
}
