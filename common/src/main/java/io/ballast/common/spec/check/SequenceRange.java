package io.ballast.common.spec.check;

import io.ballast.common.spec.ValueKind;
import java.math.BigInteger;

/** The last number of a sequence. */
final class SequenceRange {
    private SequenceRange() {}

    /** The number of row {@code rows - 1}, which may be beyond a long. */
    static BigInteger last(ValueKind.Sequence sequence, long rows) {
        return BigInteger.valueOf(sequence.start())
                .add(BigInteger.valueOf(sequence.step()).multiply(BigInteger.valueOf(rows - 1)));
    }
}
