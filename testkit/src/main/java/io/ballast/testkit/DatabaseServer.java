package io.ballast.testkit;

import io.ballast.common.bundle.ShardInput;
import io.ballast.common.remote.RemoteInput;
import io.ballast.generator.VirtualBundle;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.SqlTrust;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.template.TemplateDatabase;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server that runs, with the templates that this JVM has asked of it. Safe for use by many threads. */
final class DatabaseServer {
    private final ConnectionSettings settings;
    private final CloneNames names;
    private final Map<Dataset, Once<TemplateDatabase>> templates = new ConcurrentHashMap<>();

    DatabaseServer(ConnectionSettings settings) {
        this.settings = settings;
        this.names = CloneNames.begin(settings);
    }

    /**
     * What a template is made for.
     *
     * @param bundle its directory or URL
     * @param sqlTrust what becomes of SQL text in it
     */
    record Dataset(String bundle, String schema, SqlTrust sqlTrust) {}

    /** The template, loaded at the first call. */
    TemplateDatabase template(Dataset dataset) {
        return templates
                .computeIfAbsent(dataset, key -> new Once<>(() -> load(key)))
                .get();
    }

    ClonedDatabase copyOf(TemplateDatabase template) {
        String name = nextName();
        template.copyTo(name);
        return new ClonedDatabase(settings.withDatabase(name));
    }

    String nextName() {
        return names.next();
    }

    private TemplateDatabase load(Dataset dataset) {
        LoadOptions options = LoadOptions.of(VirtualBundle.orWhole(files(dataset.bundle())))
                .withSchema(dataset.schema())
                .withSqlTrust(dataset.sqlTrust());
        return TemplateDatabase.ready(settings, options, new LogProgress());
    }

    private static ShardInput files(String bundle) {
        return RemoteInput.isUrl(bundle) ? RemoteInput.of(bundle) : ShardInput.of(Path.of(bundle));
    }
}
