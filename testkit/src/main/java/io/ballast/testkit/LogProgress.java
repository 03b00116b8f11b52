package io.ballast.testkit;

import io.ballast.common.report.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes notes to the log of the tests; phases pass unseen. */
final class LogProgress implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger("io.ballast.testkit");

    @Override
    public PhaseProgress start(String phase, long total, Unit unit) {
        LOG.debug("{}: {} {}", phase, total, unit);
        return Progress.silent().start(phase, total, unit);
    }

    @Override
    public void note(String line) {
        LOG.info(line);
    }
}
