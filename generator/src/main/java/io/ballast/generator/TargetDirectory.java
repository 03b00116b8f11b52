package io.ballast.generator;

import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy.Rerun;
import java.util.List;

/** The place that a bundle, or a part of one, is made in. */
final class TargetDirectory {
    private TargetDirectory() {}

    /**
     * Takes a directory for a run, creating it where it is missing. A new bundle needs an empty one; a new part may find other
     * parts there; a resumed run must find its own log, or nothing.
     */
    static void claim(GenerationOptions options, RunIdentity identity) {
        ShardSink sink = options.sink();
        Part part = options.part();
        sink.create();
        sink.sweep(List.of(part.shardLogName())); // what a crash left before a log had its name
        List<String> content = sink.files().names();
        boolean begun = content.contains(part.shardLogName());
        if (options.resume() && begun) {
            ShardLog.identity(sink, part.shardLogName()).ifPresent(found -> identity.checkSame(found, sink.name()));
            return;
        }
        content.stream()
                .filter(name -> !isAllowed(name, part, begun))
                .findFirst()
                .ifPresent(name -> {
                    throw refused(sink.name(), name, options.resume());
                });
    }

    /** Other parts of the same number of parts may be there. */
    private static boolean isAllowed(String name, Part part, boolean begun) {
        return !part.isWhole()
                && !begun
                && !name.equals(part.descriptorName())
                && (name.equals(BundleLayout.DATA) || name.matches("part-\\d+-of-" + part.of() + "\\..*"));
    }

    private static BallastException refused(String path, String name, boolean resume) {
        Hint other = Hint.act("choose a directory that is missing or empty");
        return resume
                ? new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        path + " holds " + name + " and no log of an unfinished bundle, so there is nothing to resume.",
                        other)
                : new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        path + " is not empty: it holds " + name + ".",
                        other.or(Hint.act("if that is an unfinished bundle").then(Rerun.RESUME)));
    }
}
