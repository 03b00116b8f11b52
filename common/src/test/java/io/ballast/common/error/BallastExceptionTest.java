package io.ballast.common.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.error.Remedy.Act;
import io.ballast.common.error.Remedy.Choose;
import io.ballast.common.error.Remedy.Rerun;
import java.util.List;
import org.junit.jupiter.api.Test;

class BallastExceptionTest {
    private static final Hint ELSEWHERE = Hint.choose("load elsewhere", Setting.SCHEMA);

    /** A tool that shouts. */
    private static final Wording LOUD = new Wording() {
        @Override
        public String rerun(Rerun rerun) {
            return rerun.name();
        }

        @Override
        public String name(Choice choice) {
            return choice.setting().name() + "=" + choice.value();
        }
    };

    @Test
    void namesEveryWayOutInTheWordsOfTheTool() {
        BallastException failure = refused(
                "Keys are there already.",
                Hint.act("remove them").then(Rerun.RESUME).or(Hint.RESTART).or(ELSEWHERE));
        assertThat(failure)
                .hasMessage("Keys are there already. Remove them, then resume, or start over, or load elsewhere with"
                        + " schema.");
        assertThat(failure.message(LOUD))
                .isEqualTo(
                        "Keys are there already. Remove them, then RESUME, or RESTART, or load elsewhere with SCHEMA=.");
        assertThat(failure.text()).isEqualTo("Keys are there already.");
    }

    @Test
    void beginsWithTheSettingThatItIsAbout() {
        BallastException failure = new BallastException(
                ErrorCategory.USAGE, new Choice(Setting.WIRE, "binary"), "no binary form", Hint.NONE);
        assertThat(failure).hasMessage("wire binary: no binary form");
        assertThat(failure.message(LOUD)).isEqualTo("WIRE=binary: no binary form");
    }

    @Test
    void namesAllSettingsThatAreNeededTogether() {
        Hint hint = Hint.of(
                new Choose("load", List.of(new Choice(Setting.WIRE, "csv"), new Choice(Setting.VERIFY, "counts"))));
        assertThat(refused("No.", hint)).hasMessage("No. Load with wire csv and verify counts.");
    }

    @Test
    void endsATextThatIsNoSentenceBeforeTheHint() {
        assertThat(refused("no such schema", ELSEWHERE)).hasMessage("no such schema. Load elsewhere with schema.");
    }

    @Test
    void tellsEachFindingWithItsHint() {
        Finding first = new Finding("One.", Hint.act("rename it"));
        Finding second = new Finding(new Subject.Named("a.yaml:1"), "two", ELSEWHERE);
        assertThat(new BallastException(ErrorCategory.TARGET_REFUSED, List.of(first, second), null))
                .hasMessage("One. Rename it. a.yaml:1: two. Load elsewhere with schema.");
    }

    @Test
    void beginsWithThePlaceAndThePathOfAValue() {
        assertThat(about(new Subject.Value("a.yaml:7", List.of("tables", "users"), "tables.users")))
                .hasMessage("a.yaml:7: tables.users: no such key");
        assertThat(about(new Subject.Value("a.yaml:1", List.of(), ""))).hasMessage("a.yaml:1: no such key");
    }

    private static BallastException about(Subject subject) {
        return new BallastException(ErrorCategory.INPUT_REFUSED, subject, "no such key", Hint.NONE);
    }

    @Test
    void offersOnceWhatStandsForEveryRerun() {
        BallastException failure =
                refused("Lost.", Hint.RESUME.or(Hint.RESTART)).withReruns(new Act("run the tests again"));
        assertThat(failure).hasMessage("Lost. Run the tests again.");
        assertThat(failure.hint().offers(Rerun.RESUME)).isFalse();
        assertThat(refused("Lost.", Hint.RESUME).hint().offers(Rerun.RESUME)).isTrue();
    }

    private static BallastException refused(String text, Hint hint) {
        return new BallastException(ErrorCategory.TARGET_REFUSED, text, hint);
    }
}
