package io.ballast.datapackage;

import io.ballast.common.bundle.BundleLimits;
import io.ballast.common.bundle.JsonPlace;
import io.ballast.common.error.BallastException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A descriptor in YAML as the JSON that it stands for. It may come from anybody: its length, its depth and its values have limits, a key
 * that is a duplicate is refused, and so is an alias, with which a few lines could stand for any number of values.
 */
final class DescriptorYaml {
    /** In bytes. */
    static final long MAX_LENGTH = 16L << 20;

    private static final int MAX_DEPTH = 32;
    /** Digits of the longest number: a long has 19 and a sign. */
    private static final int MAX_NUMBER_LENGTH = 20;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String file;
    private final YAMLParser parser;

    private DescriptorYaml(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** @param file what messages call it */
    static JsonPlace tree(String file, byte[] yaml) {
        String text = text(file, yaml);
        try (YAMLParser parser = (YAMLParser) factory(text.length()).createParser(ObjectReadContext.empty(), text)) {
            return new JsonPlace(file, "", new DescriptorYaml(file, parser).document(), DescriptorParts.REMEDY);
        } catch (JacksonException e) {
            throw unreadable(file, e);
        }
    }

    private static String text(String file, byte[] yaml) {
        if (yaml.length > MAX_LENGTH) {
            throw refused(file, "", yaml.length + " bytes", "at most " + MAX_LENGTH);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(yaml))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(file, "", "bytes that are no UTF-8", "a descriptor in UTF-8");
        }
    }

    /** The library fails where the end of a full buffer parts a pair of surrogates, so its buffer takes the whole text. */
    private static YAMLFactory factory(int length) {
        return YAMLFactory.builder()
                .loadSettings(LoadSettings.builder()
                        .setCodePointLimit((int) MAX_LENGTH)
                        .setAllowDuplicateKeys(true)
                        .setBufferSize(length + 2)
                        .build())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxStringLength(BundleLimits.MAX_TEXT_LENGTH)
                        .build())
                .build();
    }

    private JsonNode document() {
        if (parser.nextToken() == null) {
            throw refused(file, "", "an empty file", "a descriptor");
        }
        JsonNode value = value(0);
        if (parser.nextToken() != null) {
            throw refuseHere("a second document", "one");
        }
        return value;
    }

    /** The value whose first token the parser stands on. */
    private JsonNode value(int depth) {
        if (parser.isCurrentAlias()) {
            throw refuseHere("an alias", "the value itself");
        }
        if (depth > MAX_DEPTH) {
            throw refuseHere("more than " + MAX_DEPTH + " levels of mappings and lists", "at most that");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(depth);
            case START_ARRAY -> sequence(depth);
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> isNothing() ? NODES.nullNode() : NODES.stringNode(parser.getString());
        };
    }

    private JsonNode mapping(int depth) {
        ObjectNode members = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (members.has(key)) {
                throw refuseHere("the key " + JsonPlace.quoted(key) + " again", "each key once");
            }
            parser.nextToken();
            members.set(key, value(depth + 1));
        }
        return members;
    }

    private JsonNode sequence(int depth) {
        ArrayNode items = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(depth + 1));
        }
        return items;
    }

    /** Nothing at all, not even quotes: Jackson 3.0 takes it for an empty text, later versions do not. */
    private boolean isNothing() {
        return parser.getString().isEmpty()
                && parser.currentLocation().getCharOffset()
                        == parser.currentTokenLocation().getCharOffset();
    }

    private BallastException refuseHere(String found, String expected) {
        return refused(file, "line " + parser.currentTokenLocation().getLineNr(), found, expected);
    }

    private static BallastException unreadable(String file, JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException marked) {
            Optional<Mark> mark = marked.getProblemMark();
            String place = mark.map(at -> "line " + (at.getLine() + 1)).orElse("");
            return refused(file, place, "no YAML that can be read (" + marked.getProblem() + ")", "a descriptor");
        }
        TokenStreamLocation location = e.getLocation();
        String place = location == null || location.getLineNr() < 1 ? "" : "line " + location.getLineNr();
        String problem = e.getOriginalMessage().lines().findFirst().orElse("");
        return refused(file, place, "no YAML that can be read (" + problem + ")", "a descriptor");
    }

    private static BallastException refused(String file, String place, String found, String expected) {
        return new JsonPlace(file, place, NODES.nullNode(), DescriptorParts.REMEDY).refuseFound(found, expected);
    }
}
