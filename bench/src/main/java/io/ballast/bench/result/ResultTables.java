package io.ballast.bench.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The runs and their phases as CSV tables with a header, for spreadsheets and statistics programs; a missing figure is empty. */
final class ResultTables {
    private static final String FIGURES =
            "wal_bytes,full_page_images,requested_checkpoints,temp_bytes," + "client_cpu_seconds,server_cpu_seconds";

    private ResultTables() {}

    static String runs(BenchResults results) {
        StringBuilder csv = new StringBuilder("variant,block,position,rows,committed_seconds,usable_seconds,"
                + "settled_seconds,table_bytes,index_bytes," + FIGURES + ",error\n");
        for (Run run : results.findings().runs()) {
            Clocks clocks = run.clocks();
            Recorded recorded = run.recorded();
            List<@Nullable Object> fields =
                    new ArrayList<>(Arrays.asList(run.variant(), run.block(), run.position(), run.rows()));
            fields.add(clocks == null ? null : clocks.committed());
            fields.add(clocks == null ? null : clocks.usable());
            fields.add(clocks == null ? null : clocks.settled());
            fields.add(recorded == null ? null : recorded.tableBytes());
            fields.add(recorded == null ? null : recorded.indexBytes());
            addFigures(fields, recorded == null ? null : recorded.untilUsable());
            fields.add(run.error());
            line(csv, fields);
        }
        return csv.toString();
    }

    static String phases(BenchResults results) {
        StringBuilder csv = new StringBuilder("variant,block,phase,settles,start_second,seconds," + FIGURES + "\n");
        for (Run run : results.findings().runs()) {
            for (Run.Phase phase : run.phases()) {
                List<@Nullable Object> fields = new ArrayList<>(Arrays.asList(
                        run.variant(),
                        run.block(),
                        phase.name(),
                        phase.settles(),
                        phase.startSecond(),
                        phase.seconds()));
                addFigures(fields, phase.figures());
                line(csv, fields);
            }
        }
        return csv.toString();
    }

    private static void addFigures(List<@Nullable Object> fields, @Nullable Figures figures) {
        fields.add(figures == null ? null : figures.walBytes());
        fields.add(figures == null ? null : figures.fullPageImages());
        fields.add(figures == null ? null : figures.requestedCheckpoints());
        fields.add(figures == null ? null : figures.tempBytes());
        fields.add(figures == null ? null : figures.clientCpuSeconds());
        fields.add(figures == null ? null : figures.serverCpuSeconds());
    }

    private static void line(StringBuilder csv, List<@Nullable Object> fields) {
        for (int i = 0; i < fields.size(); i++) {
            csv.append(i == 0 ? "" : ",").append(field(fields.get(i)));
        }
        csv.append('\n');
    }

    private static String field(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof Double number ? String.format(Locale.ROOT, "%.6f", number) : value.toString();
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
