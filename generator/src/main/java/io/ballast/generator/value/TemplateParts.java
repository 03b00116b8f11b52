package io.ballast.generator.value;

import java.util.ArrayList;
import java.util.List;

/** Makes fewer parts of a template's: literal text goes into the pool beside it, so that one copy writes both. */
final class TemplateParts {
    private TemplateParts() {}

    static List<Source> merged(List<Source> parts, Pools pools) {
        List<Source> merged = new ArrayList<>();
        for (Source part : parts) {
            Source last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last instanceof ConstantSource before && part instanceof PoolSource pool) {
                merged.set(merged.size() - 1, pool.with(pools.affixed(pool.pool(), before.text(), "")));
            } else if (last instanceof PoolSource pool && part instanceof ConstantSource after) {
                merged.set(merged.size() - 1, pool.with(pools.affixed(pool.pool(), "", after.text())));
            } else {
                merged.add(part);
            }
        }
        return merged;
    }
}
