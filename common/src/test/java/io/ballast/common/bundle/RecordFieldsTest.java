package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFieldsTest {
    private static final String SOUND =
            "1,,x\n\"\",\"a,\n\"\"b\",\"\"\n12345678,,\"\"\n" + "123456789,12345678,1234567\n".repeat(20);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 16, 31, 1000})
    void seesTheSameHoweverTheBytesArrive(int atOnce) {
        assertThatCode(() -> read(SOUND, atOnce)).doesNotThrowAnyException();
        assertThatThrownBy(() -> read(SOUND + "1,2,\n", atOnce))
                .hasMessageStartingWith("f: found NULL in column \"c\" of row 24; expected a value");
        assertThatThrownBy(() -> read(SOUND + ",2,3\n", atOnce))
                .hasMessageStartingWith("f: found NULL in column \"a\" of row 24; expected a value");
        assertThatThrownBy(() -> read(SOUND + "\n", atOnce))
                .hasMessageStartingWith("f: found NULL in column \"a\" of row 24; expected a value");
        assertThatThrownBy(() -> read(SOUND + "1,2\n", atOnce))
                .hasMessageStartingWith("f: found 2 fields in row 24; expected 3, one for each column");
    }

    private static void read(String csv, int atOnce) {
        RecordFields fields = new RecordFields(
                "f", List.of(column("a", false), column("b", true), column("c", false)), new CsvDialect(false));
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += atOnce) {
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + atOnce));
            fields.accept(piece, piece.length);
        }
    }

    private static Column column(String name, boolean nullable) {
        return Column.of(name, ColumnType.of(BaseType.TEXT), nullable);
    }
}
