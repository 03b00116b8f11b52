package io.ballast.cli.option;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How an object store is reached where bundles lie in one. */
public final class StoreOptions {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--endpoint",
            order = 28,
            paramLabel = "URL",
            description =
                    "Where the store of an s3:// place answers, such as MinIO, R2 or GCS (default: Amazon S3, or what "
                            + "AWS_ENDPOINT_URL says).")
    private @Nullable String endpoint;

    /** Empty for the usual one. */
    public Optional<URI> endpoint() {
        if (endpoint == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(endpoint);
            if (uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getScheme().matches("(?i)https?")) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // refused like any other that is none
        }
        throw Contradictions.refused(
                command, "--endpoint: expected a URL such as https://store.example, without a password");
    }
}
