package io.ballast.spec.reader;

import io.ballast.common.schema.Collation;
import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ColumnTraits;
import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.Identity;
import io.ballast.common.schema.SequenceOptions;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.resolve.NumberingReader;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Defaults, what few columns have, and columns that the server computes, as {@link SpecWriter} writes them. */
final class ColumnTraitsTree {
    private ColumnTraitsTree() {}

    static Object of(ColumnDefault value) {
        if (value instanceof ColumnDefault.Literal literal) {
            return literal.text();
        }
        Map<String, Object> out = new LinkedHashMap<>();
        if (value instanceof ColumnDefault.Call call) {
            out.put("function", call.function().word());
            ColumnTree.put(out, "precision", call.precision());
            ColumnTree.put(out, "cast", call.cast() ? true : null);
        } else if (value instanceof ColumnDefault.NextNumber next) {
            out.put("sequence", sequence(next.sequence()));
        }
        return out;
    }

    static void put(Map<String, Object> out, ColumnTraits traits) {
        if (traits.identity() != null) {
            out.put("identity", identity(traits.identity()));
        }
        if (traits.collation() != null) {
            out.put("collation", collation(traits.collation()));
        }
        ColumnTree.put(out, "storage", word(traits.storage()));
        ColumnTree.put(out, "compression", word(traits.compression()));
        ColumnTree.put(out, "statistics", traits.statistics());
        SettingsSection.putTexts(out, "options", traits.options());
    }

    static Map<String, Object> of(GeneratedColumn column) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("type", TypeSection.of(column.type()));
        Map<String, Object> generated = new LinkedHashMap<>();
        generated.put("sql", column.expression().text());
        generated.put("stored", column.stored());
        out.put("generated", generated);
        out.put("nullable", column.nullable());
        ColumnTree.put(out, "comment", column.comment());
        return out;
    }

    private static Object identity(Identity identity) {
        String generated = Keywords.word(NumberingReader.GENERATED, identity.generated());
        if (identity.sequence().equals(SequenceOptions.NONE)) {
            return generated;
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("generated", generated);
        out.putAll(sequence(identity.sequence()));
        return out;
    }

    private static Map<String, Object> sequence(SequenceOptions options) {
        Map<String, Object> out = new LinkedHashMap<>();
        ColumnTree.put(out, "start", options.start());
        ColumnTree.put(out, "increment", options.increment());
        ColumnTree.put(out, "minimum", options.minimum());
        ColumnTree.put(out, "maximum", options.maximum());
        ColumnTree.put(out, "cache", options.cache());
        ColumnTree.put(out, "cycle", options.cycle() ? true : null);
        return out;
    }

    static Object collation(Collation collation) {
        if (collation.schema() == null) {
            return collation.name();
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("schema", collation.schema());
        out.put("name", collation.name());
        return out;
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }
}
