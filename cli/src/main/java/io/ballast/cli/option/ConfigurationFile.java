package io.ballast.cli.option;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.IoReason;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The file {@code ballast.yaml} of the working directory: options by their long names, for all commands that have them or, in a
 * section named after a command, for that command only. A key that no command knows is refused. A dataset spec may have that
 * name too; it is none of these.
 */
public final class ConfigurationFile {
    /** The name of the file. */
    public static final String NAME = "ballast.yaml";

    /** A key of every dataset spec, and of no option or command. */
    private static final String OF_SPECS = "tables";

    /** The section of keys that stand outside any section. */
    private static final String ALL_COMMANDS = "";

    private final Map<String, Map<String, String>> valuesBySection;

    private ConfigurationFile(Map<String, Map<String, String>> valuesBySection) {
        this.valuesBySection = valuesBySection;
    }

    static ConfigurationFile none() {
        return new ConfigurationFile(Map.of());
    }

    /**
     * Reads the file, if there is one; one without a line that counts says nothing.
     *
     * @param root knows all commands and options
     */
    public static ConfigurationFile read(Path directory, CommandLine root) {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return none();
        }
        try {
            YAMLMapper mapper = YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();
            return new Reader(root).read(mapper.readTree(Files.readString(file)));
        } catch (CharacterCodingException e) {
            throw new BallastException(ErrorCategory.USAGE, NAME + ": not UTF-8", e);
        } catch (IOException e) {
            throw new BallastException(ErrorCategory.USAGE, NAME + " cannot be read: " + IoReason.of(e), e);
        } catch (JacksonException e) {
            String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            String problem = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new BallastException(ErrorCategory.USAGE, NAME + line + ": not valid YAML: " + problem, e);
        }
    }

    @Nullable
    String value(String command, String key) {
        String inSection = section(command).get(key);
        return inSection != null ? inSection : section(ALL_COMMANDS).get(key);
    }

    /** The place of a value for messages: {@code ballast.yaml, key load.jobs}. */
    String place(String command, String key) {
        return NAME + ", key " + (section(command).containsKey(key) ? command + "." : "") + key;
    }

    private Map<String, String> section(String name) {
        return valuesBySection.getOrDefault(name, Map.of());
    }

    /** Turns the file's tree into texts, and refuses what no command knows. */
    private static final class Reader {
        private final Map<String, Set<String>> keysByCommand = new TreeMap<>();
        private final Set<String> allKeys = new TreeSet<>();
        private final Map<String, Map<String, String>> values = new HashMap<>();

        Reader(CommandLine root) {
            root.getSubcommands().values().forEach(this::learn);
        }

        private void learn(CommandLine command) {
            Set<String> keys = keysByCommand.computeIfAbsent(command.getCommandName(), name -> new TreeSet<>());
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (Defaults.canHaveDefault(option)) {
                    keys.add(Defaults.key(option));
                }
            }
            allKeys.addAll(keys);
            command.getSubcommands().values().forEach(this::learn);
        }

        ConfigurationFile read(JsonNode tree) {
            boolean empty = tree.isMissingNode() || tree.isNull();
            if (empty || tree.path(OF_SPECS).isObject()) {
                return none();
            }
            if (!tree.isObject()) {
                throw refused("", "found no mapping; write one option a line, such as jobs: 4");
            }
            for (Map.Entry<String, JsonNode> member : tree.properties()) {
                String name = member.getKey();
                Set<String> keysOfCommand = keysByCommand.get(name);
                if (keysOfCommand != null && member.getValue().isObject()) {
                    for (Map.Entry<String, JsonNode> inner : member.getValue().properties()) {
                        put(name, inner.getKey(), inner.getValue(), keysOfCommand);
                    }
                } else {
                    put(ALL_COMMANDS, name, member.getValue(), allKeys);
                }
            }
            return new ConfigurationFile(values);
        }

        private void put(String section, String key, JsonNode value, Set<String> known) {
            String place = section.isEmpty() ? key : section + "." + key;
            if (!known.contains(key)) {
                throw refused(place, "no such option; known here: " + String.join(", ", known));
            }
            values.computeIfAbsent(section, name -> new HashMap<>()).put(key, text(place, value));
        }

        /** A list and a mapping stand for an option that is given several times: a line for each. */
        private static String text(String place, JsonNode value) {
            if (value.isObject()) {
                List<String> lines = new ArrayList<>();
                value.properties()
                        .forEach(member -> lines.add(member.getKey() + "=" + scalar(place, member.getValue())));
                return String.join("\n", lines);
            }
            if (value.isArray()) {
                List<String> lines = new ArrayList<>();
                value.forEach(element -> lines.add(scalar(place, element)));
                return String.join("\n", lines);
            }
            return scalar(place, value);
        }

        private static String scalar(String place, JsonNode value) {
            if (!value.isValueNode() || value.isNull()) {
                throw refused(place, "expected a value, found " + (value.isNull() ? "nothing" : "a nested one"));
            }
            return value.asString();
        }

        private static BallastException refused(String place, String problem) {
            return new BallastException(
                    ErrorCategory.USAGE, NAME + (place.isEmpty() ? "" : ", key " + place) + ": " + problem);
        }
    }
}
