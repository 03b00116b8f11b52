package io.ballast.bench.result;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The runs and their phases as CSV tables with a header, for spreadsheets and statistics programs; a missing figure is empty. */
final class ResultTables {
    private ResultTables() {}

    static String runs(BenchResults results) {
        StringBuilder csv =
                new StringBuilder("variant,block,position,rows,committed_seconds,usable_seconds,settled_seconds,"
                        + "wal_bytes,full_page_images,requested_checkpoints,table_bytes,index_bytes,temp_bytes,"
                        + "client_cpu_seconds,server_cpu_seconds,error\n");
        for (Run run : results.runs()) {
            Clocks clocks = run.clocks();
            Recorded recorded = run.recorded();
            line(
                    csv,
                    run.variant(),
                    run.block(),
                    run.position(),
                    run.rows(),
                    clocks == null ? null : clocks.committed(),
                    clocks == null ? null : clocks.usable(),
                    clocks == null ? null : clocks.settled(),
                    recorded == null ? null : recorded.walBytes(),
                    recorded == null ? null : recorded.fullPageImages(),
                    recorded == null ? null : recorded.requestedCheckpoints(),
                    recorded == null ? null : recorded.tableBytes(),
                    recorded == null ? null : recorded.indexBytes(),
                    recorded == null ? null : recorded.tempBytes(),
                    recorded == null ? null : recorded.clientCpuSeconds(),
                    recorded == null ? null : recorded.serverCpuSeconds(),
                    run.error());
        }
        return csv.toString();
    }

    static String phases(BenchResults results) {
        StringBuilder csv = new StringBuilder("variant,block,phase,seconds,wal_bytes\n");
        for (Run run : results.runs()) {
            for (Run.Phase phase : run.phases()) {
                line(csv, run.variant(), run.block(), phase.name(), phase.seconds(), phase.walBytes());
            }
        }
        return csv.toString();
    }

    private static void line(StringBuilder csv, @Nullable Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            csv.append(i == 0 ? "" : ",").append(field(fields[i]));
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
