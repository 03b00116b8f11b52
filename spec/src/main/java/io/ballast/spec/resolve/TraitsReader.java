package io.ballast.spec.resolve;

import io.ballast.common.schema.Collation;
import io.ballast.common.schema.ColumnCompression;
import io.ballast.common.schema.ColumnStorage;
import io.ballast.common.schema.ColumnTraits;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Identifiers;
import io.ballast.common.schema.Identity;
import io.ballast.common.schema.StorageParameters;
import io.ballast.spec.literal.TypeLimits;
import io.ballast.spec.yaml.SpecNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what few columns have: collation, storage, compression, statistics and options, beside an identity. */
final class TraitsReader {
    private TraitsReader() {}

    static ColumnTraits read(SpecNode node, ColumnType type, @Nullable Identity identity) {
        SpecNode storage = node.find("storage");
        SpecNode compression = node.find("compression");
        SpecNode collation = node.find("collation");
        SpecNode statistics = node.find("statistics");
        SpecNode options = node.find("options");
        boolean none = storage == null && compression == null && collation == null && identity == null;
        if (none && statistics == null && options == null) {
            return ColumnTraits.NONE;
        }
        return new ColumnTraits(
                identity,
                collation == null ? null : collation(collation, type),
                storage == null ? null : storage(storage, type),
                compression == null ? null : compression(compression, type),
                statistics == null ? null : (Integer) statistics.wholeNumber(0, ColumnTraits.MAX_STATISTICS),
                SettingsReader.texts(options, StorageParameters::faultOfColumn));
    }

    static Collation collation(SpecNode node, ColumnType type) {
        if (!type.isOpaque() && !TypeLimits.isText(type.element())) {
            throw node.refused("values of " + type + " have no collation");
        }
        if (!node.isMapping()) {
            return new Collation(null, name(node));
        }
        node.allow("schema", "name");
        return new Collation(name(node.require("schema")), name(node.require("name")));
    }

    private static String name(SpecNode node) {
        String fault = Identifiers.fault(node.text());
        if (fault != null) {
            throw node.refused("expected a name that PostgreSQL can hold; this one " + fault);
        }
        return node.text();
    }

    private static ColumnStorage storage(SpecNode node, ColumnType type) {
        ColumnStorage storage = node.oneOf("storage", words(ColumnStorage.values()));
        if (storage != ColumnStorage.PLAIN && !type.isOpaque() && type.hasFixedSize()) {
            throw node.refused("values of " + type + " are short, and their storage is always plain");
        }
        return storage;
    }

    private static ColumnCompression compression(SpecNode node, ColumnType type) {
        if (!type.isOpaque() && type.hasFixedSize()) {
            throw node.refused("values of " + type + " are short and never compressed");
        }
        return node.oneOf("compression", words(ColumnCompression.values()));
    }

    /** The constants by their names in lower case. */
    private static <E extends Enum<E>> Map<String, E> words(E[] constants) {
        Map<String, E> words = new LinkedHashMap<>();
        Arrays.stream(constants).forEach(constant -> words.put(constant.name().toLowerCase(Locale.ROOT), constant));
        return words;
    }
}
