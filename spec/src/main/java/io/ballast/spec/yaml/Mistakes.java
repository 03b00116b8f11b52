package io.ballast.spec.yaml;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a document, gathered while it is read, so that one run tells all of it. Parts that rest on each other are
 * read in steps: a step begins only where those before it found nothing wrong, so that no mistake is told by its consequences.
 * For one thread.
 */
final class Mistakes {
    private final List<BallastException> found = new ArrayList<>();

    /** What the part is, or null where it is refused, which is noted. Failures of other kinds go through. */
    @Nullable
    <T> T part(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (BallastException e) {
            if (e.category() != ErrorCategory.INPUT_REFUSED) {
                throw e;
            }
            found.add(e);
            return null;
        }
    }

    int size() {
        return found.size();
    }

    /** Ends here where anything is wrong. */
    void refuse() {
        if (found.size() == 1) {
            throw found.get(0);
        }
        if (!found.isEmpty()) {
            List<Finding> findings = found.stream()
                    .flatMap(one -> one.findings().stream())
                    .distinct()
                    .toList();
            throw new BallastException(ErrorCategory.INPUT_REFUSED, findings, found.get(0));
        }
    }
}
