package io.ballast.generator.value;

import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.FakerKind;
import io.ballast.spec.kind.ListedKind;
import io.ballast.spec.kind.TemplateSegment;
import io.ballast.spec.kind.ValueKind;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The pools of a dataset, each made when it is first needed and then kept. Safe for use by many threads. */
final class Pools {
    /** The words that prose is made of. */
    private static final FakerKind PROSE = new FakerKind("lorem.word", 1000);

    private final Map<ValueKind, TextPool> pools = new ConcurrentHashMap<>();
    private final Map<Formed, TextPool> formed = new ConcurrentHashMap<>();
    private final Map<Affixed, TextPool> affixed = new ConcurrentHashMap<>();

    /** A pool, the very one, in one of the forms that a template can ask for. */
    private record Formed(TextPool pool, TemplateSegment.Form form) {}

    /** A pool, the very one, and what stands around its texts. */
    private record Affixed(TextPool pool, String before, String after) {}

    /** The values of a choice. */
    TextPool of(ChoiceKind kind) {
        return pools.computeIfAbsent(kind, key -> new TextPool(kind.values()));
    }

    /** The values of a list. */
    TextPool of(ListedKind kind) {
        return pools.computeIfAbsent(kind, key -> new TextPool(kind.values()));
    }

    /** The texts of a Datafaker expression. */
    TextPool of(FakerKind kind) {
        return pools.computeIfAbsent(
                kind, key -> new TextPool(ShippedTexts.of(kind).orElseGet(() -> FakerTexts.draw(kind))));
    }

    /** The SHA-256 of each pool of a Datafaker expression that was needed so far. */
    Map<String, String> drawn() {
        Map<String, String> sha256ByPool = new TreeMap<>();
        pools.forEach((kind, pool) -> {
            if (kind instanceof FakerKind faker) {
                String name = faker.expression() + " (" + faker.poolSize() + ", " + faker.maxLength() + ")";
                sha256ByPool.put(name, pool.sha256());
            }
        });
        return sha256ByPool;
    }

    /** A pool's texts in this form. */
    TextPool formed(TextPool pool, TemplateSegment.Form form) {
        return formed.computeIfAbsent(new Formed(pool, form), key -> pool.map(text -> FormedSource.form(text, form)));
    }

    /** A pool's texts with others before and after each. */
    TextPool affixed(TextPool pool, String before, String after) {
        return affixed.computeIfAbsent(
                new Affixed(pool, before, after), key -> pool.map(text -> before + text + after));
    }

    TextPool words() {
        return formed(of(PROSE), TemplateSegment.Form.LOWER);
    }
}
