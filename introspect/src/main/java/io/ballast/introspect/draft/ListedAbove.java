package io.ballast.introspect.draft;

import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.IntegerKind;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Predicate;

/** Draws a number from below all those that another column of the row has a list of: {@code CHECK (paid <= amount AND amount % 100 = 0)}. */
final class ListedAbove {
    private ListedAbove() {}

    /** Whether the list has numbers above the least that is drawn; its lower part is taken off from then on. */
    static boolean split(DraftColumn lower, DraftColumn upper, boolean strictly, Predicate<DraftColumn> free) {
        if (!(lower.kind instanceof IntegerKind drawn)
                || !(upper.kind instanceof ChoiceKind choice)
                || !upper.isWhole()
                || !free.test(lower)) {
            return false;
        }
        List<BigInteger> listed =
                choice.values().stream().map(BigInteger::new).sorted().toList();
        List<BigInteger> greater = listed.subList(listed.size() / 4, listed.size());
        long most = greater.get(0).longValueExact() - (strictly ? 1 : 0);
        if (most < drawn.min()) {
            return false;
        }
        lower.kind = new IntegerKind(drawn.min(), Math.min(most, drawn.max()), drawn.distribution());
        upper.kind = new ChoiceKind(
                greater.stream().map(BigInteger::toString).toList(),
                greater.stream().map(number -> 1.0).toList());
        return true;
    }
}
