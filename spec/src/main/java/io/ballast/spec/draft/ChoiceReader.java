package io.ballast.spec.draft;

import io.ballast.common.error.IoReason;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.distribution.Weights;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.yaml.SpecNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the kind choice: a list of values, one with weights, or a text file beside the spec with a value on each line. */
public final class ChoiceReader {
    private static final int MAX_FILE_BYTES = 16 << 20;

    private final @Nullable Path folder;

    /**
     * A reader of choices.
     *
     * @param folder the folder of the spec, which the files of choices lie in or under; null where there is none
     */
    public ChoiceReader(@Nullable Path folder) {
        this.folder = folder;
    }

    ValueKind read(SpecNode node, ColumnType type) {
        if (node.isList()) {
            return equallyLikely(values(node, type));
        }
        node.allow("values", "weights", "file");
        SpecNode file = node.find("file");
        if (file == null) {
            SpecNode listed = node.require("values");
            List<String> values = values(listed, type);
            SpecNode weights = node.find("weights");
            return weights == null ? equallyLikely(values) : new ChoiceKind(values, weights(weights, values.size()));
        }
        if (node.keys().size() > 1) {
            throw node.refused("expected either \"file\" or \"values\", found both");
        }
        return equallyLikely(lines(file, type));
    }

    private static ValueKind equallyLikely(List<String> values) {
        return new ChoiceKind(values, Collections.nCopies(values.size(), 1.0));
    }

    private static List<String> values(SpecNode node, ColumnType type) {
        List<String> values = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (SpecNode item : node.items()) {
            String value = Literals.read(item, type);
            if (!seen.add(value)) {
                throw item.refused("value \"" + value + "\" is a duplicate; weights make a value likelier");
            }
            values.add(value);
        }
        return values;
    }

    private static List<Double> weights(SpecNode node, int count) {
        List<SpecNode> items = node.items();
        if (items.size() != count) {
            throw node.refused("expected " + count + " weights, one for each value, found " + items.size());
        }
        List<Double> weights = items.stream().map(Weights::weight).toList();
        Weights.checkSum(node, weights.stream().mapToDouble(Double::doubleValue).sum());
        return weights;
    }

    private List<String> lines(SpecNode node, ColumnType type) {
        List<String> values = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String line : readLines(node)) {
            String value;
            try {
                value = Literals.canonical(type, line);
            } catch (IllegalArgumentException e) {
                throw node.refused(
                        "line " + (values.size() + 1) + " is \"" + line + "\", expected " + e.getMessage(), e);
            }
            if (line.indexOf('\0') >= 0 || !seen.add(value)) {
                throw node.refused(
                        "line " + (values.size() + 1) + " holds a NUL character or a value that stood before: " + line);
            }
            values.add(value);
        }
        if (values.isEmpty()) {
            throw node.refused("the file is empty, expected one value on each line");
        }
        return values;
    }

    private List<String> readLines(SpecNode node) {
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
