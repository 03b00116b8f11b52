package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Bundle;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.plan.StartMode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With nothing unfinished, {@code --resume} is an ordinary load, unless the rows of this very one are what the tables hold. */
class ResumePublishedIT {
    @TempDir
    private Path directory;

    private LoadTarget target;
    private Bundle bundle;
    private LoadOptions replacing;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        bundle = UsersBundle.write(directory.resolve("first"), 30, 2);
        replacing = resuming("first").withMode(LoadMode.REPLACE);
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @Test
    void loadsAgainWhatAnotherLoadHasReplaced() throws SQLException {
        Bundle second = UsersBundle.write(directory.resolve("second"), 31, 2);
        target.load(replacing);
        target.load(resuming("second").withMode(LoadMode.REPLACE));
        new Judge(directory.resolve("second"), second).acceptsIn(target.connection(), "public");

        target.load(replacing);

        new Judge(directory.resolve("first"), bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void loadsAgainWhatWasChangedSince() throws SQLException {
        for (String change : List.of(
                "TRUNCATE users, emails, phone_numbers",
                "DELETE FROM emails WHERE id IN (SELECT id FROM emails LIMIT 1)",
                "UPDATE users SET name = 'changed' WHERE id IN (SELECT id FROM users LIMIT 1)",
                "INSERT INTO users SELECT gen_random_uuid(), 'new', NULL",
                "CREATE TABLE copied AS TABLE phone_numbers; DROP TABLE phone_numbers;"
                        + " ALTER TABLE copied RENAME TO phone_numbers",
                "DROP TABLE emails")) {
            target.load(replacing);
            target.execute(change);

            assertThat(target.loader(replacing, FailPoint.NONE).plan().finished())
                    .as(change)
                    .isFalse();
        }
        target.load(replacing);
        new Judge(directory.resolve("first"), bundle).acceptsIn(target.connection(), "public");
    }

    @ParameterizedTest
    @EnumSource(StagingChoice.class)
    void saysThatAllIsPublishedWhileItIs(StagingChoice staging) throws SQLException {
        LoadOptions creating = resuming("first").withStaging(staging);
        target.load(creating);
        assertThat(target.loader(creating, FailPoint.NONE).plan().finished()).isTrue();

        target.execute("VACUUM FREEZE");
        target.execute("VACUUM FULL");
        assertThat(target.loader(creating, FailPoint.NONE).plan().finished()).isTrue();

        target.execute("DELETE FROM phone_numbers");
        assertThatThrownBy(() -> target.load(creating))
                .hasMessageStartingWith("Schema \"public\" already has a table \"users\".");
    }

    @Test
    void doesNotAppendTwiceWhatIsStillThere() throws SQLException {
        target.execute(
                "CREATE TABLE users (id uuid, name text, born date); INSERT INTO users VALUES (gen_random_uuid())");
        target.execute("CREATE TABLE emails (id uuid, user_id uuid, address varchar(80));"
                + " CREATE TABLE phone_numbers (id uuid, user_id uuid, number text)");
        LoadOptions appending = resuming("first").withMode(LoadMode.APPEND);
        target.load(appending);
        target.execute("INSERT INTO users VALUES (gen_random_uuid())");

        target.load(appending);
        assertThat(target.texts("SELECT count(*) FROM users")).containsExactly("32");

        target.execute("TRUNCATE users, emails, phone_numbers");
        target.load(appending);
        new Judge(directory.resolve("first"), bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void aLoadWithoutConstraintsIsNotOneWithThem() throws SQLException {
        target.load(replacing.withConstraints(false));

        target.load(replacing);

        assertThat(target.texts("SELECT conname FROM pg_constraint WHERE conname = 'users_pkey'"))
                .containsExactly("users_pkey");
    }

    private LoadOptions resuming(String name) {
        return LoadOptions.of(directory.resolve(name)).withJobs(2).withStart(StartMode.RESUME);
    }
}
