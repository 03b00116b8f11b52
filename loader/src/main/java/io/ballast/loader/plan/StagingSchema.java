package io.ballast.loader.plan;

/**
 * A schema that is there and has the name of a staging schema.
 *
 * @param owner the role that it belongs to
 * @param trusted whether that is the role of this load, the database's owner or a superuser
 */
public record StagingSchema(String name, String owner, boolean trusted) {}
