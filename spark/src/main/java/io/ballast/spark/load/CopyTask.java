package io.ballast.spark.load;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.loader.copy.CopyOrder;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * Carries out one COPY step on some machine, whose own environment or password file lets it in. Several attempts may run at the same time, and
 * one that was committed may run again after its machine is lost: the journal row of the first keeps the others from bringing a row.
 */
final class CopyTask extends AbstractFunction2<TaskContext, Iterator<Integer>, CopyOutcome> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Broadcast<CopySetup> setup;
    private final CopyOrder order;

    CopyTask(Broadcast<CopySetup> setup, CopyOrder order) {
        this.setup = setup;
        this.order = order;
    }

    @Override
    public CopyOutcome apply(TaskContext context, Iterator<Integer> nothing) {
        try (KillGuard guard = KillGuard.start(context)) {
            return copy(setup.value(), order, guard);
        }
    }

    static CopyOutcome copy(CopySetup run, CopyOrder order, KillGuard guard) {
        ConnectionSettings target;
        try {
            target = target(run);
            ExecutorBundle bundle = ExecutorBundle.of(run, order.load().descriptionSha256());
            return CopyOutcome.of(order.carryOut(bundle.source(), bundle.manifest(), target, guard));
        } catch (BallastException e) {
            return CopyOutcome.of(e.category() == ErrorCategory.TARGET_REFUSED ? onThisMachine(e) : e);
        }
    }

    private static ConnectionSettings target(CopySetup run) {
        String file = run.passwordFile();
        if (!file.isEmpty() && !Files.exists(Path.of(file))) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "the password file " + file + " does not exist. Every machine of the cluster needs it.");
        }
        return ConnectionResolver.ofThisProcess().resolve(run.target());
    }

    /** The driver was let in where this machine was not: which one it is matters. */
    private static BallastException onThisMachine(BallastException e) {
        String host = SparkEnv.get().blockManager().blockManagerId().host();
        List<Finding> findings = e.findings().stream()
                .map(one -> new Finding(
                        one.subject(), "on the executor at " + host + ": " + one.text(), one.hint(), one.contrast()))
                .toList();
        return new BallastException(e.category(), findings, e.getCause());
    }
}
