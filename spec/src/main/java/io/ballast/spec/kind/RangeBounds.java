package io.ballast.spec.kind;

import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.yaml.SpecNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is at the ends of ranges.
 *
 * @param brackets {@code [)}, {@code []}, {@code (]} or {@code ()}: in square ones an end is part of the range
 * @param empty share of the ranges that contain nothing
 * @param unboundedLower share of the others that have no lower end
 * @param unboundedUpper share of the others that have no upper end
 */
public record RangeBounds(String brackets, double empty, double unboundedLower, double unboundedUpper) {
    static final RangeBounds DEFAULT = new RangeBounds("[)", 0, 0, 0);

    private static final Map<String, String> BRACKETS = Keywords.of(List.of("[)", "[]", "(]", "()"));

    static RangeBounds read(SpecNode node) {
        SpecNode bounds = node.find("bounds");
        return new RangeBounds(
                bounds == null ? DEFAULT.brackets : bounds.oneOf("kind of bounds", BRACKETS),
                share(node.find("empty")),
                share(node.find("unboundedLower")),
                share(node.find("unboundedUpper")));
    }

    private static double share(@Nullable SpecNode node) {
        return node == null ? 0 : node.number(0, 1);
    }

    /** Whether all ranges have both ends and the same brackets. */
    public boolean isFixed() {
        return empty == 0 && unboundedLower == 0 && unboundedUpper == 0;
    }

    Parameters write(Parameters parameters) {
        return parameters
                .with("bounds", brackets.equals(DEFAULT.brackets) ? null : brackets)
                .with("empty", given(empty))
                .with("unboundedLower", given(unboundedLower))
                .with("unboundedUpper", given(unboundedUpper));
    }

    private static @Nullable Double given(double share) {
        return share == 0 ? null : (Double) share;
    }
}
