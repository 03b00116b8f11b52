package io.ballast.cli.text;

import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.RunReport;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The closing report of a run for people: a row per phase, then the facts. */
public final class ReportText {
    private static final double MIB = 1 << 20;

    private ReportText() {}

    /**
     * The report.
     *
     * @param width of the lines, as far as single words allow
     */
    public static String text(RunReport report, int width) {
        TextTable phases = new TextTable(
                        "phase", ">rows", ">size", ">time", ">rows/s", ">MiB/s", ">summed time", ">workers", ">WAL")
                .optional("MiB/s", "workers", "summed time");
        for (PhaseTiming phase : report.phases()) {
            phases.row(
                    phase.phase(),
                    phase.rows() == 0 ? "" : ReadableNumbers.count(phase.rows()),
                    phase.bytes() == 0 ? "" : ReadableNumbers.size(phase.bytes()),
                    ReadableNumbers.time(phase.wall()),
                    phase.rows() == 0
                            ? ""
                            : ReadableNumbers.count(ReadableNumbers.perSecond(phase.rows(), phase.wall())),
                    phase.bytes() == 0 ? "" : mibPerSecond(phase.bytes(), phase.wall()),
                    phase.workers() < 2 ? "" : ReadableNumbers.time(phase.summed()),
                    phase.workers() < 1 ? "" : Integer.toString(phase.workers()),
                    phase.walBytes() == null ? "" : ReadableNumbers.size(phase.walBytes()));
        }
        phases.row("whole run", "", "", ReadableNumbers.time(report.wall()), "", "", "", "", "");
        return Wrapped.hanging("", report.command() + " " + report.subject(), width)
                + (report.phases().isEmpty() ? "" : phases.text(width))
                + facts(report.texts(), width);
    }

    private static String facts(Map<String, String> facts, int screen) {
        int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder();
        facts.forEach((name, value) -> text.append(Wrapped.paragraph(
                "  " + name + " ".repeat(width - name.length() + 2), " ".repeat(width + 4), value, screen)));
        return text.toString();
    }

    private static String mibPerSecond(long bytes, Duration time) {
        return String.format(Locale.ROOT, "%.1f", ReadableNumbers.perSecond(bytes, time) / MIB);
    }
}
