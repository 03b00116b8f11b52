package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import java.util.List;

/** Text after a pattern; each run of positions is drawn as one number, so that a phone number takes one draw. */
final class PatternSource implements Source {
    private final RowBatch batch;
    private final PatternRun[] runs;
    private final long[] keys;
    private final Vector.Parts vector;

    PatternSource(RowBatch batch, long key, List<PatternRun> runs) {
        this.batch = batch;
        this.runs = runs.toArray(PatternRun[]::new);
        this.keys = new long[runs.size()];
        for (int k = 0; k < keys.length; k++) {
            keys[k] = CellBits.at(key, k);
        }
        this.vector = new Vector.Parts(runs.stream().map(PatternRun::vector).toList());
    }

    @Override
    public void fill(int count) {
        for (int k = 0; k < runs.length; k++) {
            if (runs[k].choices() > 1) {
                runs[k].draw(keys[k], batch.rows, count);
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
