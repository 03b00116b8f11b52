package io.ballast.common.bundle;

import io.ballast.common.schema.Identity;
import io.ballast.common.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sequences behind columns in a descriptor: what they have otherwise than the server would choose. */
final class SequenceTree {
    private SequenceTree() {}

    static ObjectNode of(Identity identity) {
        ObjectNode json = of(identity.sequence());
        return json.put("generated", DescriptorTree.label(identity.generated()));
    }

    static ObjectNode of(SequenceOptions options) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "start", options.start());
        put(json, "increment", options.increment());
        put(json, "minimum", options.minimum());
        put(json, "maximum", options.maximum());
        put(json, "cache", options.cache());
        return options.cycle() ? json.put("cycle", true) : json;
    }

    private static void put(ObjectNode json, String key, @Nullable Long value) {
        if (value != null) {
            json.put(key, value);
        }
    }

    static Identity identity(JsonPlace json) {
        return new Identity(
                TableSchemaReader.constant(json.get("generated"), Identity.Generation.values()), read(json));
    }

    static SequenceOptions read(JsonPlace json) {
        @Nullable JsonPlace cycle = json.find("cycle");
        try {
            return new SequenceOptions(
                    number(json.find("start")),
                    number(json.find("increment")),
                    number(json.find("minimum")),
                    number(json.find("maximum")),
                    number(json.find("cache")),
                    cycle != null && cycle.flag());
        } catch (IllegalArgumentException e) {
            throw json.refuse("options of a sequence: " + e.getMessage());
        }
    }

    private static @Nullable Long number(@Nullable JsonPlace number) {
        return number == null ? null : number.number(Long.MIN_VALUE, Long.MAX_VALUE);
    }
}
