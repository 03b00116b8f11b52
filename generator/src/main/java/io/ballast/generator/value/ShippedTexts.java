package io.ballast.generator.value;

import io.ballast.spec.kind.FakerKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Pools that were drawn beforehand and lie in the jar as text files, a text per line: Datafaker takes half a second to start, and
 * the presets need not wait for it.
 */
final class ShippedTexts {
    private ShippedTexts() {}

    /** The texts, the very ones that Datafaker would draw; empty where none, or too few, are shipped. */
    static Optional<List<String>> of(FakerKind kind) {
        try (InputStream in = ShippedTexts.class.getResourceAsStream("/io/ballast/pools/" + fileName(kind))) {
            if (in == null) {
                return Optional.empty();
            }
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            boolean fits = lines.size() >= kind.poolSize()
                    && lines.stream().allMatch(line -> line.codePointCount(0, line.length()) <= kind.maxLength());
            return fits ? Optional.of(lines.subList(0, kind.poolSize())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a file of this jar cannot be read", e);
        }
    }

    private static String fileName(FakerKind kind) {
        return kind.expression().matches("[A-Za-z.]+") ? kind.expression() + ".txt" : "none";
    }
}
