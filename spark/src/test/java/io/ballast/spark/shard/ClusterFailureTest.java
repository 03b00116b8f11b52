package io.ballast.spark.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import org.junit.jupiter.api.Test;

class ClusterFailureTest {
    @Test
    void findsTheFailureOfATaskAmongItsCauses() {
        BallastException ours =
                new BallastException(ErrorCategory.DIFFERENCE_FOUND, "two attempts came out differently.", Hint.RESUME);

        BallastException found = ClusterFailure.of(new Exception("job aborted", new RuntimeException(ours)));

        assertThat(found.category()).isEqualTo(ErrorCategory.DIFFERENCE_FOUND);
        assertThat(found).hasMessage("two attempts came out differently. Resume.");
    }

    @Test
    void readsTheFailureOfATaskThatCameAsText() {
        BallastException found = ClusterFailure.of(
                new Exception(
                        "Job aborted due to stage failure: Task 0 failed 4 times, most recent failure: Lost task 0.3 (TID 7):"
                                + " io.ballast.common.error.BallastException: cannot write hdfs://h/b/data/t.csv: no space.\n\tat …"));

        assertThat(found.category()).isEqualTo(ErrorCategory.INPUT_REFUSED);
        assertThat(found).hasMessage("cannot write hdfs://h/b/data/t.csv: no space.");
    }

    @Test
    void anythingElseIsTheClusters() {
        BallastException found = ClusterFailure.of(new Exception("All masters are unresponsive! Giving up.\nmore"));

        assertThat(found.category()).isEqualTo(ErrorCategory.DATABASE_FAILED);
        assertThat(found).hasMessage("the cluster failed: All masters are unresponsive! Giving up. Resume.");
    }
}
