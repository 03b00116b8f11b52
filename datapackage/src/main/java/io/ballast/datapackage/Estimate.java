package io.ballast.datapackage;

/**
 * How many rows a file has and how many bytes they take unpacked, judged by its beginning: good for planning only.
 */
record Estimate(long rows, long rawBytes) {
    private static final int SAMPLED_ROWS = 1000;

    /** Reads the first rows; whatever is wrong with them is thrown, unless it is set aside, and shows before anything is loaded. */
    static Estimate of(ExternalTable table, int fileIndex, long sizeBytes, boolean settingAside) {
        try (FileRecords records = FileRecords.open(table, fileIndex, settingAside)) {
            long chars = 0;
            boolean more = true;
            while (more && records.rows() < SAMPLED_ROWS) {
                more = records.next();
                if (more && records.fault() == null) {
                    chars += records.record().to(records.record().fields() - 1)
                            + records.record().fields();
                }
            }
            if (!more || chars == 0) {
                return new Estimate(records.rows(), chars);
            }
            double share = Math.min(
                    1.0,
                    (double) chars / Math.max(1, table.formats().get(fileIndex).rawBytes(sizeBytes)));
            return new Estimate(Math.round(records.rows() / share), Math.round(chars / share));
        }
    }
}
