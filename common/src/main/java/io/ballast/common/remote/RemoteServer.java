package io.ballast.common.remote;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Requests for the files of one bundle, by the JDK's client: its proxies and its trust are what Java's properties say. Redirections are
 * followed on the same server alone. Safe for many threads.
 */
final class RemoteServer {
    private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_REDIRECTIONS = 5;
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final RemotePlace place;
    private final Patience patience;
    private final HttpClient client;

    RemoteServer(RemotePlace place, Patience patience) {
        this(place, patience, HttpClient.newBuilder());
    }

    /** With a client that is configured so far. */
    RemoteServer(RemotePlace place, Patience patience, HttpClient.Builder client) {
        this.place = place;
        this.patience = patience;
        this.client = client.followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECTING)
                .version(
                        HttpClient.Version
                                .HTTP_1_1) // a shard each: one connection each, so that they do not share a window
                .build();
    }

    Patience patience() {
        return patience;
    }

    String nameOf(String path) {
        return place.nameOf(path);
    }

    /** Asks for a file from the byte on that was reached; the caller closes the body. */
    HttpResponse<RemoteBody> get(String path, FileState state) throws IOException {
        URI uri = place.uriOf(path);
        for (int hops = 0; hops <= MAX_REDIRECTIONS; hops++) {
            HttpResponse<RemoteBody> response = send(uri, state);
            if (!REDIRECTIONS.contains(response.statusCode())) {
                return response;
            }
            response.body().close();
            uri = target(path, uri, response);
        }
        throw RemoteErrors.refused(place.nameOf(path), "more than " + MAX_REDIRECTIONS + " redirections", "the file");
    }

    /** The length of a file, by the server's word; empty where it has none of that name. */
    OptionalLong length(String path) {
        try (RemoteFile file = new RemoteFile(this, path)) {
            return file.exists() ? OptionalLong.of(file.statedLength()) : OptionalLong.empty();
        }
    }

    private URI target(String path, URI from, HttpResponse<?> response) {
        String location = response.headers().firstValue("Location").orElse("");
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw RemoteErrors.refused(place.nameOf(path), "a redirection that is no URL", "the file");
        }
        if (location.isEmpty() || to.getHost() == null || !place.isOrigin(to)) {
            throw RemoteErrors.refused(
                    place.nameOf(path),
                    "a redirection to " + (to.getHost() == null ? "nowhere" : "another server, " + to.getHost()),
                    "the file, on the server that the URL names");
        }
        return to;
    }

    private HttpResponse<RemoteBody> send(URI uri, FileState state) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(patience.silence())
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "ballast");
        state.ask(request);
        try {
            return client.send(request.build(), info -> new RemoteBody(patience.silence()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }
}
