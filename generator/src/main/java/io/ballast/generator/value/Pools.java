package io.ballast.generator.value;

import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.FakerKind;
import io.ballast.spec.kind.TemplateSegment;
import io.ballast.spec.kind.ValueKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pools of a dataset, each made when it is first asked for and then kept. Safe for use by many threads. */
final class Pools {
    /** The words that prose is made of. */
    private static final FakerKind PROSE = new FakerKind("lorem.word", 1000);

    private final Map<Key, TextPool> pools = new ConcurrentHashMap<>();

    private final Map<Affixed, TextPool> affixed = new ConcurrentHashMap<>();

    /** A pool, the very one, and what stands around its texts. */
    private record Affixed(TextPool pool, String before, String after) {}

    /** A pool in one of the forms that a template can ask for. */
    private record Key(ValueKind kind, TemplateSegment.Form form) {}

    /** The texts of a choice or a Datafaker expression. */
    TextPool of(ValueKind kind, TemplateSegment.Form form) {
        Key key = new Key(kind, form);
        TextPool pool = pools.get(key);
        if (pool == null) {
            pool = form == TemplateSegment.Form.AS_IS
                    ? new TextPool(texts(kind))
                    : of(kind, TemplateSegment.Form.AS_IS).map(text -> FormedSource.form(text, form));
            pools.putIfAbsent(key, pool);
        }
        return pool;
    }

    /** A pool's texts with others before and after each. */
    TextPool affixed(TextPool pool, String before, String after) {
        return affixed.computeIfAbsent(
                new Affixed(pool, before, after), key -> pool.map(text -> before + text + after));
    }

    TextPool words() {
        return of(PROSE, TemplateSegment.Form.LOWER);
    }

    private static List<String> texts(ValueKind kind) {
        if (kind instanceof ChoiceKind choice) {
            return choice.values();
        }
        FakerKind faker = (FakerKind) kind;
        return ShippedTexts.of(faker).orElseGet(() -> FakerTexts.draw(faker));
    }
}
