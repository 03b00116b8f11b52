package io.ballast.cli.text;

import io.ballast.loader.analysis.BoundedZipf;
import io.ballast.loader.analysis.ChildrenDistribution;
import io.ballast.loader.analysis.ChildrenPerParent;
import io.ballast.loader.analysis.GoodnessOfFit;
import io.ballast.loader.analysis.ListedDistribution;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a goodness-of-fit test says, in words. */
public final class FitText {
    /** The usual level of a test: at it, a true distribution is called wrong once in 20 times. */
    public static final double LEVEL = 0.05;
    /** Independent draws from a true distribution come closer to it than this once in 1,000 times. */
    private static final double TOO_CLOSE = 0.999;

    private FitText() {}

    /** Two, or none for counts that are compared with nothing. */
    public static List<String> sentences(ChildrenPerParent distribution) {
        ChildrenDistribution expected = distribution.comparedWith();
        return expected == null ? List.of() : List.of(line(expected), test(distribution, distribution.fit()));
    }

    private static String line(ChildrenDistribution expected) {
        String origin =
                switch (expected.origin()) {
                    case STATED -> "stated when the data was made";
                    case FITTED -> "fitted to these counts by maximum likelihood";
                };
        String name = expected instanceof BoundedZipf zipf
                ? String.format(Locale.ROOT, "Zipf on 1..%d, exponent %.4f", zipf.max(), zipf.exponent())
                : ((ListedDistribution) expected).name();
        return "expected: " + name + ", " + origin;
    }

    private static String test(ChildrenPerParent distribution, @Nullable GoodnessOfFit fit) {
        long outside = distribution.excludedParents();
        if (outside > 0) {
            return ReadableNumbers.count(outside) + " parents have a number of children that the distribution excludes";
        }
        ChildrenDistribution expected = distribution.comparedWith();
        if (expected != null && expected.expected().size() == 1) {
            return "all parents have the one number of children that the distribution allows";
        }
        if (fit == null) {
            return "too few parents for a chi-square test";
        }
        return String.format(
                Locale.ROOT,
                "chi-square %.2f, %d degrees of freedom, p %s: %s",
                fit.statistic(),
                fit.degreesOfFreedom(),
                probability(fit.pValue()),
                meaning(fit.pValue()));
    }

    private static String probability(double pValue) {
        if (pValue < 0.0001) {
            return "< 0.0001";
        }
        return pValue > TOO_CLOSE ? "> 0.999" : String.format(Locale.ROOT, "= %.4f", pValue);
    }

    private static String meaning(double pValue) {
        if (pValue < LEVEL) {
            return "the counts differ from the distribution";
        }
        return pValue > TOO_CLOSE
                ? "the counts match the distribution, closer than independent draws would"
                : "the counts agree with the distribution";
    }
}
