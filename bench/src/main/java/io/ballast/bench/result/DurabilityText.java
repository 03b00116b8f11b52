package io.ballast.bench.result;

import java.util.List;
import java.util.Map;

/** What the labels of durability mean, for people. */
public final class DurabilityText {
    private static final Map<String, String> MEANINGS = Map.of(
            "durable",
            "once the tables are usable, a crash of the server or the machine loses none of their rows",
            "not durable: fsync is off",
            "a crash of the machine may leave the whole server unusable",
            "not durable: full_page_writes is off",
            "a crash of the machine in the middle of a write may damage pages beyond repair",
            "the last moment may be lost: synchronous_commit is off",
            "a crash may take back what was committed less than a second before; what is left is sound");

    private DurabilityText() {}

    /** A sentence per label that occurs; a label of another version of the results is left to speak for itself. */
    public static List<String> of(List<VariantSummary> variants) {
        return variants.stream()
                .map(variant -> variant.standing().durability())
                .distinct()
                .filter(MEANINGS::containsKey)
                .map(label -> "Durability \"" + label + "\": " + MEANINGS.get(label) + ".")
                .toList();
    }
}
