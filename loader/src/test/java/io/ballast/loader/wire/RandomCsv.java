package io.ballast.loader.wire;

import io.ballast.common.schema.Column;
import java.util.List;
import java.util.SplittableRandom;

/** A file of random rows: random types, quoted where they must be and at random where they need not be. */
record RandomCsv(List<Column> columns, String text) {
    private static final String[] TYPES = {
        "uuid",
        "text",
        "varchar(80)",
        "smallint",
        "integer",
        "bigint",
        "numeric",
        "real",
        "double precision",
        "boolean",
        "date",
        "time",
        "timestamp",
        "timestamptz",
        "interval",
        "json",
        "jsonb",
        "bytea",
        "inet",
        "char",
        "text[]",
        "integer[]",
        "uuid[]",
        "numeric[]",
        "timestamptz[]"
    };

    static RandomCsv of(SplittableRandom random) {
        String[] types = new String[2 + random.nextInt(8)];
        for (int c = 0; c < types.length; c++) {
            types[c] = TYPES[random.nextInt(TYPES.length)];
        }
        List<Column> columns = Columns.of(types);
        StringBuilder csv = new StringBuilder();
        for (int rows = random.nextInt(30); rows >= 0; rows--) {
            for (int c = 0; c < types.length; c++) {
                csv.append(c == 0 ? "" : ",").append(field(columns.get(c), random));
            }
            csv.append('\n');
        }
        return new RandomCsv(columns, csv.toString());
    }

    private static String field(Column column, SplittableRandom random) {
        if (random.nextInt(10) == 0) {
            return "";
        }
        String value = RandomValues.of(column.type(), random);
        boolean must = value.isEmpty() || value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n');
        return must || random.nextInt(4) == 0 ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
    }
}
