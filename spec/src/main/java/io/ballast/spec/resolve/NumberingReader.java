package io.ballast.spec.resolve;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Identity;
import io.ballast.common.schema.SequenceOptions;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.yaml.SpecNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the sequence behind a column: {@code identity: always}, or {@code { generated: always, start: 1000 }}. */
public final class NumberingReader {
    /** Also the words that the writer uses. */
    public static final Map<String, Identity.Generation> GENERATED =
            Keywords.of("always", Identity.Generation.ALWAYS, "byDefault", Identity.Generation.BY_DEFAULT);

    private static final String[] OPTIONS = {"start", "increment", "minimum", "maximum", "cache", "cycle"};
    private static final String[] IDENTITY = {"generated", "start", "increment", "minimum", "maximum", "cache", "cycle"
    };

    private NumberingReader() {}

    static @Nullable Identity identity(@Nullable SpecNode node, ColumnType type, boolean nullable, boolean hasDefault) {
        if (node == null) {
            return null;
        }
        if (!type.is(TypeFamily.WHOLE) || type.userType() != null) {
            throw node.refused("an identity is smallint, integer or bigint, not " + type);
        }
        if (nullable) {
            throw node.refused("an identity cannot be null; take \"nulls\" or \"nullable\" away");
        }
        if (hasDefault) {
            throw node.refused("an identity has no default of its own; take \"default\" away");
        }
        if (!node.isMapping()) {
            return new Identity(node.oneOf("identity", GENERATED), SequenceOptions.NONE);
        }
        node.allow(IDENTITY);
        return new Identity(node.require("generated").oneOf("identity", GENERATED), options(node));
    }

    /** The sequence of a serial. */
    static SequenceOptions ofDefault(SpecNode node, ColumnType type) {
        if (!type.is(TypeFamily.WHOLE) && !type.is(TypeFamily.DECIMAL)) {
            throw node.refused("a sequence cannot fill " + type);
        }
        return options(node.allow(OPTIONS));
    }

    private static SequenceOptions options(SpecNode node) {
        SpecNode cycle = node.find("cycle");
        try {
            return new SequenceOptions(
                    number(node.find("start")),
                    number(node.find("increment")),
                    number(node.find("minimum")),
                    number(node.find("maximum")),
                    number(node.find("cache")),
                    cycle != null && cycle.bool());
        } catch (IllegalArgumentException e) {
            throw node.refused(e);
        }
    }

    private static @Nullable Long number(@Nullable SpecNode node) {
        return node == null ? null : node.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE);
    }
}
