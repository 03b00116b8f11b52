package io.ballast.cli.text;

import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.RunReport;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Results as JSON for programs. Times are in seconds, sizes in bytes. */
public final class ReportJson {
    /** Escapes keep the text whole in every encoding of a terminal or a pipe. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final double NANOS_PER_SECOND = 1e9;

    private ReportJson() {}

    /** The closing report of one run. */
    public static String text(RunReport report) {
        return text(node(report));
    }

    /** The closing reports of a command that makes several runs, in their order. */
    public static String text(List<RunReport> reports) {
        ArrayNode runs = JsonNodeFactory.instance.arrayNode();
        reports.forEach(report -> runs.add(node(report)));
        return text(runs);
    }

    /** Any record or tree, indented, with a line end after it. */
    public static String text(Object value) {
        return MAPPER.writeValueAsString(value) + "\n";
    }

    private static JsonNode node(RunReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("command", report.command());
        node.put("subject", report.subject());
        node.put("wallSeconds", seconds(report.wall()));
        ArrayNode phases = node.putArray("phases");
        report.phases().forEach(phase -> phases.add(node(phase)));
        ObjectNode facts = node.putObject("facts");
        report.facts().forEach(facts::put);
        return node;
    }

    private static JsonNode node(PhaseTiming phase) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("phase", phase.phase());
        node.put("rows", phase.rows());
        node.put("bytes", phase.bytes());
        node.put("wallSeconds", seconds(phase.wall()));
        node.put("summedSeconds", seconds(phase.summed()));
        node.put("workers", phase.workers());
        node.put("walBytes", phase.walBytes());
        return node;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS_PER_SECOND;
    }
}
