package io.ballast.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Style and scripts that go into every page, and the policy that lets the browser run these and nothing else. */
final class Assets {
    static final String STYLE = read("page.css");
    static final String CHARTS = read("echarts/echarts.common.min.js").strip();
    static final String SCRIPT = Stream.of("format.js", "options.js", "page.js")
            .map(Assets::read)
            .collect(Collectors.joining("\n", "(() => {\n'use strict';\n", "})();\n"));

    /** What the page may do: draw itself. Nothing is fetched, nothing is sent, no other script runs. */
    static final String POLICY = "default-src 'none'; script-src " + hash(CHARTS) + " " + hash(SCRIPT)
            + "; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private Assets() {}

    private static String read(String name) {
        try (InputStream file = Assets.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the jar lacks io/ballast/page/" + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
