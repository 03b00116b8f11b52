package io.ballast.cli.command;

import io.ballast.cli.console.Interruption;
import io.ballast.common.report.Progress;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.SpecSource;
import io.ballast.introspect.FillOptions;
import io.ballast.introspect.FillSpec;
import io.ballast.introspect.TableChoice;
import io.ballast.introspect.draft.NameGuesses;
import io.ballast.loader.BundleLoader;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.ServerError;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** The schema of a small shop, as its migrations would leave it, and rows in all of its tables. */
final class FillDemo extends Demo {
    private static final String SCHEMA = "fill-demo.sql";
    private static final long ITEMS_PER_USER = 3;

    private final long users;

    FillDemo(long users, Path directory, Progress progress, Interruption interruption) {
        super(directory, progress, interruption);
        this.users = users;
    }

    @Override
    DatasetSpec load(Database target) {
        Connections connections = new Connections(target.settings());
        timed("SCHEMA", () -> migrate(target));
        FillSpec fill = timed("DRAFT", () -> FillSpec.run(connections, Optional.empty(), options(), progress()));
        SpecSource rows = new SpecSource(
                "of the demo",
                fill.spec(),
                SpecWriter.write(fill.spec(), ALGORITHM),
                GenerationOptions.DEFAULT_SHARDING);
        load(new BundleLoader(
                target.settings(),
                LoadOptions.of(rows).withMode(LoadMode.FILL).withVerify(VerifyLevel.COUNTS),
                progress()));
        return fill.spec();
    }

    private FillOptions options() {
        Map<String, Long> rows = Map.of(
                "users", users,
                "addresses", users,
                "orders", users,
                "order_items", ITEMS_PER_USER * users,
                "products", Math.max(1, users / 10));
        return new FillOptions(
                TargetSchemas.of("public"),
                TableChoice.ALL,
                rows,
                OptionalLong.empty(),
                1,
                OptionalLong.empty(),
                Optional.empty(),
                NameGuesses.builtIn());
    }

    /** Does what migrations would; returns the schema. */
    private static String migrate(Database target) {
        String schema = schema();
        try (Connection connection = new Connections(target.settings()).openWorker("ballast demo");
                Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL search_path = public");
            statement.execute(schema);
            connection.commit();
            return schema;
        } catch (SQLException e) {
            throw ServerError.during("making the schema", target.settings(), e);
        }
    }

    private static String schema() {
        try (InputStream file = Objects.requireNonNull(FillDemo.class.getResourceAsStream(SCHEMA))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    String whatNext() {
        return DemoText.afterFill(server());
    }
}
