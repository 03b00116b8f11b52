package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.report.Progress;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.Step;
import io.ballast.loader.plan.StepId;
import io.ballast.loader.plan.VerifyLevel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of object that a table may have, filled in place: afterwards all of them are as they were. */
class FillObjectsIT {
    @TempDir
    private Path directory;

    private LoadTarget target;
    private LoadOptions options;
    private boolean since18;
    private List<String> before = List.of();

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        since18 = Integer.parseInt(target.texts("SHOW server_version_num").get(0)) >= 180_000;
        target.execute(FillSchema.SQL);
        if (since18) {
            target.execute(FillSchema.SINCE_18);
        }
        FillSchema.write(directory);
        options = LoadOptions.of(directory)
                .withMode(LoadMode.FILL)
                .withKeysFrom(0)
                .withJobs(2)
                .withVerify(VerifyLevel.FULL);
        before = SchemaSnapshot.of(target.connection());
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @Test
    void areAsTheyWereBefore() throws SQLException {
        target.load(options);

        assertThat(target.texts(FillSchema.ROWS)).isEqualTo(FillSchema.LOADED);
        assertThat(SchemaSnapshot.of(target.connection())).isEqualTo(before);
        assertThat(target.texts("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ballast_staging%'"))
                .isEmpty();
        assertThat(target.texts("SELECT state FROM ballast_journal.loads")).containsExactly("published");
        Judge.noSessionsLeft(target.connection());
    }

    @Test
    void areTakenAwayOnlyWhereAllOfThemComesBackAndThePlanSaysWhatStays() {
        LoadPlan plan = target.loader(options, FailPoint.NONE).plan();

        assertThat(plan.findings()).containsAll(FillSchema.NOTES);
        assertThat(plan.fill().notes()).containsExactlyElementsOf(FillSchema.NOTES);
        assertThat(subjects(plan, StepId.Kind.INDEX))
                .containsExactlyInAnyOrder(
                        "parent_pkey",
                        "parent_code",
                        "parent_label",
                        "parent_identity",
                        "parent_lower",
                        "parent_words",
                        "parent_sorted",
                        "parent_hash",
                        "parent_brin",
                        "child_pkey",
                        "child_parent_id");
        assertThat(subjects(plan, StepId.Kind.VALIDATE))
                .containsExactlyInAnyOrder("child.child_parent", "child.child_previous");
        assertThat(subjects(plan, StepId.Kind.FOREIGN_KEY))
                .hasSize(since18 ? 4 : 3)
                .contains("child.child_parent", "child.child_previous", "child.child_unproved");
    }

    @Test
    void comeBackAlsoWithoutTheRows() throws SQLException {
        target.execute("ALTER TABLE child ADD CONSTRAINT child_short CHECK (length(note) < 1)");
        before = SchemaSnapshot.of(target.connection());

        assertThatThrownBy(() -> target.load(options)).hasMessageContaining("child_short");
        assertThat(SchemaSnapshot.of(target.connection())).isNotEqualTo(before);
        SchemaRestorer.run(target.settings(), TargetSchemas.of("public"), Progress.silent());

        assertThat(target.texts(FillSchema.ROWS)).isEmpty();
        assertThat(SchemaSnapshot.of(target.connection())).isEqualTo(before);
        assertThat(target.texts("SELECT state FROM ballast_journal.loads")).containsExactly("removed");
    }

    private static List<String> subjects(LoadPlan plan, StepId.Kind kind) {
        return plan.steps().stream()
                .map(Step::id)
                .filter(id -> id.kind() == kind)
                .map(StepId::subject)
                .toList();
    }
}
