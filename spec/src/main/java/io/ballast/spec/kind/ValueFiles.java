package io.ballast.spec.kind;

import io.ballast.common.error.IoReason;
import io.ballast.spec.yaml.SpecNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text files that a spec takes values from.
 *
 * @param folder the folder of the spec, which they lie in or under; null where there is none
 */
record ValueFiles(@Nullable Path folder) {
    private static final int MAX_FILE_BYTES = 16 << 20;

    List<String> lines(SpecNode node) {
        Path path = resolved(node);
        try {
            if (Files.size(path) > MAX_FILE_BYTES) {
                throw node.refused(
                        "expected a file of at most " + MAX_FILE_BYTES + " bytes, found " + Files.size(path));
            }
            return Files.readAllLines(path);
        } catch (CharacterCodingException e) {
            throw node.refused(path + " is not UTF-8", e);
        } catch (IOException e) {
            throw node.refused(path + " cannot be read: " + IoReason.of(e), e);
        }
    }

    private Path resolved(SpecNode node) {
        if (folder == null) {
            throw node.refused("files of choices are read beside the file of a spec, and this spec is not a file");
        }
        try {
            Path path = folder.resolve(node.text()).normalize();
            if (path.startsWith(folder.normalize()) && !Path.of(node.text()).isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw node.expected("the path of a file");
        }
        throw node.expected("a relative path that stays in the spec's folder");
    }
}
