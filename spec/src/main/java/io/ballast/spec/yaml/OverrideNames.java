package io.ballast.spec.yaml;

/** What the caller's user calls the overrides of a spec; messages about one begin with its name. */
public record OverrideNames(String set, String rows, String scale, String seed) {
    public static final OverrideNames PLAIN = new OverrideNames("set", "rows", "scale", "seed");
}
