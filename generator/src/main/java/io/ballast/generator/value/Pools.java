package io.ballast.generator.value;

import io.ballast.common.spec.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import net.datafaker.Faker;

/**
 * The pools of a dataset, each made when it is first asked for and then kept. A Datafaker pool depends on the expression and its
 * size alone, not on the dataset's seed: the same names for everybody, only picked differently.
 */
final class Pools {
    private static final long POOL_SEED = 2026;

    private final Map<ValueKind.Faker, TextPool> pools = new ConcurrentHashMap<>();

    TextPool faker(ValueKind.Faker kind) {
        return pools.computeIfAbsent(kind, Pools::draw);
    }

    private static TextPool draw(ValueKind.Faker kind) {
        Faker faker = new Faker(Locale.ENGLISH, new Random(POOL_SEED));
        String expression = "#{" + kind.expression() + "}";
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < kind.poolSize(); i++) {
            entries.add(faker.expression(expression));
        }
        return new TextPool(entries);
    }
}
