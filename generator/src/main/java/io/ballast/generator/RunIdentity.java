package io.ballast.generator;

import io.ballast.common.bundle.Compression;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What two runs must have in common so that the shards of one are the shards of the other, byte for byte.
 *
 * @param specSha256 of the resolved spec
 * @param level of the compression; 0 for none
 * @param shards how many shards each table is cut into
 * @param parts how many parts the bundle is made in
 * @param virtual whether shards are hashed and not kept
 */
record RunIdentity(
        String specSha256,
        int algorithmVersion,
        Compression compression,
        int level,
        boolean header,
        Map<String, Integer> shards,
        int parts,
        boolean virtual) {
    RunIdentity {
        shards = new TreeMap<>(shards);
    }

    /** Refuses a directory whose files another run has begun. */
    void checkSame(RunIdentity begun, String place) {
        Map<String, Object> mine = facts();
        begun.facts().forEach((name, found) -> {
            if (!found.equals(mine.get(name))) {
                throw new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        place + " was begun with " + name + " " + found + ", and this run has " + mine.get(name)
                                + ". Run again as it was begun, or choose another directory.");
            }
        });
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("algorithm version", algorithmVersion);
        facts.put("tables", String.join(", ", shards.keySet()));
        facts.put("a spec of SHA-256", specSha256);
        facts.put("compression", compression.label());
        facts.put("level", level);
        facts.put("header", header);
        facts.put("shards", shards);
        facts.put("parts", parts);
        facts.put("virtual", virtual);
        return facts;
    }
}
