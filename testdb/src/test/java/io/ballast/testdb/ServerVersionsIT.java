package io.ballast.testdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("server-versions")
class ServerVersionsIT {
    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17})
    void startsEveryVersionThatTheBuildPutAside(int majorVersion) throws SQLException {
        try (OwnServer server = OwnServer.start(majorVersion);
                TestDatabase database = server.fresh();
                Connection connection = database.open()) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(majorVersion);
            assertThat(server.version()).startsWith(majorVersion + ".");
        }
    }
}
