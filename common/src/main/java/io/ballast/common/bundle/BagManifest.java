package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A BagIt manifest (RFC 8493, 2.1.3 and 2.2.1): a line {@code sha256  path} for each file, sorted by path, which is also what
 * {@code sha256sum -c} reads.
 */
final class BagManifest {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9._/-]+)");
    /** The tag manifest lists the few files beside the data. */
    private static final int MAX_BYTES = 1 << 16;

    private BagManifest() {}

    static byte[] bytes(Map<String, String> sha256ByPath) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(sha256ByPath)
                .forEach((path, sha256) ->
                        lines.append(sha256).append("  ").append(path).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the tag manifest: SHA-256 by path, in the order of the file. */
    static Map<String, String> read(ShardInput files) {
        String file = files.nameOf(BundleLayout.TAG_MANIFEST);
        if (files.length(BundleLayout.TAG_MANIFEST) > MAX_BYTES) {
            throw BundleErrors.refuse(file, "more than " + MAX_BYTES + " bytes", "a few lines");
        }
        List<String> lines = lines(files);
        Map<String, String> sha256ByPath = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i));
            if (!line.matches() || sha256ByPath.put(line.group(2), line.group(1)) != null) {
                throw JsonPlace.refuse(
                        file,
                        "line " + (i + 1),
                        JsonPlace.quoted(lines.get(i)),
                        "a SHA-256, two spaces and a path, each path once");
            }
        }
        return sha256ByPath;
    }

    private static List<String> lines(ShardInput files) {
        return new String(files.bytes(BundleLayout.TAG_MANIFEST), StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
    }

    /** Whether the tag manifest names the files that go with every bundle of ours; that of another bag does not. */
    static boolean isOfBundle(ShardInput files) {
        try {
            if (!files.exists(BundleLayout.TAG_MANIFEST) || files.length(BundleLayout.TAG_MANIFEST) > MAX_BYTES) {
                return false;
            }
            Set<String> names = lines(files).stream()
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .collect(Collectors.toSet());
            return names.containsAll(BundleLayout.TAG_FILES);
        } catch (BallastException e) {
            return false; // its reader says what is wrong
        }
    }

    /** Refuses a descriptor whose bytes are not the ones that the tag manifest vouches for. */
    static void checkDescriptor(ShardInput files, byte[] descriptor) {
        String expected = read(files).get(BundleLayout.DESCRIPTOR);
        String found = Sha256.hex(descriptor);
        if (!found.equals(expected)) {
            throw BundleErrors.refuse(
                    files.nameOf(BundleLayout.DESCRIPTOR),
                    "the SHA-256 " + found,
                    (expected == null ? "a line for it" : expected) + " in " + BundleLayout.TAG_MANIFEST);
        }
    }
}
