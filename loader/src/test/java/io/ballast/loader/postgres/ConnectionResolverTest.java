package io.ballast.loader.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionResolverTest {
    private static final String CANARY = "c4n4ry-s3cret";

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    postgresql://ann@db.example:6000/shop            | ann     | db.example:6000/shop
                    postgres://ann@db.example/shop                   | ann     | db.example:5432/shop
                    postgresql://db.example                          | sysuser | db.example:5432/sysuser
                    postgresql://                                    | sysuser | localhost:5432/sysuser
                    postgresql:///shop?host=localhost&port=5433      | sysuser | localhost:5433/shop
                    postgresql:///?dbname=shop&user=ann              | ann     | localhost:5432/shop
                    postgresql:///shop?host=/tmp&port=5433           | sysuser | /tmp/.s.PGSQL.5433/shop
                    postgresql://ann@%2Frun%2Fpg/shop                | ann     | /run/pg/.s.PGSQL.5432/shop
                    postgresql://a:1,b:2,c/shop                      | sysuser | a:1,b:2,c:5432/shop
                    postgresql://a,b/shop?port=7                     | sysuser | a:7,b:7/shop
                    postgresql://[::1]:5433/shop                     | sysuser | [::1]:5433/shop
                    postgresql://a%40b@h/we%20ird%2Fname             | a@b     | h:5432/we ird/name
                    postgresql://a+b@h/x+y                           | a+b     | h:5432/x+y
                    jdbc:postgresql://db.example:6000/shop?user=ann  | ann     | db.example:6000/shop
                    jdbc:postgresql://db.example/shop                | sysuser | db.example:5432/shop
                    jdbc:postgresql:shop                             | sysuser | localhost:5432/shop
                    jdbc:postgresql:/                                | sysuser | localhost:5432/sysuser
                    """)
    void understandsLibpqUrisAndJdbcUrls(String url, String user, String target) {
        ConnectionSettings settings = resolve(url, Map.of());
        assertThat(settings.user()).isEqualTo(user);
        assertThat(settings.target()).isEqualTo(target);
    }

    @Test
    void takesTheEnvironmentWhereNothingIsSaid() {
        ConnectionSettings settings = resolve(
                null,
                Map.of("PGHOST", "db", "PGPORT", "6000", "PGUSER", "ann", "PGDATABASE", "shop", "PGPASSWORD", CANARY));
        assertThat(settings.user()).isEqualTo("ann");
        assertThat(settings.target()).isEqualTo("db:6000/shop");
        assertThat(settings.driverProperties()).containsEntry("password", CANARY);
    }

    @Test
    void takesADirectoryForThatOfAUnixDomainSocket() {
        ConnectionSettings settings = resolve(null, Map.of("PGHOST", "/run/pg/", "PGPORT", "6000"));
        assertThat(settings.server()).isEqualTo("/run/pg/.s.PGSQL.6000");
        assertThat(settings.jdbcUrl())
                .startsWith("jdbc:postgresql://localhost:6000/sysuser?")
                .contains("socketFactoryArg=%2Frun%2Fpg%2F.s.PGSQL.6000");
        assertThat(settings.driverProperties())
                .containsEntry("socketFactory", UnixSocketFactory.class.getName())
                .containsEntry("socketFactoryArg", "/run/pg/.s.PGSQL.6000");
    }

    @Test
    void letsExplicitBeatServiceAndServiceBeatEnvironment() throws IOException {
        Files.writeString(home.resolve(".pg_service.conf"), """
                # ours
                [other]
                host=wrong

                [shop]
                host = service-host
                port=6001
                dbname=service-db
                """);
        Map<String, String> environment = Map.of(
                "PGSERVICE",
                "shop",
                "PGHOST",
                "env-host",
                "PGPORT",
                "6002",
                "PGDATABASE",
                "env-db",
                "PGUSER",
                "env-user");
        assertThat(resolve("postgresql://explicit-host", environment).toString())
                .isEqualTo("postgresql://env-user@explicit-host:6001/service-db tls=verify-full"
                        + " {sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory}");
    }

    @Test
    void looksForAServiceInTheUsersFileAndThenInTheSystems() throws IOException {
        Path system = Files.createDirectory(home.resolve("etc"));
        Files.writeString(home.resolve(".pg_service.conf"), "[mine]\nhost=mine-host\n");
        Files.writeString(system.resolve("pg_service.conf"), "[mine]\nhost=not-this\n[theirs]\nhost=theirs-host\n");
        Map<String, String> environment = Map.of("PGSYSCONFDIR", system.toString());
        assertThat(resolve("postgresql:///?service=mine", environment).server()).isEqualTo("mine-host:5432");
        assertThat(resolve("postgresql:///?service=theirs", environment).server())
                .isEqualTo("theirs-host:5432");
    }

    @Test
    void refusesAServiceThatIsNotDefined() {
        assertRefused(
                "postgresql:///?service=shop",
                "The service \"shop\" is not defined in any of: " + home.resolve(".pg_service.conf")
                        + ". Add a section [shop], or name the file in PGSERVICEFILE.");
    }

    @Test
    void refusesAnUnknownKeywordInAServiceFile() throws IOException {
        Path file = Files.writeString(home.resolve(".pg_service.conf"), "[shop]\nhots=db\n");
        assertThatThrownBy(() -> resolve("postgresql:///?service=shop", Map.of()))
                .isInstanceOf(BallastException.class)
                .hasMessageStartingWith(
                        file + ", service \"shop\": unknown parameter \"hots\"; known ones: application_name,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ann:c4n4ry-s3cret@h/shop",
                "postgresql://h/shop?password=c4n4ry-s3cret",
                "jdbc:postgresql://h/shop?user=ann&password=c4n4ry-s3cret",
                "jdbc:postgresql://h/shop?sslpassword=c4n4ry-s3cret",
            })
    void refusesAPasswordInTheUrl(String url) {
        assertRefused(
                url,
                "The connection URL holds a password, which every user of this machine can read in the list of "
                        + "processes. Leave it out, and set PGPASSWORD or add a line HOST:PORT:DATABASE:USER:PASSWORD to "
                        + "~/.pgpass (chmod 600).");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mysql://h/db                     | database: not understood: "mysql://h/db"; expected postgresql://[USER@]HOST[:PORT]/DATABASE, jdbc:postgresql://HOST[:PORT]/DATABASE or embedded[:DIR]
                    mysql://a:c4n4ry-s3cret@h/db     | database: not understood: "mysql://***@h/db"; expected postgresql://[USER@]HOST[:PORT]/DATABASE, jdbc:postgresql://HOST[:PORT]/DATABASE or embedded[:DIR]
                    postgresql://h:12:13/db          | database: not understood: "postgresql://h:12:13/db"; expected postgresql://[USER@]HOST[:PORT]/DATABASE, jdbc:postgresql://HOST[:PORT]/DATABASE or embedded[:DIR]
                    postgresql://h:99999/db          | The port "99999" is not a number from 1 to 65535
                    postgresql://a,b,c/db?port=1,2   | There are 3 hosts (a,b,c) but 2 ports (1,2): give one port for all, or one for each
                    postgresql:///db?host=@pg        | The host "@pg" is an abstract Unix-domain socket, which Java cannot connect to. Give the directory of one in the file system, or the name of a host
                    postgresql:///db?host=h,/tmp     | There are 2 hosts (h,/tmp), and a Unix-domain socket among them: give the socket alone, or names of hosts only
                    postgresql://h/db?sslmode=on     | sslmode is "on"; allowed: disable, allow, prefer, require, verify-ca, verify-full
                    postgresql://h/%zz               | the connection URL has a % that is not followed by two hexadecimal digits; write %25
                    postgresql://h/db?user=a&user=b  | the connection URL gives "user" twice; expected once
                    jdbc:postgresql://h/db?autosave=always | the connection URL sets autosave, which Ballast sets itself because loading depends on it. Leave it out.
                    postgresql://h/db?connect_timeout=soon | The connect timeout "soon" is not a whole number of seconds
                    postgresql://h/db?target_session_attrs=rw | the connection URL: target_session_attrs is "rw"; allowed: any, prefer-standby, primary, read-only, read-write, standby
                    """)
    void refusesWhatCannotBeRight(String url, String message) {
        assertRefused(url, message);
    }

    /** Each holds s3cret, or parts of it, where a password's own characters leave them. */
    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
                    postgresql://us er@x:s3cret#1@h/db  => the connection URL has an @ elsewhere
                    postgresql://ann:s3cret/x@h/db      => database: not understood: "postgresql://***@h/db"; expected
                    postgresql://ann:s3cret             => database: not understood: "postgresql://ann:***"; expected
                    postgresql://ann:s3/cret?@h:x/db    => database: not understood: "postgresql://***@h:***"; expected
                    postgresql://ann:[s3cret@h/db        => The connection URL holds a password
                    postgresql://ann:s3@cret@h/db       => the connection URL has an @ elsewhere
                    postgresql://ann:12/s3cret@h/db     => the connection URL has an @ elsewhere
                    postgresql://ann:12?s3cret@h/db     => the connection URL: unknown parameter "***"; known ones
                    host=h dbname=d password=s3cret     => database: not understood: "host=***"; expected
                    password = 's3 cret' host=h         => database: not understood: "password =***"; expected
                    ann:s3cret@h/db                     => database: not understood: "***@h/db"; expected
                    localhost/db                        => database: not understood: "localhost/db"; expected
                    """)
    void showsNoPasswordOfAUrlThatItDoesNotUnderstand(String url, String message) {
        assertThatThrownBy(() -> resolve(url, Map.of()))
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.USAGE))
                .hasMessageStartingWith(message)
                .hasMessageNotContainingAny("s3", "cret\"", "cret@")
                .hasNoCause();
    }

    @Test
    void namesTheEnvironmentVariableThatIsWrong() {
        assertThatThrownBy(() -> resolve(null, Map.of("PGTARGETSESSIONATTRS", "rw")))
                .hasMessage(
                        "the environment variable PGTARGETSESSIONATTRS: target_session_attrs is \"rw\"; allowed: any,"
                                + " prefer-standby, primary, read-only, read-write, standby");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://localhost/db, allow",
        "postgresql://127.0.0.1/db, allow",
        "postgresql://127.8.9.10/db, allow",
        "postgresql://[::1]/db, allow",
        "postgresql:///db, allow",
        "postgresql:///db?host=/tmp, disable",
        "postgresql:///db?host=/tmp&sslmode=verify-full, disable",
        "postgresql://db.example/db, verify-full",
        "postgresql://10.0.0.1/db, verify-full",
        "postgresql://localhost.evil.example/db, verify-full",
        "'postgresql://localhost,db.example/db', verify-full",
        "postgresql://db.example/db?sslmode=require, require",
        "jdbc:postgresql://localhost/db?ssl=true, verify-full",
        "jdbc:postgresql://db.example/db?ssl=false, disable",
    })
    void verifiesTheServerUnlessItIsThisMachineOrTheUserSaysOtherwise(String url, String mode) {
        assertThat(resolve(url, Map.of()).tls().label()).isEqualTo(mode);
    }

    @Test
    void checksCertificatesAgainstJavasAuthoritiesUnlessARootIsGiven() throws IOException {
        String factory = "sslfactory";
        assertThat(resolve("postgresql://db.example/db", Map.of()).driverProperties())
                .containsEntry(factory, "org.postgresql.ssl.DefaultJavaSSLFactory");
        assertThat(resolve("postgresql://db.example/db?sslrootcert=/ca.crt", Map.of())
                        .driverProperties())
                .doesNotContainKey(factory)
                .containsEntry("sslrootcert", "/ca.crt");
        Files.createDirectory(home.resolve(".postgresql"));
        Files.writeString(home.resolve(".postgresql/root.crt"), "");
        assertThat(resolve("postgresql://db.example/db", Map.of()).driverProperties())
                .doesNotContainKey(factory);
        assertThat(resolve("postgresql://db.example/db?sslrootcert=system", Map.of())
                        .driverProperties())
                .containsEntry(factory, "org.postgresql.ssl.DefaultJavaSSLFactory")
                .doesNotContainKey("sslrootcert");
    }

    @Test
    void takesThePasswordFromThePasswordFileAsTheLastResort() throws IOException {
        passwordFile("db.example:5432:shop:ann:" + CANARY + "\n", "rw-------");
        Properties fromFile =
                resolve("postgresql://ann@db.example/shop", Map.of()).driverProperties();
        assertThat(fromFile).containsEntry("password", CANARY);
        Properties fromEnvironment = resolve("postgresql://ann@db.example/shop", Map.of("PGPASSWORD", "other"))
                .driverProperties();
        assertThat(fromEnvironment).containsEntry("password", "other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rwx--x---"})
    void refusesAPasswordFileThatOthersMayRead(String permissions) throws IOException {
        Path file = passwordFile("*:*:*:*:" + CANARY + "\n", permissions);
        assertRefused(
                "postgresql://h/db",
                file + " holds passwords, but its permissions (" + permissions
                        + ") are not for its owner alone. Run: chmod 600 " + file);
    }

    @Test
    void refusesAServiceFileWithAPasswordThatOthersMayRead() throws IOException {
        Path file = home.resolve(".pg_service.conf");
        Files.writeString(file, "[shop]\npassword=" + CANARY + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused(
                "postgresql:///?service=shop",
                file + " holds passwords, but its permissions (rw-r--r--) are not for its owner alone. Run: chmod 600 "
                        + file);
    }

    @Test
    void sendsAnEmptyPasswordWhenNoneIsKnownSoThatTheDriverReadsNoFileItself() {
        assertThat(resolve("postgresql://h/db", Map.of()).driverProperties()).containsEntry("password", "");
    }

    @Test
    void neverShowsThePassword() {
        ConnectionSettings settings = ConnectionResolver.ofOwnUrl(
                "jdbc:postgresql://h/db?user=ann&password=" + CANARY + "&sslpassword=" + CANARY + "&sslmode=require");
        assertThat(settings.toString())
                .isEqualTo("postgresql://ann@h:5432/db tls=require password=*** {sslpassword=***}");
        assertThat(settings.jdbcUrl()).isEqualTo("jdbc:postgresql://h:5432/db");
    }

    private Path passwordFile(String text, String permissions) throws IOException {
        Path file = home.resolve(".pgpass");
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private ConnectionSettings resolve(String url, Map<String, String> environment) {
        return new ConnectionResolver(environment, home, "sysuser").resolve(url);
    }

    private void assertRefused(String url, String message) {
        assertThatThrownBy(() -> resolve(url, Map.of()))
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.USAGE))
                .hasMessage(message);
    }
}
