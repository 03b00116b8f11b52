package io.ballast.bench.record;

import java.util.Map;

/**
 * What survives a crash once a load is usable. Loads of different durability are different deals, and are not ranked together.
 * All strategies end in logged tables, so the server's settings decide.
 */
public final class Durability {
    private Durability() {}

    /**
     * The label.
     *
     * @param settings of the server: fsync, full_page_writes and synchronous_commit
     * @param bringsOwnCommit whether the strategy sees to it that its last commit waits for the disk, whatever the server's default
     */
    public static String label(Map<String, String> settings, boolean bringsOwnCommit) {
        if (!"on".equals(settings.get("fsync"))) {
            return "not durable: fsync is off";
        }
        if (!"on".equals(settings.get("full_page_writes"))) {
            return "not durable: full_page_writes is off";
        }
        if (!bringsOwnCommit && "off".equals(settings.get("synchronous_commit"))) {
            return "the last moment may be lost: synchronous_commit is off";
        }
        return "durable";
    }
}
