package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.Permutation;
import java.math.BigInteger;
import java.util.List;

/**
 * Text after a pattern, each at most once: the row's number, permuted, is written with the pattern's positions as its digits.
 * Where the pattern has more texts than a permutation can number, the last positions carry the number and the others are drawn.
 */
final class UniquePatternSource implements Source {
    private final RowBatch batch;
    private final long key;
    private final PatternRun[] runs;
    /** The first run that is a digit of the number. */
    private final int firstNumbered;

    private final Permutation permutation;
    private final Vector.Parts vector;

    UniquePatternSource(RowBatch batch, long key, List<PatternRun> runs) {
        this.batch = batch;
        this.key = key;
        this.runs = runs.toArray(PatternRun[]::new);
        this.vector = new Vector.Parts(runs.stream().map(PatternRun::vector).toList());
        BigInteger size = BigInteger.ONE;
        int first = runs.size();
        while (first > 0) {
            BigInteger larger =
                    size.multiply(BigInteger.valueOf(runs.get(first - 1).choices()));
            if (larger.bitLength() > 61) {
                break;
            }
            size = larger;
            first--;
        }
        this.firstNumbered = first;
        this.permutation = new Permutation(size.longValueExact(), key);
    }

    @Override
    public void fill(int count) {
        for (int i = 0; i < count; i++) {
            long row = batch.rows[i];
            long number = permutation.apply(row);
            for (int k = runs.length - 1; k >= firstNumbered; k--) {
                long choices = runs[k].choices();
                runs[k].set(i, number % choices);
                number /= choices;
            }
            for (int k = 0; k < firstNumbered; k++) {
                runs[k].set(i, CellBits.below(CellBits.at(key + k, row), runs[k].choices()));
            }
        }
    }

    @Override
    public Vector vector() {
        return vector;
    }

    @Override
    public int maxBytes() {
        int sum = 0;
        for (PatternRun run : runs) {
            sum += run.maxBytes();
        }
        return sum;
    }
}
