package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    @Test
    void givesUpWhereEachAttemptFindsAsMuchToDo() {
        RetryPolicy policy = new RetryPolicy(Duration.ofSeconds(20));

        assertThat(attempts(policy, 5, 5, 5, 6, 5, 5)).isTrue();
        assertThat(attempts(policy, 5)).isFalse();
    }

    @Test
    void triesOnAsLongAsLessIsLeft() {
        RetryPolicy policy = new RetryPolicy(Duration.ofSeconds(20));

        assertThat(attempts(policy, 9, 8, 7, 6, 5, 4, 3, 2, 1)).isTrue();
        assertThat(attempts(policy, 1, 2, 1, 1, 1)).isTrue();
        assertThat(attempts(policy, 1)).isFalse();
    }

    private static boolean attempts(RetryPolicy policy, int... stepsLeft) {
        BallastException cut =
                new BallastException(ErrorCategory.DATABASE_FAILED, "cut", new SQLException("cut", "08006"));
        boolean again = true;
        for (int left : stepsLeft) {
            policy.begins(left);
            again = policy.pauseAfter(cut).isPresent();
        }
        return again;
    }
}
