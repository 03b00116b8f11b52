package io.ballast.spec.yaml;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML into {@link YamlValue}s. The text may come from anybody: its length, its depth and what its aliases add up to
 * are limited, and a key that is a duplicate in a mapping is refused.
 */
public final class YamlText {
    /** The longest text, in characters: a resolved spec carries its lists of choices with it. */
    public static final int MAX_LENGTH = 16 << 20;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_SIZE = 2_000_000;

    private final String source;
    private final YAMLParser parser;
    private final Map<String, YamlValue> anchors = new HashMap<>();

    private YamlText(String source, YAMLParser parser) {
        this.source = source;
        this.parser = parser;
    }

    /**
     * The tree of a text.
     *
     * @param source the name of the file, for messages
     */
    public static YamlValue parse(String text, String source) {
        if (text.length() > MAX_LENGTH) {
            throw refused(source, "longer than " + MAX_LENGTH + " characters");
        }
        try (YAMLParser parser = (YAMLParser) factory(text.length()).createParser(ObjectReadContext.empty(), text)) {
            return new YamlText(source, parser).document();
        } catch (JacksonException e) {
            throw notYaml(source, e);
        }
    }

    /**
     * A factory for texts of this length. The library's own search for duplicate keys is off, as its message would not say where. Its
     * buffer takes the whole text, as the library fails where the end of a full buffer parts a pair of surrogates.
     */
    private static YAMLFactory factory(int length) {
        return YAMLFactory.builder()
                .loadSettings(LoadSettings.builder()
                        .setCodePointLimit(MAX_LENGTH)
                        .setAllowDuplicateKeys(true)
                        .setBufferSize(length + 2)
                        .build())
                .build();
    }

    private YamlValue document() {
        if (parser.nextToken() == null) {
            throw refused(source, "the file is empty");
        }
        YamlValue value = value(where(), SpecPath.ROOT, 0);
        if (value.size() > MAX_SIZE) {
            throw refused(source, "more than " + MAX_SIZE + " values once its aliases are written out");
        }
        if (parser.nextToken() != null) {
            throw refused(where(), "a second document begins here; a spec is one document");
        }
        return value;
    }

    /** The value whose first token the parser stands on. */
    private YamlValue value(String where, SpecPath path, int depth) {
        String anchor = parser.getObjectId();
        YamlValue value;
        if (parser.isCurrentAlias()) {
            value = aliased(parser.getString(), where, depth);
        } else if (depth > MAX_DEPTH) {
            throw tooDeep(where);
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            value = mapping(where, path, depth);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            value = sequence(where, path, depth);
        } else {
            value = scalar(where);
        }
        if (anchor != null) {
            anchors.put(anchor, value);
        }
        return value;
    }

    private YamlValue aliased(String anchor, String where, int depth) {
        YamlValue value = anchors.get(anchor);
        if (value == null) {
            throw refused(where, "alias *" + anchor + " stands before its anchor &" + anchor + ", or within it");
        }
        if (depth + value.depth() > MAX_DEPTH) {
            throw tooDeep(where);
        }
        return value.at(where);
    }

    private YamlValue mapping(String where, SpecPath path, int depth) {
        Map<String, YamlValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String place = where();
            parser.nextToken();
            if (members.put(key, value(place, path.member(key), depth + 1)) != null) {
                throw refused(place, path.message("key " + SpecPath.quoted(key) + " is a duplicate"));
            }
        }
        return YamlValue.Mapping.of(members, where);
    }

    private YamlValue sequence(String where, SpecPath path, int depth) {
        List<YamlValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(where(), path.item(items.size()), depth + 1));
        }
        return YamlValue.Sequence.of(items, where);
    }

    private YamlValue scalar(String where) {
        YamlValue.Form form =
                switch (parser.currentToken()) {
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> YamlValue.Form.NUMBER;
                    case VALUE_TRUE, VALUE_FALSE -> YamlValue.Form.BOOLEAN;
                    case VALUE_NULL -> YamlValue.Form.NULL;
                    default -> isNothing() ? YamlValue.Form.NULL : YamlValue.Form.TEXT;
                };
        return new YamlValue.Scalar(parser.getString(), form, where);
    }

    /** Nothing at all, not even quotes: Jackson 3.0 takes it for an empty text, later versions do not. */
    private boolean isNothing() {
        return parser.getString().isEmpty()
                && parser.currentLocation().getCharOffset()
                        == parser.currentTokenLocation().getCharOffset();
    }

    private String where() {
        return source + ":" + parser.currentTokenLocation().getLineNr();
    }

    private static BallastException tooDeep(String where) {
        return refused(where, "more than " + MAX_DEPTH + " levels of mappings and lists");
    }

    private static BallastException notYaml(String source, JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException marked) {
            String line = marked.getProblemMark()
                    .map(mark -> ":" + (mark.getLine() + 1))
                    .orElse("");
            return refused(source + line, "not valid YAML: " + marked.getProblem(), e);
        }
        String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
        return refused(
                source + line,
                "not valid YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""),
                e);
    }

    private static BallastException refused(String where, String what) {
        return refused(where, what, null);
    }

    private static BallastException refused(String where, String what, @Nullable Throwable cause) {
        return new BallastException(ErrorCategory.INPUT_REFUSED, where + ": " + what, cause);
    }
}
