package io.ballast.loader.template;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.ShardFact;
import io.ballast.loader.plan.BundleIdentity;
import io.ballast.loader.plan.LoadOptions;
import java.nio.ByteBuffer;

/**
 * The names of the databases that a clone needs. The template's is the same for the same bundle, schema, constraints, statistics and role,
 * and another for anything else; a role has templates of its own because it has to own the tables of its copies.
 *
 * @param template the database that is loaded once and copied
 * @param unverified what a copy is called until it was verified
 * @param identity 64 hexadecimal digits, of which {@code template} has the first 16; kept in the template's comment
 */
record TemplateName(String template, String unverified, String identity) {
    /** What the names of Ballast's databases begin with, unless somebody keeps templates apart from these. */
    static final String USUAL_PREFIX = "ballast";

    private static final String TEMPLATE = "_template_";
    private static final String CLONE = "_clone_";
    private static final int DIGITS = 16;

    static TemplateName of(Manifest manifest, LoadOptions options, String role, String database) {
        return of(manifest, options, role, database, USUAL_PREFIX);
    }

    static TemplateName of(Manifest manifest, LoadOptions options, String role, String database, String prefix) {
        String bare = options.analyze() ? "" : "not analyzed ";
        String omitted = manifest.omitted().isEmpty() ? "" : "without " + String.join(", ", manifest.omitted()) + " ";
        String identity =
                Sha256.hex(content(manifest) + options.constraints() + omitted + bare + role + "\0" + options.schema());
        String copy = Sha256.hex(database);
        return new TemplateName(
                prefix + TEMPLATE + identity.substring(0, DIGITS),
                prefix + CLONE + copy.substring(0, DIGITS),
                identity);
    }

    /** What distinguishes a bundle from any other: its descriptor. Of shards that are made as they are read, the spec and how it is cut. */
    private static String content(Manifest manifest) {
        String description = manifest.descriptionSha256();
        return manifest.knows(ShardFact.SHA256) ? description : BundleIdentity.of(manifest) + description;
    }

    /** The key of the advisory lock under which the template is made. */
    long lockKey() {
        return key(template);
    }

    /** The key of the advisory lock under which the copy is made. */
    long cloneLockKey() {
        return key(unverified);
    }

    private static long key(String name) {
        return ByteBuffer.wrap(Sha256.of(name)).getLong();
    }
}
