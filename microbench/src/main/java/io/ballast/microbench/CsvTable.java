package io.ballast.microbench;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.ExtensionType;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.TypeSyntax;
import io.ballast.loader.wire.TypeNumber;
import io.ballast.loader.wire.TypeNumbers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

/** Tables of the shapes whose encoding is measured; rows are random with a fixed seed. */
public enum CsvTable {
    /** Keys and nothing else. */
    UUIDS("uuid uuid uuid"),
    /** Instants with microseconds and nothing else. */
    INSTANTS("timestamptz timestamptz timestamptz"),
    /** Short names and nothing else. */
    WORDS("text text text"),
    /** As in the dataset {@code users}. */
    USERS("uuid text text timestamptz"),
    /** As in the dataset {@code users}. */
    EMAILS("uuid uuid text boolean"),
    /** As in the dataset {@code users}. */
    PHONE_NUMBERS("uuid uuid text"),
    /** Numbers and times. */
    ORDERS("bigint integer smallint date timestamp boolean"),
    /** Money, measures and addresses. */
    LEDGER("bigint numeric double inet timestamptz"),
    /** Text that needs quotes. */
    PROSE("integer prose"),
    /** What needs quotes within quotes. */
    DOCUMENTS("uuid jsonb text[]"),
    /** A composite type of a name, a number and an instant. */
    SHOPS("bigint shop"),
    /** Keys with their values, as the extension hstore has them. */
    TAGS("bigint hstore");

    private static final ColumnType SHOP = ColumnType.of(new CompositeType(
            new TypeName(null, "shop"),
            Stream.of("text", "integer", "timestamptz")
                    .map(field -> new CompositeType.Field(
                            field, ColumnType.parse(field).orElseThrow()))
                    .toList()));

    private static final String[] NAMES = {
        "Ada", "Grace", "Konrad", "Edsger", "Barbara", "Niklaus", "Donald", "Zuse-Müller"
    };

    private final String fields;

    CsvTable(String fields) {
        this.fields = fields;
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (String field : fields.split(" ", -1)) {
            String type =
                    switch (field) {
                        case "prose" -> "text";
                        case "double" -> "double precision";
                        default -> field;
                    };
            columns.add(Column.of("c" + columns.size(), type(type), true));
        }
        return columns;
    }

    private static ColumnType type(String name) {
        return switch (name) {
            case "shop" -> SHOP;
            case "hstore" -> TypeSyntax.parse(name, null).orElseThrow();
            default -> ColumnType.parse(name).orElseThrow();
        };
    }

    /** What a server with the extension says of the columns. */
    TypeNumbers numbers() {
        return this == TAGS ? column -> new TypeNumber(0, List.of(), ExtensionType.HSTORE) : TypeNumbers.UNKNOWN;
    }

    /** Rows until there are this number of bytes. */
    byte[] csv(int sizeBytes) {
        String[] kinds = fields.split(" ", -1);
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder csv = new StringBuilder(sizeBytes + 1000);
        while (csv.length() < sizeBytes) {
            for (int f = 0; f < kinds.length; f++) {
                csv.append(f == 0 ? "" : ",").append(value(kinds[f], random));
            }
            csv.append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String value(String field, SplittableRandom random) {
        return switch (field) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "text" -> text(random);
            case "prose" -> "\"He said: \"\"well, " + "ordinary words of a sentence, ".repeat(4) + "and so on\"\"\"";
            case "boolean" -> random.nextBoolean() ? "t" : "f";
            case "smallint" -> String.valueOf(random.nextInt(100));
            case "integer" -> String.valueOf(random.nextInt(1_000_000));
            case "bigint" -> String.valueOf(random.nextLong(1_000_000_000_000L));
            case "numeric" -> random.nextInt(1_000_000) + "." + random.nextInt(10, 100);
            case "double" -> String.valueOf(random.nextInt(10_000_000) / 1000.0);
            case "inet" -> "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
            case "jsonb" ->
                "\"{\"\"name\"\": \"\"" + text(random) + "\"\", \"\"age\"\": " + random.nextInt(100) + "}\"";
            case "text[]" -> "\"{" + text(random) + "," + text(random) + "}\"";
            case "shop" ->
                "\"(" + text(random) + "," + random.nextInt(1_000_000) + ",\"\"" + date(random) + time(random)
                        + "+00\"\")\"";
            case "hstore" ->
                "\"\"\"name\"\"=>\"\"" + text(random) + "\"\", \"\"age\"\"=>\"\"" + random.nextInt(100) + "\"\"\"";
            case "date" -> date(random);
            case "timestamp" -> date(random) + time(random);
            case "timestamptz" -> date(random) + time(random) + "+00";
            default -> throw new IllegalArgumentException(field);
        };
    }

    private String text(SplittableRandom random) {
        String name = NAMES[random.nextInt(NAMES.length)];
        return switch (this) {
            case EMAILS -> name + "." + random.nextInt(1_000_000) + "@example.com";
            case PHONE_NUMBERS -> "+1" + random.nextLong(1_000_000_000L, 10_000_000_000L);
            default -> name;
        };
    }

    private static String date(SplittableRandom random) {
        return "20%02d-%02d-%02d".formatted(random.nextInt(26), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private static String time(SplittableRandom random) {
        return " %02d:%02d:%02d.%06d"
                .formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60), random.nextInt(1_000_000));
    }
}
