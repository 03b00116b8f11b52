package io.ballast.common.report;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/** Results as JSON for programs. Times are in seconds, sizes in bytes. */
public final class ReportJson {
    /** Escapes keep the text whole in every encoding of a terminal or a pipe. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(new SimpleModule().addSerializer(Enum.class, new ConstantsInWords()))
            .build();

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int VERSION = 1;
    private static final Pattern NOT_IN_KEYS = Pattern.compile("[^A-Za-z]+");

    private ReportJson() {}

    /** What every report begins with: its name, and the version of its form, which changes where a reader would stumble. */
    public static ObjectNode begin(String report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("report", report);
        node.put("version", VERSION);
        return node;
    }

    /** The closing report of one run. */
    public static String text(RunReport report) {
        ObjectNode node = begin(report.command());
        node.put("subject", report.subject());
        node.put("wallSeconds", seconds(report.wall()));
        ArrayNode phases = node.putArray("phases");
        report.phases().forEach(phase -> phases.add(node(phase)));
        ObjectNode facts = node.putObject("facts");
        report.facts().forEach((name, fact) -> facts.set(key(name) + fact.unit(), MAPPER.valueToTree(fact.value())));
        return text(node);
    }

    /** A record as a report of this name. */
    public static String text(String report, Record value) {
        ObjectNode node = begin(report);
        node.setAll((ObjectNode) MAPPER.valueToTree(value));
        return text(node);
    }

    /** A tree, indented, with a line end after it. */
    public static String text(ObjectNode node) {
        return MAPPER.writeValueAsString(node) + "\n";
    }

    /** A name that people read, as in {@code bytes on disk}, as a key. */
    public static String key(String name) {
        StringBuilder key = new StringBuilder();
        for (String word : NOT_IN_KEYS.split(name.replace("'s", ""), -1)) {
            String plain = word.equals(word.toUpperCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : word;
            key.append(key.isEmpty() ? plain : Character.toUpperCase(plain.charAt(0)) + plain.substring(1));
        }
        return key.toString();
    }

    /** A constant in the words of reports. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static ObjectNode node(PhaseTiming phase) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("phase", phase.phase().toLowerCase(Locale.ROOT).replace('_', ' '));
        node.put("rows", phase.rows());
        node.put("bytes", phase.bytes());
        node.put("wallSeconds", seconds(phase.wall()));
        node.put("summedSeconds", seconds(phase.summed()));
        node.put("workers", phase.workers());
        node.put("walBytes", phase.walBytes());
        return node;
    }

    public static double seconds(Duration time) {
        return time.toNanos() / NANOS_PER_SECOND;
    }

    /** Constants of records, in the words of reports. */
    @SuppressWarnings("rawtypes") // Jackson takes the class of all enums as it is
    private static final class ConstantsInWords extends StdSerializer<Enum> {
        ConstantsInWords() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum constant, JsonGenerator out, SerializationContext context) {
            out.writeString(word((Enum<?>) constant));
        }
    }
}
