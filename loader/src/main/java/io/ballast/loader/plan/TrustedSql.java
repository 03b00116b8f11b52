package io.ballast.loader.plan;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Manifest;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.schema.SqlPart;
import io.ballast.common.schema.SqlParts;
import java.util.List;
import java.util.stream.Collectors;

/** Lets SQL text of a source into a load only where the user has said so; before anything is looked at on the server. */
public final class TrustedSql {
    private static final int MAX_SHOWN = 20;
    private static final int MAX_LENGTH = 120;

    private TrustedSql() {}

    /**
     * What of the source is made: all of it, or all but what SQL text makes.
     *
     * @throws BallastException (INPUT_REFUSED) when there is SQL text and nobody has said what is to become of it
     */
    public static Manifest of(Manifest manifest, LoadOptions options) {
        List<SqlPart> parts = manifest.sqlParts();
        if (parts.isEmpty() || options.mode().keepsTables()) {
            return manifest;
        }
        return switch (options.sqlTrust()) {
            case RUN -> manifest;
            case OMIT -> manifest.withoutSql();
            case REFUSE ->
                throw refused(
                        options.source().kind(),
                        parts,
                        Hint.choose("run all of it", Setting.TRUST_SQL)
                                .or(Hint.choose("load without these", Setting.OMIT_SQL)));
        };
    }

    /**
     * For scripts that are made of a bundle, and are to run without its author's SQL text.
     *
     * @throws BallastException (INPUT_REFUSED) when there is any
     */
    public static void refuse(Bundle bundle) {
        List<SqlPart> parts =
                SqlParts.of(bundle.tables().stream().map(BundleTable::schema).toList(), bundle.views());
        if (!parts.isEmpty()) {
            throw refused("bundle", parts, Hint.choose("run all of it", Setting.TRUST_SQL));
        }
    }

    private static BallastException refused(String kind, List<SqlPart> parts, Hint hint) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "The " + kind + " has SQL text in it, which a load would run as its author wrote it: " + shown(parts)
                        + ".",
                hint);
    }

    private static String shown(List<SqlPart> parts) {
        int more = parts.size() - MAX_SHOWN;
        return parts.stream()
                        .limit(MAX_SHOWN)
                        .map(part -> line(part.what()) + " (" + line(part.sql()) + ")")
                        .collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /** On one line, cut where it is long. */
    private static String line(String text) {
        String line = text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }
}
