package io.ballast.introspect;

import io.ballast.common.report.Progress;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.introspect.draft.DraftOptions;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.SqlTrust;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.testdb.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

/** From a live schema to a spec, to a bundle, to loaded and analyzed tables. */
final class Roundtrip {
    private Roundtrip() {}

    static void run(TestDatabase original, TestDatabase copy, Path directory) throws Exception {
        SchemaSpec spec =
                SchemaSpec.run(new Connections(settings(original)), "public", DraftOptions.DEFAULT, Progress.silent());
        Path bundle = directory.resolve("bundle");
        new BundleGenerator(
                        spec.spec(), SpecWriter.write(spec.spec()), GenerationOptions.into(bundle), Progress.silent())
                .run();
        new BundleLoader(settings(copy), LoadOptions.of(bundle).withSqlTrust(SqlTrust.RUN), Progress.silent()).run();
        try (Connection connection = copy.open();
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    static ConnectionSettings settings(TestDatabase database) {
        return ConnectionResolver.ofOwnUrl("postgresql://" + database.user() + "@" + database.host() + ":"
                        + database.port() + "/" + database.name() + "?sslmode=prefer")
                .withPassword(database.password());
    }
}
